/// What makes two accounts the same mailbox: the address, the incoming server and the user name, in declarations
/// the asset that has the name. A provider's mailbox has an address of its own, and servers with several names.
private struct Mailbox: Hashable {
  /// The provider and the protocol, or the server's name.
  var home: String
  var address: String?
  var user: String?
  var credentials: String?
  /// The list that the account stands in, where one of another list is no second account.
  var list: Place?
}

extension Device {
  /// Accounts for a mailbox that an earlier account has already, each with the position of that one.
  ///
  /// A profile that carries another's identifier replaces it on the device, so accounts of two such
  /// profiles never meet; and nobody knows what a deployment variable stands for.
  var duplicateMailAccounts: [Int: Int] {
    guard CaselessHash.mayRepeat(self.mailAccounts.compactMap(Mailbox.hash)) else { return [:] }
    // The first in each place where an account may stand: files may be views of one account.
    var firsts: [Mailbox: [Int]] = [:]
    var duplicates: [Int: Int] = [:]
    for (number, account) in self.mailAccounts.enumerated() {
      // One that is switched off meets nobody.
      guard account.exported?.isOff != true, let mailbox = Mailbox(account) else { continue }
      if let earlier = firsts[mailbox]?.first(where: { !isSame(self.mailAccounts[$0], account) }) {
        duplicates[number] = earlier
      } else if firsts[mailbox]?.count ?? 0 < Self.mostViews {
        firsts[mailbox, default: []].append(number)
      }
    }
    return duplicates
  }

  /// Servers that one report of a device has twice for a user. It has no accounts that they would belong to.
  var repeatedIncomingServers: [(later: MailServer, earlier: MailServer)] {
    var firsts: [Mailbox: MailServer] = [:]
    return self.mailServers.compactMap { server in
      guard server.account == nil, !server.isOutgoing,
        documents[Int(server.place.document)].kind == .statusReport,
        let mailbox = Mailbox(reported: server)
      else { return nil }
      guard let first = firsts[mailbox] else {
        firsts[mailbox] = server
        return nil
      }
      return (server, first)
    }
  }

  /// More views of one account than a device's files give.
  private static var mostViews: Int { 16 }

  private func isSame(_ one: MailAccount, _ other: MailAccount) -> Bool {
    neverMeet(one, other) || areViews(one.incoming, other.incoming)
  }

  /// Whether the accounts stand in two profiles of one identifier, or in those of two users.
  func neverMeet(_ one: MailAccount, _ other: MailAccount) -> Bool {
    let (first, second) = (payloads[one.payload].profile, payloads[other.payload].profile)
    if first == second { return false }
    if !shareScope(profiles[first], profiles[second]) { return true }
    guard let identifier = profiles[first].identifier?.value else { return false }
    return identifier == profiles[second].identifier?.value
  }

  /// Whether two servers of one login may be the same thing in two files: what a device lists is what its
  /// profiles set up, and what a provider publishes is on no device.
  func areViews(_ one: MailServer, _ other: MailServer) -> Bool {
    guard one.place.document != other.place.document else { return false }
    return kinds(of: one, other).contains { $0.listsAccounts || $0.isTemplate }
  }

  /// What the files of two servers are.
  func kinds(of one: MailServer, _ other: MailServer) -> [Document.Kind] {
    [one, other].map { documents[Int($0.place.document)].kind }
  }
}

extension Mailbox {
  fileprivate init?(_ account: MailAccount) {
    let incoming = account.incoming
    if let host = incoming.hostName, let credentials = incoming.credentials {
      (home, self.credentials) = (host, credentials)
      return
    }
    if case .unknown = account.address { return nil }
    address = account.address.value?.lowercased()
    if let address, let provider = account.exported?.service ?? incoming.owner {
      home = provider.id + " " + (incoming.mailProtocol?.rawValue ?? "")
      user = (incoming.userName.value ?? address).localPart
      return
    }
    if case .unknown = incoming.userName { return nil }
    guard let host = incoming.hostName else { return nil }
    user = incoming.userName.value?.lowercased()
    home = host
    if address == nil && user == nil { return nil }
  }

  /// Nil for a server without a user.
  fileprivate init?(reported server: MailServer) {
    guard let host = server.hostName, let user = server.userName.value, let list = server.entries.node.parent
    else { return nil }
    (home, self.user, self.list) = (host, user.lowercased(), server.entries.place(of: list))
  }

  /// Equal for accounts of one mailbox; nil where there is no telling.
  fileprivate static func hash(_ account: MailAccount) -> CaselessHash? {
    guard account.incoming.hostName != nil || account.exported?.service != nil else { return nil }
    var hash = CaselessHash()
    if let credentials = account.incoming.credentials {
      hash.add(credentials)
    } else if let address = account.address.value {
      hash.add(address)
    } else {
      hash.add(account.incoming.hostName ?? "")
      hash.add(account.incoming.userName.value ?? "")
    }
    return hash
  }
}
