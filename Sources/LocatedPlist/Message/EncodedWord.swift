/// `=?charset?B?text?=`, as RFC 2047 has it.
struct EncodedWord {
  var charset: String
  var isBase64: Bool
  var text: Range<Int>
  /// The whole word.
  var start: Int
  var end: Int

  /// The word that starts at a place; nil if none does.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard bytes.starts(withText: "=?", at: start) else { return nil }
    let name = bytes[(start + 2)...].prefix(42).prefix(while: Self.isCharsetPart)
    let mark = name.endIndex
    guard !name.isEmpty, mark + 2 < bytes.count, bytes[mark] == UInt8(ascii: "?"),
      bytes[mark + 2] == UInt8(ascii: "?")
    else { return nil }
    switch bytes[mark + 1].lowercased {
    case UInt8(ascii: "b"): isBase64 = true
    case UInt8(ascii: "q"): isBase64 = false
    default: return nil
    }
    // Words of more than the 75 characters that are allowed are met; a blank never stands in one.
    guard
      let close = bytes[(mark + 3)...].firstIndex(where: { $0 == UInt8(ascii: "?") || $0.isBlank }),
      bytes.starts(withText: "?=", at: close)
    else { return nil }
    // A language may stand behind the charset.
    charset = String(decoding: name.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self).uppercased()
    text = mark + 3..<close
    self.start = start
    end = close + 2
  }

  private static func isCharsetPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "-_.:+*".utf8.contains(byte)
  }

  /// The bytes that the text stands for; nil where it is no Base64.
  func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    isBase64 ? Base64.decoded(bytes.part(text)) : QuotedPrintable.decoded(bytes.part(text), isWord: true)
  }
}
