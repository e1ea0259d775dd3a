/// The words of a structured field's body: what RFC 5322 calls atoms, quoted strings and comments.
struct HeaderLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes that stand for themselves and end a word.
  var marks: [UInt8]
  private(set) var at: Int
  private let end: Int
  /// Whether a quotation mark was met that none closes; then none is one from there on.
  private var hasStrayQuote = false

  struct Token {
    enum Kind: Equatable { case word, quoted, comment, mark }

    var kind: Kind
    /// Without the quotes or parentheses around it.
    var content: Range<Int>
    var whole: Range<Int>
    /// A backslash stands in the quotes.
    var hasEscape = false
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, marks: StaticString) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    self.marks = Array(UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount))
  }

  mutating func next() -> Token? {
    while at < end, bytes[at].isBlank { at += 1 }
    guard at < end else { return nil }
    let byte = bytes[at]
    if isQuote(byte), let quoted = quoted() { return quoted }
    if byte == UInt8(ascii: "(") { return comment() }
    let start = at
    if marks.contains(byte) {
      at += 1
      return Token(kind: .mark, content: start..<at, whole: start..<at)
    }
    repeat { step() } while at < end && isInWord(bytes[at])
    return Token(kind: .word, content: start..<at, whole: start..<at)
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") && !hasStrayQuote }

  private func isInWord(_ byte: UInt8) -> Bool {
    !byte.isBlank && !marks.contains(byte) && byte != UInt8(ascii: "(") && !isQuote(byte)
  }

  /// Goes on by a byte, or by what stands between two escape sequences of ISO-2022-JP: any of its bytes may
  /// look like a mark.
  private mutating func step() {
    at += bytes[at] == 0x1B ? ISO2022.length(of: bytes[at..<end]) : 1
  }

  /// The byte of a mark.
  func byte(_ token: Token) -> UInt8 { bytes[token.content.lowerBound] }

  /// A quoted string; nil where nothing ends it.
  private mutating func quoted() -> Token? {
    let start = at + 1
    var hasEscape = false
    at = start
    while at < end, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        hasEscape = true
        at += 1
      }
      if at < end { step() }
    }
    guard at < end else {
      at = start - 1
      hasStrayQuote = true
      return nil
    }
    let content = start..<at
    at += 1
    return Token(kind: .quoted, content: content, whole: start - 1..<at, hasEscape: hasEscape)
  }

  private mutating func comment() -> Token {
    let start = at + 1
    var depth = 1
    at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): at += 1
      default: break
      }
      if depth == 0 { break }
      if at < end { step() }
    }
    at = min(at, end)
    let content = start..<at
    at = min(at + 1, end)
    return Token(kind: .comment, content: content, whole: start - 1..<at)
  }
}
