/// The text of JSON strings.
enum JSONText {
  /// A string's content with its escapes resolved, as UTF-8. The scanner has checked the escapes; what
  /// it would have refused becomes U+FFFD here.
  static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let byte = text[at]
      guard byte == UInt8(ascii: "\\"), at + 1 < text.count else {
        output.append(byte)
        at += 1
        continue
      }
      let escape = text[at + 1]
      at += 2
      if escape == UInt8(ascii: "u") {
        let (scalar, end) = self.scalar(in: text, at: at)
        output.append(contentsOf: Array(String(Character(scalar)).utf8))
        at = end
      } else {
        output.append(character(of: escape))
      }
    }
    return output
  }

  private static func character(of escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: escape
    }
  }

  /// The scalar of one escape, or of the two of a surrogate pair, behind the first `\u`.
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (Unicode.Scalar, end: Int) {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let unit = codeUnit(in: text, at: start) else { return (replacement, start) }
    guard UTF16.isLeadSurrogate(unit) else {
      return (Unicode.Scalar(unit) ?? replacement, start + 4)
    }
    guard text.starts(withText: "\\u", at: start + 4), let second = codeUnit(in: text, at: start + 6),
      UTF16.isTrailSurrogate(second)
    else { return (replacement, start + 4) }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF))
    return (Unicode.Scalar(value) ?? replacement, start + 10)
  }

  /// The number that four hexadecimal digits say.
  static func codeUnit(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
    guard text.count - start >= 4 else { return nil }
    var value: UInt16 = 0
    for at in start..<start + 4 {
      switch text[at] {
      case 0x30...0x39: value = value << 4 | UInt16(text[at] - 0x30)
      case 0x41...0x46: value = value << 4 | UInt16(text[at] - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt16(text[at] - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
