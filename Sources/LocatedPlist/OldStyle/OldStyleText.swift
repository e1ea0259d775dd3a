/// The text of old-style property lists.
enum OldStyleText {
  /// What stands between quotes, with its escapes resolved, as UTF-8.
  static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      guard text[at] == UInt8(ascii: "\\"), at + 1 < text.count else {
        output.append(text[at])
        at += 1
        continue
      }
      let escape = text[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "a"): output.append(0x07)
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "v"): output.append(0x0B)
      case UInt8(ascii: "U"), UInt8(ascii: "u"): at = appendUnicode(text, at, to: &output)
      case 0x30...0x37: at = appendOctal(text, at - 1, to: &output)
      default: output.append(escape)
      }
    }
    return output
  }

  /// One to four hexadecimal digits: a unit of UTF-16, of which a character may need two.
  private static func appendUnicode(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, to output: inout [UInt8]
  ) -> Int {
    let first = unit(text, start)
    var value = first.value
    var end = first.end
    if UTF16.isLeadSurrogate(UInt16(truncatingIfNeeded: value)), end + 1 < text.count,
      text[end] == UInt8(ascii: "\\"), text[end + 1] | 0x20 == UInt8(ascii: "u")
    {
      let second = unit(text, end + 2)
      if UTF16.isTrailSurrogate(UInt16(truncatingIfNeeded: second.value)) {
        value = 0x10000 + ((value & 0x3FF) << 10 | second.value & 0x3FF)
        end = second.end
      }
    }
    append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &output)
    return end
  }

  private static func unit(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: UInt32, end: Int) {
    var value: UInt32 = 0
    var at = start
    while at < text.count, at < start + 4, let digit = HexDigit.value(text[at]) {
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return (value, at)
  }

  /// One to three octal digits: a character of NeXT's own set.
  private static func appendOctal(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, to output: inout [UInt8]
  ) -> Int {
    var value = 0
    var at = start
    while at < text.count, at < start + 3, (0x30...0x37).contains(text[at]) {
      value = value * 8 + Int(text[at] - 0x30)
      at += 1
    }
    let code = value & 0xFF
    append(code < 0x80 ? Unicode.Scalar(UInt8(code)) : nextScalar(code - 0x80), to: &output)
    return at
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private static func nextScalar(_ offset: Int) -> Unicode.Scalar {
    upperHalf.indices.contains(offset) ? upperHalf[offset] : "\u{FFFD}"
  }

  /// The upper half of NeXT's character set (Unicode's table NEXTSTEP.TXT).
  private static let upperHalf: [Unicode.Scalar] = Array(
    """
    \u{A0}ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏ\
    ÐÑÒÓÔÕÖÙÚÛÜÝÞµ×÷\
    ©¡¢£⁄¥ƒ§¤’“«‹›ﬁﬂ\
    ®–†‡·¦¶•‚„”»…‰¬¿\
    ¹ˋ´ˆ˜¯˘˙¨²˚¸³˝˛ˇ\
    —±¼½¾àáâãäåçèéêë\
    ìÆíªîïðñŁØŒºòóôõ\
    öæùúûıüýłøœßþÿ\u{FFFD}\u{FFFD}
    """.unicodeScalars)

  /// The bytes of `<0a 1b>`, without its angle brackets; nil where a digit is missing or none.
  static func data(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var high: UInt8?
    for byte in text where !byte.isBlank {
      guard let digit = HexDigit.value(byte) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }
}
