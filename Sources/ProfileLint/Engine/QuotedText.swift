extension String {
  /// A URL or a server's name without what may be secret in it: the name and password in front of the host, and
  /// the query.
  var withoutCredentials: String {
    let start = schemeEnd ?? startIndex
    let question = utf8[start...].firstIndex(of: UInt8(ascii: "?")) ?? endIndex
    let query = question == endIndex ? "" : "?…"
    let authority = utf8[start..<question].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#") }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      return String(self[..<question]) + query
    }
    return "\(self[..<start])…\(self[at..<question])" + query
  }

  /// Behind the first `://`.
  private var schemeEnd: Index? {
    var rest = utf8[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[utf8.index(after: colon)...]
      if rest.starts(with: "//".utf8) { return utf8.index(rest.startIndex, offsetBy: 2) }
    }
    return nil
  }

  /// Whether a name and password may stand in front of a host: `user:password@example.com`.
  var hasCredentials: Bool {
    guard let at = utf8.lastIndex(of: UInt8(ascii: "@")), utf8[..<at].contains(UInt8(ascii: ":")) else {
      return false
    }
    let isOneWord = !utf8.contains { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return isOneWord && !prefix(7).lowercased().hasPrefix("mailto:")
  }

  /// The text as a message quotes it: in quotation marks, without what may be secret in it, and not all of a very
  /// long one.
  var quoted: String { withoutSecrets.inQuotes }

  /// In quotation marks, and not all of a very long one.
  var inQuotes: String {
    guard let limit = index(startIndex, offsetBy: 80, limitedBy: endIndex), limit != endIndex else {
      return "\"\(self)\""
    }
    return "\"\(prefix(79))…\""
  }

  /// The text with `…` in place of what may be secret in it.
  var withoutSecrets: String {
    // Each kind of secret has one of these in front of it.
    guard utf8.contains(where: { "=: ".utf8.contains($0) }) else { return self }
    let bytes = Array(utf8)
    let spans = bytes.withUnsafeBufferPointer(TextSecrets.spans)
    if spans.isEmpty { return self }
    var shown: [UInt8] = []
    var end = 0
    for span in spans {
      shown += bytes[end..<span.lowerBound]
      shown += "…".utf8
      end = span.upperBound
    }
    return String(decoding: shown + bytes[end...], as: UTF8.self)
  }
}
