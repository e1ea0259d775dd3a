/// Text in ISO-2022-JP, in which escape sequences switch between ASCII and characters of two bytes.
enum ISO2022 {
  /// How long an escape sequence and the characters of two bytes behind it are; 1 for any other escape.
  ///
  /// - Parameter text: starts with the escape.
  static func length(of text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let mark = text.dropFirst().first
    guard mark == UInt8(ascii: "$") else { return mark == UInt8(ascii: "(") ? min(3, text.count) : 1 }
    // The characters end at the next escape; where none follows, at the end of the line.
    let end = text.dropFirst(2).firstIndex { $0 == 0x1B || $0 == 0x0A || $0 == 0x0D }
    return (end ?? text.endIndex) - text.startIndex
  }
}
