import LocatedPlist

extension Device {
  /// The mail servers that a device reports. Which account sends through which of them it does not say.
  mutating func installStatus(_ root: Entries) {
    guard let mail = root.section("StatusItems")?.section("account")?.section("list")?.section("mail") else {
      return
    }
    let incoming = mail.sections("incoming").map { $0.speaking(.status) }
    let outgoing = mail.sections("outgoing").map { $0.speaking(.status) }
    let dictionaries = (incoming + outgoing).sorted { $0.node.index < $1.node.index }
    _ = addExport(
      .statusReport, at: root,
      accounts: dictionaries.enumerated().map { PayloadEntries(entries: $1, index: $0) })
    withInstalled { installed in
      if !dictionaries.isEmpty { installed.facets.formUnion([.mail, .exports, .declarations]) }
      installed.mailServers += incoming.map { installed.statusServer($0, isOutgoing: false) }
      let servers = outgoing.map { installed.statusServer($0, isOutgoing: true) }
      installed.mailServers += servers
      installed.outgoingEntries += zip(servers, outgoing).map { server, entries in
        OutgoingEntry(
          server: server, form: .statusReport, name: entries.string("visible-name").value, users: [],
          isPart: false, isActive: entries.boolean("is-mail-enabled"))
      }
      installed.reportedAccounts += incoming.map {
        ReportedAccount(name: $0.string("visible-name").value, hasMail: $0.boolean("is-mail-enabled"))
      }
    }
  }
}

/// An account that a device reports.
public struct ReportedAccount: Sendable {
  public let name: String?
  /// Whether Mail is switched on for it.
  public let hasMail: Setting<Bool>
}

extension Installed {
  fileprivate mutating func statusServer(_ entries: Entries, isOutgoing: Bool) -> MailServer {
    let settings = MailExport.ServerSettings(
      host: entries.string("IncomingMailServerHostName"),
      port: entries.integer("IncomingMailServerPortNumber"), usesSSL: .unknown(entries.place),
      userName: entries.string("IncomingMailServerUsername"), authentication: .unknown(entries.place))
    // IMAP or POP: the report does not say.
    return server(settings, entries, isOutgoing ? .smtp : nil, isOutgoing: isOutgoing, account: nil)
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
