/// What stands in a span of UTF-8, counted eight bytes at a time.
struct TextCount {
  /// LF, alone or after CR; a lone CR only where the text has no other line ends.
  private(set) var lineEnds = 0
  private(set) var lastLineEnd: Int?
  /// UTF-16 code units: one for each character, two outside the basic plane.
  private(set) var units = 0

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  init(_ raw: UnsafeRawBufferPointer, _ span: Range<Int>, _ lineEnd: UInt8 = UInt8(ascii: "\n")) {
    let eightEnds = Self.ones &* UInt64(lineEnd)
    var at = span.lowerBound
    while at + 8 <= span.upperBound {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      // A byte of `ends` has its high bit where a line ends.
      let difference = word ^ eightEnds
      let ends =
        ~(((difference & ~Self.highBits) &+ ~Self.highBits) | difference) & Self.highBits
      if ends != 0 {
        lineEnds += ends.nonzeroBitCount
        lastLineEnd = at + (63 - ends.leadingZeroBitCount) / 8
      }
      units += 8
      let high = word & Self.highBits
      if high != 0 {
        // Continuation bytes are 10xxxxxx, the first of four is 11110xxx.
        units -= (high & ~(word &<< 1)).nonzeroBitCount
        units += (high & (word &<< 1) & (word &<< 2) & (word &<< 3)).nonzeroBitCount
      }
      at += 8
    }
    while at < span.upperBound {
      let byte = raw[at]
      if byte == lineEnd {
        lineEnds += 1
        lastLineEnd = at
      }
      if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
      at += 1
    }
  }
}
