/// One field of a message's header: `Name: body`, with what the body was folded into.
struct HeaderField {
  /// Empty for a line that is no field and continues none.
  var name: Range<Int>
  /// Without the blanks around it.
  var body: Range<Int>
}

/// Steps over the fields of a header, up to the blank line that ends it.
///
/// Lines end with LF, CRLF or, in a text without any LF, CR.
struct HeaderScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let lineEnd: UInt8
  private(set) var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    lineEnd = Self.lineEnd(in: UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// How the lines of a text end: with CR only where its beginning has no LF.
  static func lineEnd(in text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let head = text.prefix(64 * 1024)
    return head.contains(0x0D) && !head.contains(0x0A) ? 0x0D : 0x0A
  }

  /// Steps over what a mailbox file writes in front of a message.
  mutating func skipEnvelope() {
    while at < end, bytes[at].isBlank { at += 1 }
    if bytes.starts(withText: "From ", at: at) || bytes.starts(withText: ">From ", at: at) {
      at = nextLine(from: at)
    }
  }

  /// The next field; nil at the blank line, behind which it then stands, and at the end.
  mutating func next() -> HeaderField? {
    guard at < end else { return nil }
    let start = at
    let firstEnd = nextLine(from: start)
    at = firstEnd
    if bytes[start..<firstEnd].allSatisfy(\.isBlank) { return nil }
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 {
      let next = nextLine(from: at)
      // Some programs fold into a line of blanks; where nothing follows, it ends the header.
      if bytes[at..<next].allSatisfy(\.isBlank), !continues(at: next) { break }
      at = next
    }
    return field(start..<at)
  }

  private func continues(at start: Int) -> Bool {
    start < end && (bytes[start] == 0x20 || bytes[start] == 0x09)
  }

  private func field(_ lines: Range<Int>) -> HeaderField {
    var nameEnd = lines.lowerBound
    while nameEnd < lines.upperBound, Self.isNamePart(bytes[nameEnd]) { nameEnd += 1 }
    var colon = nameEnd
    while colon < lines.upperBound, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
    guard nameEnd > lines.lowerBound, colon < lines.upperBound, bytes[colon] == UInt8(ascii: ":") else {
      return HeaderField(name: lines.lowerBound..<lines.lowerBound, body: bytes.trimmed(lines))
    }
    return HeaderField(name: lines.lowerBound..<nameEnd, body: bytes.trimmed(colon + 1..<lines.upperBound))
  }

  /// Printable ASCII but the colon.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ":")
  }

  private func nextLine(from start: Int) -> Int {
    (bytes[start..<end].firstIndex(of: lineEnd) ?? end - 1) + 1
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A range without the blanks at its two ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The bytes of a range, as a text of their own.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }

  /// A range's text in small letters, up to a length that names have.
  func lowercasedName(_ range: Range<Int>) -> String {
    String(decoding: self[range].prefix(80).map(\.lowercased), as: UTF8.self)
  }
}
