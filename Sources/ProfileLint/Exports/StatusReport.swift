import LocatedPlist
import ProfileSchema

extension Device {
  /// The accounts and mail servers that a device reports. Which account sends through which server it does not say.
  mutating func installStatus(_ root: Entries) {
    guard let report = StatusReport(root.node) else { return }
    let incoming = report.items("mail", "incoming").map { root.item($0) }
    let outgoing = report.items("mail", "outgoing").map { root.item($0) }
    let others = report.otherAccounts.map { (kind: $0.kind, entries: root.item($0.node)) }
    let dictionaries = (incoming + outgoing).sorted { $0.node.index < $1.node.index }
    add(
      .statusReport, at: root,
      payloads: dictionaries.enumerated().map { PayloadEntries(entries: $1, index: $0) }, type: "")
    withInstalled { installed in
      if !dictionaries.isEmpty { installed.facets.formUnion([.mail, .exports, .declarations]) }
      if !others.isEmpty { installed.facets.insert(.exports) }
      installed.addServers(incoming, outgoing)
      installed.reportedAccounts += others.map { ReportedAccount($0.entries, kind: $0.kind) }
    }
  }
}

extension Entries {
  fileprivate func item(_ node: Node) -> Entries {
    Entries(document: document, node: node, dialect: .status)
  }
}

/// A device's answer to what a management server subscribed to: status items by their names, as `account.list.mail`.
/// Servers keep it as it came, with the items alone, or with the dotted names as keys.
struct StatusReport {
  private let root: Node

  /// Nil for a document that is none.
  init?(_ node: Node) {
    if let items = node["StatusItems"], items.kind == .dictionary {
      root = items
      return
    }
    root = node
    guard !items("mail", "incoming").isEmpty || !items("mail", "outgoing").isEmpty else { return nil }
  }

  /// The dictionaries of a list of accounts, without those that the device has removed.
  func items(_ names: String...) -> [Node] {
    guard let list = Self.find(["account", "list"] + names, in: root), list.kind == .array else { return [] }
    return list.children.filter { $0.kind == .dictionary && $0["_removed"]?.boolean != true }
  }

  /// Accounts that are no mail accounts, though mail may come through them, with the name of their kind.
  var otherAccounts: [(kind: String, node: Node)] {
    ["exchange", "google", "caldav", "carddav", "ldap", "subscribed-calendar"].flatMap { kind in
      items(kind).map { (kind, $0) }
    }
  }

  /// What stands under names of which several may make up one key.
  private static func find(_ names: [String], in node: Node) -> Node? {
    if names.isEmpty { return node }
    guard node.kind == .dictionary else { return nil }
    return (1...names.count).lazy.compactMap { count in
      let key = names.prefix(count).joined(separator: ".")
      return node.children.first { $0.key == key }.flatMap { find(Array(names.dropFirst(count)), in: $0) }
    }.first
  }
}

/// An account that a device reports, or has without mail in it.
struct ReportedAccount: Sendable {
  let name: String?
  /// Whether it is switched on as a whole.
  var isActive: Setting<Bool> = .absent
  /// Whether Mail is switched on for it.
  let hasMail: Setting<Bool>
  /// `exchange`; nil for a mail account.
  var kind: String?
  /// `outlook.office365.com:443, user@example.com`
  var description: String?
}

extension ReportedAccount {
  /// - Parameter kind: nil for a mail account.
  fileprivate init(_ entries: Entries, kind: String?) {
    let host = entries.string("IncomingMailServerHostName").value.map { host in
      host + (entries.integer("IncomingMailServerPortNumber").value.map { ":\($0)" } ?? "")
    }
    let parts = [
      host ?? entries.string("calendar-url").value, entries.string("IncomingMailServerUsername").value,
    ]
    self.init(
      name: entries.string("VisibleName").value ?? parts.lazy.compactMap { $0 }.first,
      hasMail: entries.boolean("is-mail-enabled"), kind: kind,
      description: parts.compactMap { $0 }.joined(separator: ", "))
  }
}

extension Installed {
  fileprivate mutating func addServers(_ incoming: [Entries], _ outgoing: [Entries]) {
    mailServers += incoming.map { statusServer($0, isOutgoing: false) }
    let servers = outgoing.map { statusServer($0, isOutgoing: true) }
    mailServers += servers
    outgoingEntries += zip(servers, outgoing).map { server, entries in
      OutgoingEntry(
        server: server, form: .statusReport, name: entries.string("VisibleName").value, users: [],
        isPart: false, sharesName: false, isActive: entries.boolean("is-mail-enabled"))
    }
    reportedAccounts += incoming.map { ReportedAccount($0, kind: nil) }
  }

  private mutating func statusServer(_ entries: Entries, isOutgoing: Bool) -> MailServer {
    let settings = MailExport.ServerSettings(
      host: entries.string("IncomingMailServerHostName"),
      port: entries.integer("IncomingMailServerPortNumber"), usesSSL: .unknown(entries.place),
      userName: entries.string("IncomingMailServerUsername"), authentication: .unknown(entries.place))
    let kind = isOutgoing ? .smtp : incomingProtocol(settings)
    return server(settings, entries, kind, isOutgoing: isOutgoing, account: nil)
  }

  /// IMAP or POP, which the report does not say: what the host is documented for, or what its port is for.
  private mutating func incomingProtocol(
    _ settings: MailExport.ServerSettings
  ) -> MailServer.MailProtocol? {
    let name = settings.host.value.map(HostName.normalised) ?? ""
    let documented = name.isEmpty ? [] : facts(ofMailHost: name)?.documented ?? []
    let kinds = Set(documented.map(\.mailProtocol)).intersection([.imap, .pop])
    if kinds.count == 1 { return kinds.contains(.imap) ? .imap : .pop }
    switch settings.port.value {
    case 143, 993: return .imap
    case 110, 995: return .pop
    default: return nil
    }
  }
}

extension Dialect {
  fileprivate static let status = Dialect(names: [
    "VisibleName": ["visible-name"],
    "IncomingMailServerHostName": ["hostname"], "OutgoingMailServerHostName": ["hostname"],
    "IncomingMailServerPortNumber": ["port"], "OutgoingMailServerPortNumber": ["port"],
    "IncomingMailServerUsername": ["username"], "OutgoingMailServerUsername": ["username"],
  ])
}
