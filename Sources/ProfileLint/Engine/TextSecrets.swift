import LocatedPlist

/// Finds what may be secret in a text for people: the name and password and the query of a URL, the name and password
/// in front of a server's name, what stands behind `password=`, and what a program sends to sign in.
struct TextSecrets {
  /// The spans that must not be shown, in order and apart.
  static func spans(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var walk = TextSecrets(text)
    while walk.takeWord() {}
    return walk.spans
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var spans: [Range<Int>] = []
  private var expected = Expected.nothing

  /// What the words so far say about the next one.
  private enum Expected {
    case nothing
    /// The secret that `password:` announces.
    case value
    /// A mark, which makes a secret of what follows that: the word was `password`.
    case mark
    /// What `AUTH PLAIN` or `Bearer` announce, if it looks like it.
    case token
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Goes on behind the next word; false where there is none.
  private mutating func takeWord() -> Bool {
    while at < text.count, text[at].isBlank { at += 1 }
    guard at < text.count else { return false }
    let start = at
    while at < text.count, !text[at].isBlank { at += 1 }
    let word = UnsafeBufferPointer(rebasing: text[start..<at])
    let isMark = word.allSatisfy(Self.isMark)
    switch expected {
    case .value where isMark || Self.isScheme(word): break
    case .mark where isMark: expected = .value
    // `password "hunter2"`; without the marks it may be a word of the sentence.
    case .mark where Self.isQuote(word[0]) && word.count > 1: takeValue(from: start)
    case .value: takeValue(from: start)
    case .token where Self.looksLikeToken(word):
      spans.append(start..<at)
      expected = .nothing
    default:
      spans += WordSecrets.spans(in: word).map { $0.lowerBound + start..<$0.upperBound + start }
      expected = Self.expectation(behind: word)
    }
    return true
  }

  /// The word is a secret; a quoted one goes on to the closing mark.
  private mutating func takeValue(from start: Int) {
    if Self.isQuote(text[start]), let end = text[(start + 1)...].firstIndex(of: text[start]) {
      at = max(at, end + 1)
    }
    spans.append(start..<at)
    expected = .nothing
  }

  private static func expectation(behind word: UnsafeBufferPointer<UInt8>) -> Expected {
    guard let last = word.lastIndex(where: { !isMark($0) && !isQuote($0) && $0 != UInt8(ascii: ",") }),
      let first = word.firstIndex(where: { !isQuote($0) })
    else { return .nothing }
    let bare = UnsafeBufferPointer(rebasing: word[first...last])
    if isScheme(bare) { return .token }
    let name = UnsafeBufferPointer(rebasing: bare.suffix { WordSecrets.isNamePart($0) })
    guard SecretKey.matches(name) else { return .nothing }
    return word[last...].contains(where: isMark) ? .value : name.count == bare.count ? .mark : .nothing
  }

  private static func isScheme(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    schemes.contains(where: word.isSpelt)
  }

  /// Words behind which clients send a secret: `AUTH PLAIN AGhhbmFrbw==`, `Bearer eyJhbGci`.
  private static let schemes: [StaticString] = [
    "plain", "login", "bearer", "basic", "xoauth2", "oauthbearer", "cram-md5", "digest-md5",
  ]

  /// Whether a word is Base64 or the like rather than one of a language.
  private static func looksLikeToken(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count >= 8
      && word.contains {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "=")
      }
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") }
  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The end of the text as far as all of its bytes fit.
  fileprivate func suffix(while fits: (UInt8) -> Bool) -> Slice<Self> {
    let start = lastIndex { !fits($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}
