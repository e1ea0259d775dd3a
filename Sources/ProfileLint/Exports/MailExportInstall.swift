import LocatedPlist

extension Device {
  mutating func installMailExport(_ root: Entries, _ kind: Document.Kind) {
    let store = kind == .accountsStore ? StoredAccounts(root) : nil
    let export: MailExport? =
      switch kind {
      case .mailSettings: MailExport(settings: root)
      case .mailAccountBundle: MailExport(bundle: root)
      case .accountsStore: store.map { MailExport($0) }
      default: nil
      }
    guard let export else { return }
    let preferences = kind == .mailSettings ? [root.speaking(.partial)] : []
    let linked = LinkedAccounts(export)
    // Findings are told apart by where they stand, so accounts and entries stand in document order.
    let payloads = (preferences.map { PayloadEntries(entries: $0, index: 0) } + linked.payloads)
      .sorted { $0.entries.node.index < $1.entries.node.index }
    let first = add(export.form, at: root, payloads: payloads, type: "")
    let positions = Dictionary(
      payloads.enumerated().map { ($1.entries.node.index, first + $0) }, uniquingKeysWith: { a, _ in a })
    withInstalled { installed in
      for entries in preferences { installed.addPreferences(.mail, payload: first, entries) }
      installed.add(linked) { positions[$0.node.index] ?? first }
      if let store { installed.addOthers(of: store) }
    }
  }
}

/// The accounts of an export with the entries of outgoing servers that each of them sends through.
private struct LinkedAccounts {
  let export: MailExport
  let links: [(link: ExportedAccount.Link, entries: [Int])]
  /// The accounts that send through each entry, by its position.
  let users: [Int: [Int]]
  let index: EntryIndex

  init(_ export: MailExport) {
    self.export = export
    index = EntryIndex(export)
    links = export.incoming.map(index.link)
    users = links.enumerated().reduce(into: [:]) { users, link in
      for entry in link.element.entries { users[entry, default: []].append(link.offset) }
    }
  }

  /// The dictionaries of all of them.
  var payloads: [Device.PayloadEntries] {
    export.incoming.enumerated().map { number, account in
      Device.PayloadEntries(
        entries: account.entries, index: number, name: account.name ?? account.address.value,
        isOff: account.isOff)
    }
      + export.outgoing.enumerated().map { number, entry in
        let users = users[number] ?? []
        let isUsedByNone = !users.isEmpty && users.allSatisfy { export.incoming[$0].isOff }
        return Device.PayloadEntries(
          entries: entry.entries, index: number, name: entry.name ?? entry.server.host.value,
          isOff: isUsedByNone || entry.isActive.value == false || entry.hasMail.value == false)
      }
  }
}

extension Installed {
  fileprivate mutating func add(_ accounts: LinkedAccounts, position: (Entries) -> Int) {
    let (export, links) = (accounts.export, accounts.links)
    if !export.incoming.isEmpty || !export.outgoing.isEmpty { facets.formUnion([.mail, .exports]) }
    let base = mailAccounts.count
    let users = accounts.users.mapValues { $0.map { base + $0 } }
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
      let exported = ExportedAccount(account, export.form, link.link)
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
        sharesName: accounts.index.sharesName(export.outgoing[number]),
        service: export.outgoing[number].service,
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
