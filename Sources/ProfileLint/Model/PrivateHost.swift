extension HostName {
  /// Whether the name or address means something inside one network only: the device itself, private
  /// addresses (RFC 1918, 3927, 4193, 4291), and domains that no public name server has.
  static func isInternal(_ host: String) -> Bool {
    if isLoopback(host) || isPrivateAddress(host) { return true }
    let label = host.utf8.lastIndex(of: UInt8(ascii: ".")).map { host[host.utf8.index(after: $0)...] }
    return switch label ?? host[...] {
    case "local", "lan", "internal", "intranet", "localdomain": true
    case "arpa": isIn("home.arpa", host)
    default: false
    }
  }

  /// Whether it is an address that is never routed between networks.
  static func isPrivateAddress(_ host: String) -> Bool {
    guard isAddress(host) else { return false }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    if parts.count == 4, let first = parts[0], let second = parts[1] {
      return switch (first, second) {
      case (10, _), (192, 168), (169, 254): true
      case (172, 16...31): true
      default: false
      }
    }
    let inner = host.hasPrefix("[") ? host.dropFirst() : host[...]
    return inner.hasPrefix("fc") || inner.hasPrefix("fd") || inner.hasPrefix("fe80")
  }
}
