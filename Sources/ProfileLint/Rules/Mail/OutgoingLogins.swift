import ProfileSchema

/// Who signs in at which outgoing server. Two servers with one login are one server written twice;
/// the same host with different users is healthy.
struct OutgoingLogin: Hashable {
  private var host: String
  private var user: String

  /// Nil where a deployment variable hides the user, or nothing tells users apart.
  init?(_ account: MailAccount) {
    guard let host = account.outgoing.hostName else { return nil }
    self.host = host
    switch account.outgoing.userName {
    case .known(let name): user = name.value.lowercased()
    case .absent:
      // Without user names two accounts share a login only when they share the address.
      guard let address = account.address.value else { return nil }
      user = " " + address.lowercased()
    case .unknown, .mistyped: return nil
    }
  }

  /// Equal for accounts of one login; nil where there is no telling.
  static func hash(_ account: MailAccount) -> CaselessHash? {
    guard let host = account.outgoing.hostName else { return nil }
    var hash = CaselessHash()
    hash.add(host)
    hash.add(account.outgoing.userName.value ?? account.address.value ?? "")
    return hash
  }
}

/// How an outgoing server is reached, with what an absent key stands for.
struct OutgoingConnection: Hashable {
  private var port: Int
  private var isProtected: Bool
  private var authentication: String

  /// Nil where one of the settings cannot be judged.
  init?(_ server: MailServer) {
    switch server.port {
    case .known(let port): self.port = port.value
    case .absent: port = server.documentedInProtocol.first { $0.status == .current }?.port ?? 587
    case .unknown, .mistyped: return nil
    }
    switch server.usesSSL {
    case .known(let isOn): isProtected = isOn.value
    case .absent: isProtected = false
    case .unknown, .mistyped: return nil
    }
    switch server.authentication {
    case .known(let kind): authentication = kind.value
    case .absent: authentication = ""
    case .unknown, .mistyped: return nil
    }
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
  var equal: [Pair] = []
  /// The same login, reached in another way than the first time.
  var conflicting: [Pair] = []

  /// Leaves out accounts that are duplicates as a whole, which have a finding of their own.
  init(of device: Device) {
    guard CaselessHash.mayRepeat(device.mailAccounts.compactMap(OutgoingLogin.hash)) else { return }
    let duplicates = device.duplicateMailAccounts
    var first: [OutgoingLogin: [OutgoingConnection: Int]] = [:]
    var oldest: [OutgoingLogin: Int] = [:]
    for (number, account) in device.mailAccounts.enumerated() where duplicates[number] == nil {
      guard let login = OutgoingLogin(account), let connection = OutgoingConnection(account.outgoing) else {
        continue
      }
      let known = first[login]?[connection]
      let earlier = known ?? oldest[login]
      if known == nil { first[login, default: [:]][connection] = number }
      guard let earlier else {
        oldest[login] = number
        continue
      }
      let other = device.mailAccounts[earlier]
      if device.replaceEachOther(other, account) { continue }
      let pair = Pair(later: account.outgoing, earlier: other.outgoing)
      if known == nil { conflicting.append(pair) } else { equal.append(pair) }
    }
  }
}
