import ProfileSchema

/// Who signs in at which outgoing server. Two servers with one login are one server written twice;
/// the same host with different users is healthy.
struct OutgoingLogin: Hashable {
  private var host: String
  private var user: String

  /// Nil where a deployment variable hides the user, or nothing tells users apart.
  init?(_ server: MailServer, of account: MailAccount?) {
    guard let host = server.commonHostName else { return nil }
    self.host = host
    switch server.userName {
    case .known(let name): user = name.value.lowercased()
    case .absent:
      // Without user names two accounts share a login only when they share the address.
      guard let address = account?.address.value else { return nil }
      user = " " + address.lowercased()
    case .unknown, .mistyped:
      // Identifiers of assets are compared as they stand.
      guard let credentials = server.credentials else { return nil }
      user = "  " + credentials
    }
  }

  /// Equal for servers of one login; nil where there is no telling.
  static func hash(_ server: MailServer, of account: MailAccount?) -> CaselessHash? {
    guard let host = server.commonHostName else { return nil }
    var hash = CaselessHash()
    hash.add(host)
    hash.add(server.credentials ?? server.userName.value ?? account?.address.value ?? "")
    return hash
  }
}

extension MailServer {
  /// The host's name, with iCloud's own server for one half of its users (`p42-smtp.mail.me.com`) as what
  /// everybody can write for it, and in the script that people write it in.
  var commonHostName: String? {
    guard let hostName else { return nil }
    if hostName.hasPrefix("p"), hostName.hasSuffix("-smtp.mail.me.com") { return "smtp.mail.me.com" }
    guard Punycode.isIn(hostName) else { return hostName }
    return hostName.split(separator: ".", omittingEmptySubsequences: false).map(Punycode.decoded)
      .joined(separator: ".")
  }
}

/// How an outgoing server is reached, with what an absent key stands for.
struct OutgoingConnection {
  private var port: Int?
  private var isProtected: Bool?
  private var authentication: String?
  private var signsIn: Bool?
  private var startsWithTLS: Bool?

  /// Nil where one of the settings cannot be judged. What an export does not carry is left open.
  init?(_ server: MailServer) {
    let isExported = server.entries.dialect != nil
    switch server.port {
    case .known(let port): self.port = port.value
    case .absent: port = server.documentedInProtocol.first { $0.status == .current }?.port ?? 587
    case .unknown, .mistyped: if !isExported { return nil }
    }
    switch server.usesSSL {
    case .known(let isOn): isProtected = isOn.value
    case .absent: isProtected = false
    case .unknown, .mistyped: if !isExported { return nil }
    }
    switch server.authentication {
    case .known(let kind): authentication = kind.value
    case .absent: authentication = ""
    case .unknown, .mistyped: if !isExported { return nil }
    }
    guard isExported else { return }
    let properties = server.entries.section("properties") ?? server.entries
    signsIn =
      authentication.map { $0 != "EmailAuthNone" } ?? properties.boolean("ShouldUseAuthentication").value
    switch properties.integer("SecurityLayerType").value {
    case 2: startsWithTLS = false
    case 3: startsWithTLS = true
    default: break
    }
  }

  /// Whether nothing that both say differs.
  func agrees(with other: Self) -> Bool {
    func agree<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
      one == nil || other == nil || one == other
    }
    return agree(port, other.port) && agree(isProtected, other.isProtected)
      && agree(authentication, other.authentication) && agree(signsIn, other.signsIn)
      && agree(startsWithTLS, other.startsWithTLS)
  }
}

/// Outgoing servers that stand in the device's accounts more than once.
struct RepeatedOutgoingServers {
  /// A later server and the earlier one that it repeats.
  struct Pair {
    var later: MailServer
    var earlier: MailServer
  }

  /// The same login, reached in the same way.
  private(set) var equal: [Pair] = []
  /// The same login, reached in another way than the first time.
  private(set) var conflicting: [Pair] = []
  private let device: Device
  private let entries: [ObjectIdentifier: OutgoingEntry]

  private struct Known {
    var connection: OutgoingConnection
    var server: MailServer
  }

  /// More ways to reach one server, and more files that list it, than a device has.
  private static let mostKnown = 16

