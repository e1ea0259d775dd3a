/// `=3D` for a byte, as MIME has it.
enum QuotedPrintable {
  /// - Parameter isWord: in an encoded word, where `_` is a space and a line never ends.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>, isWord: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      if isWord, byte == UInt8(ascii: "_") {
        output.append(0x20)
      } else if byte == UInt8(ascii: "="), at + 1 < text.count, let high = HexDigit.value(text[at]),
        let low = HexDigit.value(text[at + 1])
      {
        output.append(high << 4 | low)
        at += 2
      } else if byte == UInt8(ascii: "="), !isWord, let next = softBreak(text, at: at) {
        at = next
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Behind the line end that an `=` takes away.
  private static func softBreak(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var at = start
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    if at < text.count, text[at] == 0x0D { at += 1 }
    if at < text.count, text[at] == 0x0A { return at + 1 }
    return at < text.count && (at == start || text[at - 1] != 0x0D) ? nil : at
  }
}

/// Hexadecimal digits.
enum HexDigit {
  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
