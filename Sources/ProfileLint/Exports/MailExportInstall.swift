import LocatedPlist

extension Device {
  mutating func installMailExport(_ root: Entries, _ kind: Document.Kind) {
    let export: MailExport? =
      switch kind {
      case .mailSettings: MailExport(settings: root)
      case .mailAccountBundle: MailExport(bundle: root)
      case .accountsStore: MailExport(store: root)
      default: nil
      }
    guard let export else { return }
    // Findings are told apart by where they stand, so accounts and entries stand in document order.
    let preferences = kind == .mailSettings ? [root.speaking(.partial)] : []
    let dictionaries = (preferences + export.incoming.map(\.entries) + export.outgoing.map(\.entries))
      .sorted { $0.node.index < $1.node.index }
    let first = addExport(export.form, at: root, accounts: dictionaries)
    let positions = Dictionary(
      dictionaries.enumerated().map { ($1.node.index, first + $0) }, uniquingKeysWith: { a, _ in a })
    withInstalled { installed in
      for entries in preferences { installed.addPreferences(.mail, payload: first, entries) }
      installed.add(export) { positions[$0.node.index] ?? first }
      if kind == .accountsStore { installed.addAccountsWithoutMail(StoredAccounts(root)) }
    }
  }
}

extension Installed {
  fileprivate mutating func add(_ export: MailExport, position: (Entries) -> Int) {
    if !export.incoming.isEmpty || !export.outgoing.isEmpty { facets.formUnion([.mail, .exports]) }
    let base = mailAccounts.count
    let index = EntryIndex(export)
    let links = export.incoming.map(index.link)
    var users: [Int: [Int]] = [:]
    for (number, link) in links.enumerated() {
      for entry in link.entries { users[entry, default: []].append(base + number) }
    }
    let servers = export.outgoing.enumerated().map { number, entry in
      server(entry.server, entry.entries, .smtp, isOutgoing: true, account: users[number]?.first)
    }
    for (number, account) in export.incoming.enumerated() {
      let link = links[number]
      let incoming = server(
        account.server, account.entries, account.mailProtocol, isOutgoing: false, account: base + number)
      let outgoing =
        link.entries.first.map { servers[$0] }
        ?? server(
          account.ownServer ?? .unknown(at: account.entries.place), account.entries, .smtp,
          isOutgoing: true, account: base + number)
      let exported = ExportedAccount(
        form: export.form, name: account.name, link: link.link, aliases: account.aliases,
        isActive: account.isActive, defaultAddress: account.defaultAddress, ownAliases: account.ownAliases,
        keepsSettings: account.keepsSettings, folders: account.folders)
      let mail = MailAccount(
        payload: position(account.entries), entries: account.entries, type: account.type,
        address: account.address, incoming: incoming, outgoing: outgoing, exported: exported)
      mailAccounts.append(mail)
      addMailAccount(mail)
      mailServers.append(incoming)
      if link.entries.isEmpty, account.ownServer != nil { mailServers.append(outgoing) }
    }
    mailServers += servers
    outgoingEntries += export.outgoing.indices.map { number in
      OutgoingEntry(
        server: servers[number], form: export.form, name: export.outgoing[number].name,
        users: users[number] ?? [], isPart: export.outgoing[number].isPart,
        isActive: export.outgoing[number].isActive)
    }
  }

  mutating func server(
    _ settings: MailExport.ServerSettings, _ entries: Entries, _ mailProtocol: MailServer.MailProtocol?,
    isOutgoing: Bool, account: Int?
  ) -> MailServer {
    let name = settings.host.value.map(HostName.normalised) ?? ""
    return MailServer(
      account: account, mailProtocol: mailProtocol, isOutgoing: isOutgoing, entries: entries,
      host: settings.host, port: settings.port, usesSSL: settings.usesSSL, userName: settings.userName,
      authentication: settings.authentication, hostName: name.isEmpty ? nil : name,
      known: name.isEmpty ? nil : facts(ofMailHost: name))
  }
}
