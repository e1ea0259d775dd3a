/// Where the columns of mail-servers.tsv stand, and how one of its rows is read.
struct ServerColumns: Sendable {
  let provider, mailProtocol, host, port, security, authentication, userName, status, password: Int
  let sources: Int

  init(_ table: FactTable) {
    provider = table.column("provider")
    mailProtocol = table.column("protocol")
    host = table.column("host")
    port = table.column("port")
    security = table.column("tls")
    authentication = table.column("auth")
    userName = table.column("username")
    status = table.column("status")
    password = table.column("password")
    sources = table.column("sources")
  }

  /// The row as a fact; nil for a row about no server of a mail account, such as a carrier's MMS.
  func fact(_ row: FactTable.Row, of owner: MailProvider, domain: String?) -> MailServerFact? {
    guard let mailProtocol = MailServerFact.MailProtocol(rawValue: row[mailProtocol].text),
      let port = Int(row[port].text), !row[host].isEmpty,
      let security = MailServerFact.Security(rawValue: row[security].text)
    else { return nil }
    let name = row[host].text
    return MailServerFact(
      provider: owner, mailProtocol: mailProtocol,
      host: domain.map { Self.expand(name, with: $0) } ?? name, port: port, security: security,
      authentication: row[authentication].text.split(separator: ",").map(String.init),
      userName: form(row[userName].text),
      status: MailServerFact.Status(rawValue: row[status].text) ?? .unknown,
      password: MailServerFact.PasswordKind(rawValue: row[password].text) ?? .account,
      sourceCount: row[sources].text.split(separator: "+").count)
  }

  private func form(_ text: String) -> MailServerFact.UserNameForm {
    switch text {
    case "address": .address
    case "localpart": .localPart
    case "localpart|address": .either
    case "other:au-mail-id": .mailID
    case "other:d-account-id": .accountID
    default: .unknown
    }
  }

  /// Replaces the ISPDB's `%EMAILDOMAIN%`.
  private static func expand(_ host: String, with domain: String) -> String {
    let template = "%EMAILDOMAIN%"
    guard host.hasSuffix(template) else { return host }
    return host.dropLast(template.count) + domain
  }
}
