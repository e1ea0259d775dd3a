/// The names of outgoing servers that lead nowhere, and the servers that may be meant by them.
struct BrokenLinks {
  let all: [(account: MailAccount, link: Located<String>)]
  /// Hosts of entries by file and user, to suggest one.
  private var hosts: [Login: String] = [:]
  private let accountLogins: Set<Login>
  private let linkHosts: Set<String>
  private let knownHosts: Set<String>

  init(_ device: Device) {
    all = device.mailAccounts.compactMap { account in
      guard let exported = account.exported, case .broken(let link) = exported.link else { return nil }
      return (account, link)
    }
    accountLogins = Set(all.compactMap { Login($0.account.incoming) })
    linkHosts = Set(all.map { EntryName($0.link.value).host })
    knownHosts = all.isEmpty ? [] : Set(device.mailServers.compactMap(\.hostName))
    if all.isEmpty { return }
    for server in device.outgoingEntries.map(\.server) {
      guard let login = Login(server), let host = server.hostName else { continue }
      hosts[login] = hosts[login] ?? host
    }
  }

  /// The host of an entry with the account's user.
  func host(ofUser account: MailAccount) -> String? { Login(account.incoming).flatMap { hosts[$0] } }

  /// Whether an account that has lost its server may have meant this one: by the host of the name, or by the user.
  func mayMean(_ server: MailServer) -> Bool {
    Login(server).map(accountLogins.contains) ?? false
      || server.hostName.map(linkHosts.contains) ?? false
  }

  /// The name as a message quotes it. In front of the first colon is a host, where anything tells that it is one,
  /// and not somebody's user name with the password behind it.
  func shown(_ link: Located<String>) -> String {
    let host = EntryName(link.value).host
    let first = host.prefix { $0 != "." }.prefix { $0.isLetter }
    let isHost =
      knownHosts.contains(host)
      || HostName.isPlain(host) && ["smtp", "smtps", "mail", "imap", "pop", "out", "mx"].contains(first)
    guard isHost, link.value.hasCredentials else { return link.value.quoted }
    let user = link.value.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
    return "\(host):\(user.hasCredentials ? user.withoutCredentials : user)".inQuotes
  }

  /// A user name in a file.
  private struct Login: Hashable {
    var document: Int32
    var user: String

    /// Nil for a server without a user name.
    init?(_ server: MailServer) {
      guard let name = server.userName.value else { return nil }
      (document, user) = (server.place.document, name.lowercased())
    }
  }
}
