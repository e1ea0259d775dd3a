/// The bytes of a message, and how its lines end: with LF, CRLF or, as programs of old Macs write them, CR.
struct MessageLines {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: UInt8
  /// Whether a blank line stands behind each line, as some programs copy a message.
  var isDoubled = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    end = Self.end(in: bytes)
  }

  /// What ends the lines of a text: CR where its beginning has more of them alone than it has LF.
  static func end(in text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let head = UnsafeBufferPointer(rebasing: text.prefix(64 * 1024))
    var feeds = 0
    var returns = 0
    for (offset, byte) in head.enumerated() {
      if byte == 0x0A { feeds += 1 }
      if byte == 0x0D, offset + 1 == head.count || head[offset + 1] != 0x0A { returns += 1 }
    }
    return returns > feeds ? 0x0D : 0x0A
  }

  /// Where the line ends that a place stands in, its end mark included.
  func next(from start: Int, before bound: Int) -> Int {
    (bytes[start..<bound].firstIndex(of: end) ?? bound - 1) + 1
  }

  func isBlank(_ line: Range<Int>) -> Bool { bytes[line].allSatisfy(\.isBlank) }

  /// Whether a line continues the one before it: it starts with a blank.
  func isFolded(at start: Int) -> Bool { bytes[start] == 0x20 || bytes[start] == 0x09 }

  /// The colon behind the name of the field that a line starts with; nil for another line.
  ///
  /// Of a message that lost its folds, lines may start with a time or an address of the web.
  func colon(of line: Range<Int>) -> (nameEnd: Int, colon: Int)? {
    var nameEnd = line.lowerBound
    var hasLetter = false
    while nameEnd < line.upperBound, Self.isNamePart(bytes[nameEnd]) {
      if bytes[nameEnd].isLetter { hasLetter = true }
      nameEnd += 1
    }
    var colon = nameEnd
    while colon < line.upperBound, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
    guard hasLetter, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":"),
      !bytes.starts(withText: "://", at: colon)
    else { return nil }
    return (nameEnd, colon)
  }

  /// Printable ASCII but the colon.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ":")
  }
}
