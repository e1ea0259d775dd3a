import ProfileSchema

/// A server that everybody reaches without a VPN: Apple's, or one that a public mail provider documents.
struct PublicServer {
  /// As names are compared.
  var host: String
  /// `imap.gmail.com:993`, as messages name it.
  var address: String
  /// Where an account of the device names it; nil for those of Apple.
  var accountPlace: Place?

  /// What an Apple device signs in to iCloud, gets its mail and hears of new mail with.
  static let ofApple: [PublicServer] = [
    ("imap.mail.me.com", 993), ("smtp.mail.me.com", 587), ("setup.icloud.com", 443),
    ("gateway.icloud.com", 443), ("idmsa.apple.com", 443), ("gsa.apple.com", 443),
    ("courier.push.apple.com", 5223),
  ].map { host, port in PublicServer(host: host, address: "\(host):\(port)") }

  /// The accounts' servers, each once. A hundred are enough to speak of, whatever a file holds.
  static func ofAccounts(on device: Device) -> [PublicServer] {
    var seen: Set<String> = []
    var servers: [PublicServer] = []
    for endpoint in device.accounts.lazy.flatMap(\.endpoints) where servers.count < 100 {
      guard seen.insert(endpoint.hostName).inserted, isPublic(endpoint.hostName) else { continue }
      servers.append(
        PublicServer(
          host: endpoint.hostName, address: endpoint.address, accountPlace: endpoint.host.place))
    }
    return servers
  }

  private static func isPublic(_ host: String) -> Bool {
    // The longest name that DNS has.
    guard host.utf8.count <= 253 else { return false }
    return AppleDomain.services.contains { HostName.isIn($0, host) }
      || !MailProviders.shared.servers(at: host).isEmpty
  }

  /// Whether it stands beside the VPN's gateway, or may: a gateway that nobody knows can be anywhere.
  func belongs(to vpn: VPN) -> Bool {
    switch vpn.gateway {
    case .unknown: return accountPlace != nil
    case .absent, .mistyped: return false
    case .known(let gateway):
      let gateway = HostName.normalised(gateway.value)
      let domain = gateway.drop { $0 != "." }.dropFirst()
      if domain.contains("."), HostName.isIn(String(domain), host) { return true }
      guard let provider = MailProviders.shared.providerDomain(above: gateway) else { return false }
      return provider == MailProviders.shared.providerDomain(above: host)
    }
  }
}
