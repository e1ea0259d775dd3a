/// The address of a DNS over HTTPS resolver: a URI template (RFC 8484).
struct ResolverURL {
  private let text: String
  private let isSecure: Bool
  /// What stands between the scheme and the path; nil without it.
  let host: String?

  init(_ text: String) {
    self.text = text
    isSecure = text.prefix(8).lowercased() == "https://"
    let authority = text.firstRange(of: "://").map { text[$0.upperBound...] }?
      .prefix { $0 != "/" && $0 != "?" && $0 != "{" }
    // Behind a name and password, which no resolver asks for.
    let place = authority?.split(separator: "@", omittingEmptySubsequences: false).last
    host = place.flatMap { $0.isEmpty ? nil : Self.host(in: $0) }
  }

  /// What keeps the resolver from being found; nil for nothing.
  var fault: Text? {
    if !isSecure {
      Text(
        en: "\(text.quoted) has to begin with https://",
        ja: "\(text.quoted) は https:// で始めてください")
    } else if host == nil {
      Text(en: "\(text.quoted) names no host", ja: "\(text.quoted) にホスト名がありません")
    } else if text.contains(where: \.isWhitespace) || !hasPairedBraces {
      Text(
        en: "\(text.quoted) is no URI template such as https://dns.example.com/dns-query{?dns}",
        ja: "\(text.quoted) は https://dns.example.com/dns-query{?dns} のような URI テンプレートではありません")
    } else {
      nil
    }
  }

  /// Without a port; an IPv6 address stays in its brackets.
  private static func host(in authority: Substring) -> String? {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
    let name = authority.prefix { $0 != ":" }
    return name.isEmpty ? nil : String(name)
  }

  /// Whether each `{` is followed by its `}`; templates do not nest.
  private var hasPairedBraces: Bool {
    var isOpen = false
    for byte in text.utf8 where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
      guard isOpen == (byte == UInt8(ascii: "}")) else { return false }
      isOpen.toggle()
    }
    return !isOpen
  }
}
