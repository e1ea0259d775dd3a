/// Finds what may be secret in a text for people: the name and password and the query of a URL, what stands
/// behind `password=`, and what a program sends to sign in.
enum TextSecrets {
  /// The spans that must not be shown, in order and apart.
  static func spans(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var isBehindScheme = false
    var at = 0
    while at < text.count {
      guard !isBlank(text[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < text.count, !isBlank(text[at]) { at += 1 }
      let word = UnsafeBufferPointer(rebasing: text[start..<at])
      if isBehindScheme, looksLikeToken(word) {
        spans.append(start..<at)
      } else {
        spans += Self.spans(inWord: word).map { $0.lowerBound + start..<$0.upperBound + start }
      }
      isBehindScheme = schemes.contains { word.count == $0.utf8CodeUnitCount && word.mentions($0) }
    }
    return spans
  }

  /// Words behind which clients send a secret: `AUTH PLAIN AGhhbmFrbw==`, `Bearer eyJhbGci`.
  private static let schemes: [StaticString] = [
    "plain", "login", "bearer", "basic", "xoauth2", "oauthbearer", "cram-md5", "digest-md5",
  ]

  /// Whether a word is Base64 or the like rather than one of a language.
  private static func looksLikeToken(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count >= 8 && word.contains { isDigit($0) || $0 == UInt8(ascii: "=") || (0x41...0x5A).contains($0) }
  }

  private static func spans(inWord word: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let mark = word.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
      return []
    }
    let spans = urlSpans(in: word, from: mark)
    guard let value = secretValue(in: word, from: mark) else { return spans }
    // The value goes on to the end of the word, so it swallows what it touches.
    let before = spans.filter { $0.upperBound < value.lowerBound }
    let start =
      spans.count > before.count ? min(spans[before.count].lowerBound, value.lowerBound) : value.lowerBound
    return before + [start..<value.upperBound]
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
      !word[(colon + 1)..<authority.upperBound].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ":") })
    {
      limit = end
    }
    return word[authority.lowerBound..<limit].lastIndex(of: UInt8(ascii: "@")).map {
      authority.lowerBound..<$0
    }
  }

  /// What stands behind `password=` or `token:`.
  private static func secretValue(in word: UnsafeBufferPointer<UInt8>, from mark: Int) -> Range<Int>? {
    var mark = mark
    while true {
      var start = mark
      while start > 0, isNamePart(word[start - 1]) { start -= 1 }
      if mark + 1 < word.count, word[mark + 1] != UInt8(ascii: "/"),
        SecretKey.matches(UnsafeBufferPointer(rebasing: word[start..<mark]))
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

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private static func isEndOfURL(_ byte: UInt8) -> Bool { "<>\"'()[]{}|".utf8.contains(byte) }
  private static func isEndOfAuthority(_ byte: UInt8) -> Bool { "/?#".utf8.contains(byte) }
}
