/// Host names as they are compared and judged.
public enum HostName {
  /// Lower case, without blanks around it and without a final dot.
  public static func normalised(_ host: String) -> String {
    var name = Substring(host.lowercased())
    while let first = name.first, first.isWhitespace { name = name.dropFirst() }
    while let last = name.last, last.isWhitespace { name = name.dropLast() }
    if name.count > 1, name.last == "." { name = name.dropLast() }
    return String(name)
  }

  /// Whether the name is the domain or stands below it: `p12-imap.mail.me.com` in `mail.me.com`.
  public static func isIn(_ domain: String, _ host: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }

  /// Whether the name is the device itself.
  public static func isLoopback(_ host: String) -> Bool {
    isIn("localhost", host) || host == "::1" || host == "[::1]"
      || (host.hasPrefix("127.") && isAddress(host))
  }

  /// Whether the text is an IPv4 address or an IPv6 address, in brackets or not.
  public static func isAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    let inner = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host[...]
    return inner.filter { $0 == ":" }.count >= 2
      && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }
}
