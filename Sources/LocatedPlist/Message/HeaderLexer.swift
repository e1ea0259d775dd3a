/// The words of a structured field's body: what RFC 5322 calls atoms, quoted strings and comments.
struct HeaderLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes that stand for themselves and end a word.
  var marks: [UInt8]
  private(set) var at: Int
  private let end: Int

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
    if byte == UInt8(ascii: "\"") { return quoted() }
    if byte == UInt8(ascii: "(") { return comment() }
    let start = at
    at += 1
    if marks.contains(byte) { return Token(kind: .mark, content: start..<at, whole: start..<at) }
    while at < end, !bytes[at].isBlank, !marks.contains(bytes[at]), bytes[at] != UInt8(ascii: "("),
      bytes[at] != UInt8(ascii: "\"")
    {
      at += 1
    }
    return Token(kind: .word, content: start..<at, whole: start..<at)
  }

  /// The byte of a mark.
  func byte(_ token: Token) -> UInt8 { bytes[token.content.lowerBound] }

  /// A quoted string; one that never ends goes to the end of the field.
  private mutating func quoted() -> Token {
    let start = at + 1
    var hasEscape = false
    at = start
    while at < end, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        hasEscape = true
        at += 1
      }
      at += 1
    }
    at = min(at, end)
    let content = start..<at
    at = min(at + 1, end)
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
      at += 1
    }
    at = min(at, end)
    let content = start..<at
    at = min(at + 1, end)
    return Token(kind: .comment, content: content, whole: start - 1..<at)
  }
}