  /// Leaves out accounts that are duplicates as a whole, which have a finding of their own.
  init(of device: Device) {
    self.device = device
    entries = Dictionary(
      device.outgoingEntries.map { (ObjectIdentifier($0.server), $0) }, uniquingKeysWith: { a, _ in a })
    let servers = device.mailServers.filter { $0.isOutgoing && !device.isOff($0.place) }
    let hashes = servers.compactMap { OutgoingLogin.hash($0, of: device.account(of: $0)) }
    guard CaselessHash.mayRepeat(hashes) else { return }
    let duplicates = device.duplicateMailAccounts
    let silent = device.documentsWithoutLinks
    var known: [OutgoingLogin: [Known]] = [:]
    for server in servers where server.account.map({ duplicates[$0] == nil }) ?? true {
      guard let login = OutgoingLogin(server, of: device.account(of: server)),
        let connection = OutgoingConnection(server)
      else { continue }
      let others = (known[login] ?? []).filter { !device.areOne($0.server, server, silent) }
      if let same = others.first(where: { $0.connection.agrees(with: connection) }) {
        equal.append(Pair(later: server, earlier: same.server))
        continue
      }
      // What a provider publishes are alternatives.
      if let other = others.first, !device.isTemplate(server) {
        conflicting.append(Pair(later: server, earlier: other.server))
      }
      if known[login]?.count ?? 0 < Self.mostKnown {
        known[login, default: []].append(Known(connection: connection, server: server))
      }
    }
  }

  /// A finding about the later server, with the earlier one and the accounts that use either.
  func explained(_ finding: Finding, _ pair: Pair, _ note: Text) -> Finding {
    var explained = finding.related(to: pair.earlier.host.place ?? pair.earlier.place, note)
    // In profiles each server stands in the account that uses it.
    let isListed = [pair.earlier, pair.later].contains { entries[ObjectIdentifier($0)] != nil }
    guard isListed else { return explained }
    if let entry = entries[ObjectIdentifier(pair.later)], entry.sharesName {
      for user in users(of: pair.earlier) + users(of: pair.later) {
        explained = explained.related(
          to: user.place,
          Text(en: "\(name(of: user)) sends through one of them", ja: "\(name(of: user)) はどちらかで送信しています"))
      }
      return explained
    }
    for user in users(of: pair.earlier) {
      explained = explained.related(
        to: user.place,
        Text(
          en: "\(name(of: user)) sends through that one", ja: "\(name(of: user)) は先に設定されたほうで送信しています"))
    }
    for user in users(of: pair.later) {
      explained = explained.related(
        to: user.place,
        Text(en: "\(name(of: user)) sends through this one", ja: "\(name(of: user)) はこの項目で送信しています"))
    }
    return explained
  }

  /// The accounts that send through a server, as many of them as help.
  private func users(of server: MailServer) -> [MailAccount] {
    let users = entries[ObjectIdentifier(server)]?.users ?? server.account.map { [$0] } ?? []
    return users.prefix(8).map { device.mailAccounts[$0] }
  }

  private func name(of account: MailAccount) -> String {
    (account.exported?.name ?? account.description.value ?? account.address.value ?? "").quoted
  }
}

extension Device {
  /// Files that list outgoing servers and do not say which account sends through which.
  fileprivate var documentsWithoutLinks: Set<Int32> {
    let speaking = self.mailAccounts.filter { $0.exported?.link.isSaid ?? false }.map(\.place.document)
    return Set(self.outgoingEntries.map(\.server.place.document)).subtracting(speaking)
  }

  /// Whether a server is one that somebody publishes, and on no device.
  func isTemplate(_ server: MailServer) -> Bool {
    documents[Int(server.place.document)].kind.isTemplate
  }

  /// Whether two servers of one login are one entry on the device: those of profiles that replace each other,
  /// and the server of a profile's account as the device itself lists that account.
  fileprivate func areOne(_ one: MailServer, _ other: MailServer, _ silent: Set<Int32>) -> Bool {
    let (first, second) = (account(of: one), account(of: other))
    if let first, let second, neverMeet(first, second) { return true }
    guard areViews(one, other) else { return false }
    let kinds = kinds(of: one, other)
    if kinds.contains(where: \.isTemplate) || kinds.allSatisfy(\.listsAccounts) { return true }
    guard let first, let second else {
      return silent.contains(one.place.document) || silent.contains(other.place.document)
    }
    return first.incoming.hostName == second.incoming.hostName
      && first.incoming.userName.value?.lowercased() == second.incoming.userName.value?.lowercased()
  }
}
