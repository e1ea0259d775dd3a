/// Host names as they are compared and judged.
public enum HostName {
  /// Lower case, without blanks around it and without a final dot.
  public static func normalised(_ host: String) -> String {
    if isNormal(host) { return host }
    var name = Substring(host.lowercased())
    while let first = name.first, first.isWhitespace { name = name.dropFirst() }
    while let last = name.last, last.isWhitespace { name = name.dropLast() }
    if name.count > 1, name.last == "." { name = name.dropLast() }
    return String(name)
  }

  /// The part of a mail address behind the @, as names are compared.
  static func domain(ofAddress address: String) -> String? {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    return normalised(String(address[address.utf8.index(after: at)...]))
  }

  /// Whether the name is the domain or stands below it: `p12-imap.mail.me.com` in `mail.me.com`.
  public static func isIn(_ domain: String, _ host: String) -> Bool {
    host == domain
      || host.utf8.count > domain.utf8.count && host.hasSuffix(domain)
        && host.utf8.dropLast(domain.utf8.count).last == UInt8(ascii: ".")
  }

  /// Whether the name is the device itself.
  public static func isLoopback(_ host: String) -> Bool {
    isIn("localhost", host) || host == "::1" || host == "[::1]"
      || (host.hasPrefix("127.") && isAddress(host))
  }

  /// Whether the text is an IPv4 address or an IPv6 address, in brackets or not.
  public static func isAddress(_ host: String) -> Bool {
    // An IPv4 address ends in a digit, an IPv6 address holds a colon; hardly any name does either.
    var host = host
    let mayBe = host.withUTF8 { bytes in
      bytes.last.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
        || bytes.contains(UInt8(ascii: ":"))
    }
    guard mayBe else { return false }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    let inner = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host[...]
    return inner.filter { $0 == ":" }.count >= 2
      && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }

  /// Whether it has a domain and is made of ASCII letters, digits, `-` and `_`, as nearly all names are.
  /// An IPv4 address is too.
  static func isPlain(_ host: String) -> Bool {
    var host = host
    return host.withUTF8(isPlain)
  }

  /// The same for a name in UTF-8.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var labels = 1
    var length = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        if length == 0 { return false }
        labels += 1
        length = 0
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        length += 1
      default:
        return false
      }
    }
    return labels > 1 && length > 0
  }

  /// Whether nothing has to be done to compare the name: ASCII without capitals, blanks and a final dot.
  private static func isNormal(_ host: String) -> Bool {
    var host = host
    return host.withUTF8 { bytes in
      for byte in bytes {
        let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        if isCapital || byte <= UInt8(ascii: " ") || byte >= 0x7F { return false }
      }
      return bytes.last != UInt8(ascii: ".")
    }
  }
}
