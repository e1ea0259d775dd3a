/// Leads from a byte offset of a UTF-8 text to its line, its column and its UTF-16 offset.
///
/// Every 256 bytes a mark says what came before it, so a place costs a few word reads however long
/// the file or a line of it is, and the index is 12 bytes for every 256 of the text.
struct LineIndex: Sendable {
  private let marks: ContiguousArray<Mark>
  /// Bytes of a byte order mark at the start, which is no character.
  private let byteOrderMark: Int
  /// LF, which may stand behind CR; CR in messages of programs that write no LF.
  let lineEnd: UInt8

  /// Line and column count from 1, the column and the offset in UTF-16 code units.
  struct Position: Equatable, Sendable {
    var line: Int
    var column: Int
    var offset: Int
  }

  private struct Mark {
    /// Line ends before the mark.
    var lines: UInt32 = 0
    /// Where the line starts that the mark stands in.
    var lineStart: UInt32 = 0
    /// UTF-16 code units before the mark, and before the start of its line.
    var units: UInt32 = 0
    var unitsAtLineStart: UInt32 = 0
  }

  private static let stride = 256

  init(_ bytes: [UInt8], lineEnd: UInt8 = UInt8(ascii: "\n")) {
    self.lineEnd = lineEnd
    let byteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var marks = ContiguousArray<Mark>()
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    bytes.withUnsafeBytes { raw in
      var mark = Mark(lineStart: UInt32(byteOrderMark), unitsAtLineStart: byteOrderMark > 0 ? 1 : 0)
      var start = 0
      while start <= raw.count {
        marks.append(mark)
        let end = min(start + Self.stride, raw.count)
        let part = TextCount(raw, start..<end, lineEnd)
        mark.lines += UInt32(part.lineEnds)
        if let last = part.lastLineEnd {
          mark.lineStart = UInt32(last + 1)
          mark.unitsAtLineStart = mark.units + UInt32(TextCount(raw, start..<last + 1, lineEnd).units)
        }
        mark.units += UInt32(part.units)
        start += Self.stride
      }
    }
    self.marks = marks
    self.byteOrderMark = byteOrderMark
  }

  /// The place of a byte offset in the text that the index was made of.
  func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let offset = min(max(offset, byteOrderMark), bytes.count)
    let mark = marks[offset / Self.stride]
    let start = offset / Self.stride * Self.stride
    return bytes.withUnsafeBytes { raw in
      let part = TextCount(raw, start..<offset, lineEnd)
      let units = Int(mark.units) + part.units
      var unitsAtLineStart = Int(mark.unitsAtLineStart)
      if let last = part.lastLineEnd {
        unitsAtLineStart = Int(mark.units) + TextCount(raw, start..<last + 1, lineEnd).units
      }
      return Position(
        line: Int(mark.lines) + part.lineEnds + 1, column: units - unitsAtLineStart + 1,
        offset: units - (byteOrderMark > 0 ? 1 : 0))
    }
  }

  /// Where the line of a byte offset starts.
  func lineStart(of offset: Int, in bytes: [UInt8]) -> Int {
    let offset = min(max(offset, byteOrderMark), bytes.count)
    let mark = offset / Self.stride
    let last = bytes.withUnsafeBytes { TextCount($0, mark * Self.stride..<offset, lineEnd).lastLineEnd }
    return last.map { $0 + 1 } ?? Int(marks[mark].lineStart)
  }
}
