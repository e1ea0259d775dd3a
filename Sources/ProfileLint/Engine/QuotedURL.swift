extension String {
  /// A URL or a server's name without what may be secret in it: the name and password in front of the host, and
  /// the query.
  var withoutCredentials: String {
    let start = firstRange(of: "://")?.upperBound ?? startIndex
    let rest = self[start...]
    let question = rest.firstIndex(of: "?") ?? rest.endIndex
    let query = question == rest.endIndex ? "" : "?…"
    let authority = rest[..<question].prefix { $0 != "/" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return String(self[..<question]) + query }
    return "\(self[..<start])…\(self[at..<question])" + query
  }

  /// Whether a name and password may stand in front of a host: `user:password@example.com`.
  var hasCredentials: Bool {
    guard utf8.contains(UInt8(ascii: "@")), utf8.contains(UInt8(ascii: ":")) else { return false }
    let front = self[..<(lastIndex(of: "@") ?? startIndex)]
    return front.contains(":") && !contains(where: \.isWhitespace) && !lowercased().hasPrefix("mailto:")
  }

  /// The text with what may be secret in front of hosts left out of its words.
  var masked: String {
    guard utf8.contains(UInt8(ascii: "@")), utf8.contains(UInt8(ascii: ":")) else { return self }
    var (shown, word) = ("", "")
    for character in self + " " {
      guard character.isWhitespace else {
        word.append(character)
        continue
      }
      shown += word.hasCredentials ? word.withoutCredentials : word
      shown.append(character)
      word = ""
    }
    return String(shown.dropLast())
  }

  /// As a message quotes it.
  var quotedURL: String { withoutCredentials.quoted }
}
