import LocatedPlist

/// Finds what may be secret in one word of a text.
enum WordSecrets {
  static func spans(in word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let spans = markedSpans(in: word)
    return spans.isEmpty ? webToken(in: word).map { [$0] } ?? [] : spans
  }

  /// What a mark in the word tells: it is a URL, or a name and its value.
  private static func markedSpans(in word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let mark = word.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
      return []
    }
    var spans = urlSpans(in: word, from: mark)
    if spans.isEmpty, let user = bareUser(in: word) { spans = [user] }
    guard let value = secretValue(in: word, from: mark) else { return spans }
    // The value goes on to the end of the word, so it swallows what it touches.
    let before = spans.filter { $0.upperBound < value.lowerBound }
    let start =
      spans.count > before.count ? min(spans[before.count].lowerBound, value.lowerBound) : value.lowerBound
    return before + [start..<value.upperBound]
  }

  /// A JSON Web Token: `eyJhbGciOiJIUzI1NiJ9.e30.abc`, whose first part is always the start of a JSON object.
  private static func webToken(in word: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var start = 0
    while start + 3 <= word.count {
      let end = word[start...].firstIndex { !isNamePart($0) && $0 != UInt8(ascii: ".") } ?? word.count
      let parts = word[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      if word[start..<end].starts(with: "eyJ".utf8), parts.count >= 3 { return start..<end }
      start = end + 1
    }
    return nil
  }

  private static func urlSpans(in word: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var at = start
    while let scheme = index(ofSchemeIn: word, from: at) {
      let authority = scheme + 3
      let end = word[authority...].firstIndex(where: isEndOfURL) ?? word.count
      var path = word[authority..<end].firstIndex(where: isEndOfAuthority) ?? end
      if let user = userInfo(in: word, authority..<path, before: end) {
        spans.append(user)
        path = max(path, user.upperBound)
      }
      if let query = word[path..<end].firstIndex(of: UInt8(ascii: "?")), query + 1 < end {
        spans.append(query + 1..<end)
      }
      at = end
    }
    return spans
  }

  /// The name and password in front of a host. A password may hold any mark that somebody forgot to encode.
  private static func userInfo(
    in word: UnsafeBufferPointer<UInt8>, _ authority: Range<Int>, before end: Int
  ) -> Range<Int>? {
    var limit = authority.upperBound
    if let colon = word[authority].firstIndex(of: UInt8(ascii: ":")),
      !word[(colon + 1)..<authority.upperBound].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ":") })
    {
      limit = end
    }
    return word[authority.lowerBound..<limit].lastIndex(of: UInt8(ascii: "@")).map {
      authority.lowerBound..<$0
    }
  }

  /// The name and password in front of a server's name without a scheme: `user:password@proxy.example.com`.
  private static func bareUser(in word: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let at = word.lastIndex(of: UInt8(ascii: "@")),
      let colon = word[..<at].firstIndex(of: UInt8(ascii: ":")),
      !word[..<at].contains(where: { "/<>;,".utf8.contains($0) }),
      !labels.contains(where: UnsafeBufferPointer(rebasing: word[..<colon]).isSpelt)
    else { return nil }
    return 0..<at
  }

  /// What may stand in front of an address, with a colon between.
  private static let labels: [StaticString] = [
    "mailto", "to", "from", "rfc822", "recipient", "sender", "for",
  ]

  /// What stands behind `password=` or `token:`.
  private static func secretValue(in word: UnsafeBufferPointer<UInt8>, from mark: Int) -> Range<Int>? {
    var mark = mark
    while true {
      var end = mark
      // In JSON a quotation mark closes the name.
      while end > 0, "\"'".utf8.contains(word[end - 1]) { end -= 1 }
      var start = end
      while start > 0, isNamePart(word[start - 1]) { start -= 1 }
      if mark + 1 < word.count, word[mark + 1] != UInt8(ascii: "/"),
        SecretKey.matches(UnsafeBufferPointer(rebasing: word[start..<end]))
      {
        return mark + 1..<word.count
      }
      let next = word[(mark + 1)...].firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
      guard let next else { return nil }
      mark = next
    }
  }

  private static func index(ofSchemeIn word: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var at = start
    while at + 2 < word.count {
      if word[at] == UInt8(ascii: ":"), word[at + 1] == UInt8(ascii: "/"), word[at + 2] == UInt8(ascii: "/") {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Whether a byte may be in the name of a setting.
  static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private static func isEndOfURL(_ byte: UInt8) -> Bool { "<>\"'()[]{}|".utf8.contains(byte) }
  private static func isEndOfAuthority(_ byte: UInt8) -> Bool { "/?#".utf8.contains(byte) }
}
