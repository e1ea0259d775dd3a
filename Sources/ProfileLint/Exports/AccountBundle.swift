import LocatedPlist

// MailAccounts.plist of a .mailaccounts bundle, as Apple's Mail Account Bundles guide (archived) and
// published bundles have it.
extension MailExport {
  init(bundle root: Entries) {
    form = .accountBundle
    let accounts = root.sections("Multiple").flatMap { $0.sections("Accounts") }
      .map { $0.speaking(.accountBundle) }
    for entries in accounts {
      let type = entries.string("EmailAccountType")
      if type.value == "SMTP" {
        outgoing.append(Outgoing(bundled: entries))
      } else if let account = Incoming(bundled: entries, type) {
        incoming.append(account)
      }
    }
  }
}

extension Dialect {
  static let accountBundle = Dialect(
    names: [
      "EmailAccountDescription": ["AccountName"], "EmailAccountType": ["Protocol"],
      "IncomingMailServerHostName": ["ServerName"], "OutgoingMailServerHostName": ["ServerName"],
      "IncomingMailServerPortNumber": ["PortNumber"], "OutgoingMailServerPortNumber": ["PortNumber"],
      "IncomingMailServerUseSSL": ["SSLEnabled"], "OutgoingMailServerUseSSL": ["SSLEnabled"],
      "IncomingMailServerAuthentication": ["AuthenticationScheme"],
      "OutgoingMailServerAuthentication": ["AuthenticationScheme"],
    ],
    words: [
      "EmailAccountType": ["IMAP": "EmailTypeIMAP", "POP": "EmailTypePOP"],
      "IncomingMailServerAuthentication": schemes, "OutgoingMailServerAuthentication": schemes,
    ])
}

extension MailExport.Incoming {
  fileprivate init?(bundled entries: Entries, _ type: Setting<String>) {
    guard ["EmailTypeIMAP", "EmailTypePOP"].contains(type.value ?? "") else { return nil }
    self.init(
      entries: entries, type: type, address: .unknown(entries.place),
      server: MailExport.ServerSettings(bundled: entries))
    sendsThrough = Array(entries.texts("DeliveryAccounts").prefix(1))
    alternates = Array(entries.texts("DeliveryAccounts").dropFirst())
    name = entries.string("EmailAccountDescription").value
  }
}

extension MailExport.Outgoing {
  fileprivate init(bundled entries: Entries) {
    self.init(
      entries: entries, server: MailExport.ServerSettings(bundled: entries),
      name: entries.string("EmailAccountDescription").value,
      names: [entries.string("AccountID").value.map(EntryName.init)].compactMap { $0 })
  }
}

extension MailExport.ServerSettings {
  fileprivate init(bundled entries: Entries) {
    self.init(
      host: entries.texts("IncomingMailServerHostName").first.map { .known($0) }
        ?? .unknown(entries.place),
      port: entries.integer("IncomingMailServerPortNumber"),
      usesSSL: entries.boolean("IncomingMailServerUseSSL"), userName: .unknown(entries.place),
      authentication: MailExport.authentication(entries))
  }
}
