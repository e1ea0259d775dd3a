/// Steps over the tokens of a JSON text.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at hand; nil at the end.
  var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  /// Steps over one byte if it is this one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    at += 1
    return true
  }

  /// What is wrong at the byte at hand.
  func fault(_ fault: ReadFailure.JSONFault, _ range: Range<Int>? = nil) -> ReadFailure {
    ReadFailure(.jsonMalformed(fault), bytes: range ?? at..<min(at + 1, bytes.count))
  }

  /// The fault where another character should stand.
  func unexpected() -> ReadFailure {
    guard let byte = current else { return fault(.unexpectedEnd, bytes.count..<bytes.count) }
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    let isComment = byte == UInt8(ascii: "/") && (next == byte || next == UInt8(ascii: "*"))
    return fault(isComment || byte == UInt8(ascii: "#") ? .comment : .unexpectedCharacter)
  }

  /// Steps over `true`, `false` or `null`.
  mutating func literal(_ text: StaticString) throws(ReadFailure) {
    guard bytes.starts(withText: text, at: at) else { throw unexpected() }
    at += text.utf8CodeUnitCount
  }

  /// Steps over a number, and says whether it is a whole one.
  mutating func number() throws(ReadFailure) -> Node.Kind {
    let start = at
    _ = skip(UInt8(ascii: "-"))
    var kind = Node.Kind.integer
    let isZero = current == UInt8(ascii: "0")
    let digits = skipDigits()
    var isValid = digits > 0 && (!isZero || digits == 1)
    if skip(UInt8(ascii: ".")) {
      kind = .real
      isValid = skipDigits() > 0 && isValid
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      at += 1
      kind = .real
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      isValid = skipDigits() > 0 && isValid
    }
    guard isValid else { throw fault(.invalidNumber, start..<max(at, min(start + 1, bytes.count))) }
    return kind
  }

  private mutating func skipDigits() -> Int {
    let start = at
    while let byte = current, byte.isDigit { at += 1 }
    return at - start
  }
}

extension JSONScanner {
  /// A string's content, without its quotes.
  struct Text {
    var span: Range<Int>
    var isEscaped = false
  }

  /// Steps over a string; its opening quote is at hand.
  mutating func string() throws(ReadFailure) -> Text {
    let quote = at
    at += 1
    var isEscaped = false
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return Text(span: quote + 1..<at - 1, isEscaped: isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape()
      case 0..<0x20: throw fault(.controlCharacter)
      case 0..<0x80: at += 1
      default: try multibyteCharacter()
      }
    }
    throw fault(.unexpectedEnd, quote..<quote + 1)
  }

  private mutating func escape() throws(ReadFailure) {
    guard at + 1 < bytes.count else { throw fault(.unexpectedEnd) }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"): try unicodeEscape()
    default: throw fault(.invalidEscape, at..<at + 2)
    }
  }

  private mutating func unicodeEscape() throws(ReadFailure) {
    guard let unit = JSONText.codeUnit(in: bytes, at: at + 2) else {
      throw fault(.invalidEscape, at..<at + 2)
    }
    if UTF16.isLeadSurrogate(unit) {
      guard bytes.starts(withText: "\\u", at: at + 6),
        let second = JSONText.codeUnit(in: bytes, at: at + 8), UTF16.isTrailSurrogate(second)
      else { throw fault(.loneSurrogate, at..<at + 6) }
      at += 12
    } else {
      guard !UTF16.isTrailSurrogate(unit) else { throw fault(.loneSurrogate, at..<at + 6) }
      at += 6
    }
  }

  /// Steps over one character of UTF-8 that is not ASCII.
  private mutating func multibyteCharacter() throws(ReadFailure) {
    let (first, second) = (bytes[at], at + 1 < bytes.count ? bytes[at + 1] : 0)
    let length: Int
    let seconds: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (length, seconds) = (2, 0x80...0xBF)
    case 0xE0: (length, seconds) = (3, 0xA0...0xBF)
    case 0xED: (length, seconds) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, seconds) = (3, 0x80...0xBF)
    case 0xF0: (length, seconds) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, seconds) = (4, 0x80...0xBF)
    case 0xF4: (length, seconds) = (4, 0x80...0x8F)
    default: throw fault(.invalidUTF8)
    }
    guard bytes.count - at >= length, seconds.contains(second),
      bytes[(at + 2)..<(at + length)].allSatisfy({ (0x80...0xBF).contains($0) })
    else { throw fault(.invalidUTF8) }
    at += length
  }
}
