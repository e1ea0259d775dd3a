import LocatedPlist

extension Installed {
  /// - Parameter elsewhere: the address, where it does not stand in the payload.
  mutating func readMail(_ payload: Payload, _ position: Int, address elsewhere: Setting<String>? = nil) {
    let entries = payload.entries
    let type = entries.string("EmailAccountType")
    let incoming: MailServer.MailProtocol? =
      switch type.value {
      case "EmailTypeIMAP": .imap
      case "EmailTypePOP": .pop
      default: nil
      }
    let account = MailAccount(
      payload: position, entries: entries, type: type, address: elsewhere ?? entries.string("EmailAddress"),
      incoming: mailServer(in: entries, mailProtocol: incoming, keys: .incoming),
      outgoing: mailServer(in: entries, mailProtocol: .smtp, keys: .outgoing))
    facets.insert(.mail)
    mailAccounts.append(account)
    addMailAccount(account)
    mailServers.append(account.incoming)
    mailServers.append(account.outgoing)
    noteSecrets(
      ["IncomingPassword", "OutgoingPassword"], in: entries, .account, payload: position)
    noteReferences(
      ["SMIMESigningCertificateUUID", "SMIMEEncryptionCertificateUUID"], .smime, in: entries,
      payload: position)
  }

  private mutating func mailServer(
    in entries: Entries, mailProtocol: MailServer.MailProtocol?, keys: MailServerKeys
  ) -> MailServer {
    let host = entries.string(keys.host)
    let name = host.value.map(HostName.normalised) ?? ""
    return MailServer(
      account: mailAccounts.count, mailProtocol: mailProtocol, isOutgoing: keys.areOutgoing,
      entries: entries, host: host, port: entries.integer(keys.port),
      usesSSL: entries.boolean(keys.usesSSL), userName: entries.string(keys.userName),
      authentication: entries.string(keys.authentication),
      hostName: name.isEmpty ? nil : name,
      known: name.isEmpty ? nil : facts(ofMailHost: name))
  }
}

/// The keys of one of the two servers.
private struct MailServerKeys {
  let areOutgoing: Bool
  let host, port, usesSSL, userName, authentication: StaticString

  static let incoming = MailServerKeys(
    areOutgoing: false, host: "IncomingMailServerHostName", port: "IncomingMailServerPortNumber",
    usesSSL: "IncomingMailServerUseSSL", userName: "IncomingMailServerUsername",
    authentication: "IncomingMailServerAuthentication")
  static let outgoing = MailServerKeys(
    areOutgoing: true, host: "OutgoingMailServerHostName", port: "OutgoingMailServerPortNumber",
    usesSSL: "OutgoingMailServerUseSSL", userName: "OutgoingMailServerUsername",
    authentication: "OutgoingMailServerAuthentication")
}
