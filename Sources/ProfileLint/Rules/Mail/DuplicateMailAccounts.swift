/// What makes two accounts the same mailbox: the address, the incoming server and the user name.
private struct Mailbox: Hashable {
  var address: String?
  var host: String
  var user: String?
}

extension Device {
  /// Accounts for a mailbox that an earlier account has already, each with the position of that one.
  ///
  /// A profile that carries another's identifier replaces it on the device, so accounts of two such
  /// profiles never meet; and nobody knows what a deployment variable stands for.
  var duplicateMailAccounts: [Int: Int] {
    guard CaselessHash.mayRepeat(self.mailAccounts.compactMap(Mailbox.hash)) else { return [:] }
    var first: [Mailbox: Int] = [:]
    var duplicates: [Int: Int] = [:]
    for (number, account) in self.mailAccounts.enumerated() {
      guard let mailbox = Mailbox(account) else { continue }
      guard let earlier = first[mailbox] else {
        first[mailbox] = number
        continue
      }
      if !replaceEachOther(self.mailAccounts[earlier], account) { duplicates[number] = earlier }
    }
    return duplicates
  }

  /// Whether the accounts stand in two profiles of one identifier.
  func replaceEachOther(_ one: MailAccount, _ other: MailAccount) -> Bool {
    let first = payloads[one.payload].profile
    let second = payloads[other.payload].profile
    guard first != second, let identifier = profiles[first].identifier?.value else { return false }
    return identifier == profiles[second].identifier?.value
  }
}

extension Mailbox {
  fileprivate init?(_ account: MailAccount) {
    if case .unknown = account.address { return nil }
    if case .unknown = account.incoming.userName { return nil }
    guard let host = account.incoming.hostName else { return nil }
    address = account.address.value?.lowercased()
    user = account.incoming.userName.value?.lowercased()
    self.host = host
    if address == nil && user == nil { return nil }
  }

  /// Equal for accounts of one mailbox; nil where there is no telling.
  fileprivate static func hash(_ account: MailAccount) -> CaselessHash? {
    guard let host = account.incoming.hostName else { return nil }
    var hash = CaselessHash()
    hash.add(host)
    hash.add(account.address.value ?? "")
    hash.add(account.incoming.userName.value ?? "")
    return hash
  }
}
