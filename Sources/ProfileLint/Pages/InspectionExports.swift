import LocatedPlist
import ProfileSchema

extension Inspection {
  /// Accounts, servers, and which account sends through which of them.
  func addExports(to tree: inout TreeText) {
    addStoredAccounts(to: &tree)
    let links = BrokenLinks(device)
    let off = Set(device.outgoingEntries.filter(\.isOff).map { ObjectIdentifier($0.server) })
    for account in device.mailAccounts {
      if let exported = account.exported { add(account, exported, links, off, to: &tree) }
    }
    let published = Dictionary(
      device.providerSettings.flatMap(\.servers).map { ($0.element.index, $0) },
      uniquingKeysWith: { a, _ in a })
    let listed = Set(device.outgoingEntries.map { ObjectIdentifier($0.server) })
    for server in device.mailServers
    where server.account == nil && !listed.contains(ObjectIdentifier(server)) {
      tree.field(
        1,
        (server.isOutgoing ? text("outgoing server", "送信サーバー") : text("incoming server", "受信サーバー"))
          + quoted(server.entries.string("VisibleName").value),
        published[server.entries.node.index].map { line(server, publishedAs: $0) } ?? line(server))
    }
    for entry in device.outgoingEntries { add(entry, to: &tree) }
    for refusal in device.providerSettings.compactMap(\.refusal) {
      tree.line(1, Visible.text(refusal.text(language)))
    }
    for settings in device.providerSettings where !settings.domains.isEmpty {
      tree.field(1, text("for addresses of", "対象ドメイン"), settings.domains.joined(separator: ", "))
    }
    addReportedAccounts(to: &tree)
    addDeclarations(to: &tree)
    for rule in device.mailRules {
      let state = rule.isActive ? text("on", "オン") : text("off", "オフ")
      tree.field(1, text("rule", "ルール"), "\(rule.name) (\(state))")
    }
    addManifest(to: &tree)
  }

  private func add(
    _ account: MailAccount, _ exported: ExportedAccount, _ links: BrokenLinks, _ off: Set<ObjectIdentifier>,
    to tree: inout TreeText
  ) {
    tree.line(1, text("account", "アカウント") + quoted(exported.name ?? account.address.value))
    if exported.isActive.value == false {
      tree.line(2, text("switched off", "オフ"))
    } else if exported.hasMail.value == false {
      tree.line(2, text("Mail is switched off in it", "メールはオフ"))
    }
    let others = exported.aliases.map { alias in
      alias.address.value + (alias.isEnabled ? "" : offMark)
    }
    let addresses = others.isEmpty ? [account.address.value].compactMap { $0 } : others
    tree.field(2, text("addresses", "アドレス"), addresses.joined(separator: ", "))
    let (incoming, outgoing) = (account.incoming, account.outgoing)
    tree.field(2, text("receives from", "受信"), line(incoming, of: exported.service))
    switch exported.link {
    case .entry, .own:
      let isOff = off.contains(ObjectIdentifier(outgoing))
      tree.field(
        2, text("sends through", "送信"), line(outgoing, of: exported.service) + (isOff ? offMark : ""))
    case .broken(let name):
      tree.field(
        2, text("sends through", "送信"),
        links.shown(name) + " ("
          + text("not in the list of servers", "サーバーの一覧にありません") + ")", holdsNoSecret: true)
    case .unsaid: break
    }
  }

  private var offMark: String { text(" (off)", " (オフ)") }

  /// A server, or whose the servers are where the account leaves that to the device.
  private func line(_ server: MailServer, of service: MailProvider?) -> String {
    guard server.hostName == nil, let service else { return line(server) }
    return text("the servers of \(service.name)", "\(service.name) のサーバー")
  }

  /// A server that a provider publishes, with what a connection starts with and how one signs in.
  private func line(_ server: MailServer, publishedAs settings: ProviderSettings.Server) -> String {
    let startsPlain = settings.security.value == .startTLS
    let methods = settings.words("authentication").map(\.value)
    return
      (startsPlain ? line(server).replacing(", SSL", with: ", STARTTLS", maxReplacements: 1) : line(server))
      + (methods.isEmpty ? "" : ", " + methods.joined(separator: ", "))
  }

  private func add(_ entry: OutgoingEntry, to tree: inout TreeText) {
    tree.field(
      1, text("outgoing server", "送信サーバー") + quoted(entry.name),
      line(entry.server, of: entry.service) + (entry.isOff ? offMark : ""))
    let users = entry.users.map { position in
      let account = device.mailAccounts[position]
      return account.exported?.name ?? account.address.value ?? "?"
    }
    if !users.isEmpty {
      tree.field(2, text("used by", "使用アカウント"), users.joined(separator: ", "))
    } else if entry.form != .statusReport && !entry.isPart {
      tree.line(2, text("used by no account", "使用するアカウントなし"))
    }
  }

  /// The identifiers in PayloadManifest.plist.
  private func addManifest(to tree: inout TreeText) {
    guard let document = device.documents.first, document.kind == .payloadManifest,
      let root = document.list?.root
    else { return }
    let entries = Entries(document: 0, node: root)
    for (key, label) in [
      ("OrderedProfiles" as StaticString, text("profile", "プロファイル")),
      ("HiddenProfiles", text("hidden profile", "非表示のプロファイル")),
    ] {
      for identifier in entries.strings(key) { tree.field(1, label, identifier.value) }
    }
  }
}
