/// The lines of a text that a finding speaks about, with marks below what is meant.
struct CodeFrame {
  struct Mark {
    var bytes: Range<Int>
    var label: String
    var isPrimary: Bool
  }

  private struct Row {
    var line: FrameLine
    var marks: [Mark] = []
    var start: Int { line.bytes.lowerBound }
  }

  private var rows: [Row] = []

  /// - Parameters:
  ///   - marks: what is marked; the first one is what a long line is cut around.
  ///   - keys: the keys of what is marked, whose lines are shown too.
  ///   - width: columns for the text of a line.
  init(_ marks: [Mark], keys: [Range<Int>], in text: DocumentText, width: Int) {
    for (anchor, mark) in marks.map({ ($0.bytes, Optional($0)) }) + keys.map({ ($0, nil) }) {
      add(anchor, mark, in: text, reach: 4 * width)
    }
    rows.sort { ($0.line.number, $0.start) < ($1.line.number, $1.start) }
    fillGaps(in: text, reach: 4 * width)
    let indentation = rows.compactMap(\.line.indentation).min() ?? 0
    for index in rows.indices {
      rows[index].line.removeIndentation(indentation)
      let focus = rows[index].marks.first?.bytes ?? 0..<0
      rows[index].line.cut(to: width, around: focus)
    }
  }

  /// Puts a mark on the row of its line, or makes one. On a very long line, far apart are different rows.
  private mutating func add(_ anchor: Range<Int>, _ mark: Mark?, in text: DocumentText, reach: Int) {
    let number = text.position(of: anchor.lowerBound).line
    if let row = rows.firstIndex(where: {
      $0.line.number == number && $0.line.bytes.lowerBound <= anchor.lowerBound
        && anchor.lowerBound <= $0.line.bytes.upperBound
    }) {
      if let mark { rows[row].marks.append(mark) }
      return
    }
    // A key far in front of its value on one line says nothing.
    if mark == nil && rows.contains(where: { $0.line.number == number }) { return }
    let span = text.shownLine(around: anchor.lowerBound, reach: reach)
    let line = FrameLine(span, number: number, in: text)
    rows.append(Row(line: line, marks: mark.map { [$0] } ?? []))
  }

  /// A single line between two that are shown takes no more room than dots.
  private mutating func fillGaps(in text: DocumentText, reach: Int) {
    for index in rows.indices.dropFirst().reversed()
    where rows[index].line.number == rows[index - 1].line.number + 2 {
      let start = text.lines.lineStart(of: rows[index].start, in: text.bytes)
      let span = text.shownLine(around: max(0, start - 1), reach: reach)
      let line = FrameLine(span, number: rows[index].line.number - 1, in: text)
      rows.insert(Row(line: line), at: index)
    }
  }

  /// Digits of the largest line number.
  var gutter: Int { rows.map { String($0.line.number).utf8.count }.max() ?? 1 }

  func write(gutter: Int, level: Level, _ paint: Paint, into sink: inout ReportSink) {
    let edge = String(repeating: " ", count: gutter + 1) + "|"
    sink.write(paint(.frame, edge) + "\n")
    var last: Row?
    for row in rows {
      if let last, row.line.number > last.line.number + 1 || row.line.number == last.line.number {
        sink.write(paint(.frame, FrameLine.gap) + "\n")
      }
      last = row
      let digits = String(row.line.number)
      let number = String(repeating: " ", count: gutter - digits.utf8.count) + digits + " |"
      let shown = row.line.shown
      sink.write(paint(.frame, number) + (shown.isEmpty ? "" : " " + shown) + "\n")
      for mark in row.marks {
        let columns = row.line.columns(of: mark.bytes)
        let blanks = String(repeating: " ", count: row.line.shift + columns.lowerBound + 1)
        let line = String(repeating: mark.isPrimary ? "^" : "-", count: columns.count)
        let label = mark.label.isEmpty ? line : line + " " + mark.label
        sink.write(paint(.frame, edge) + blanks)
        sink.write((mark.isPrimary ? paint(level, label) : paint(.frame, label)) + "\n")
      }
    }
  }
}

extension DocumentText {
  /// The line of an offset; of a long one so many bytes on either side, cut between characters and, where
  /// that is possible, in front of a mark.
  fileprivate func shownLine(around offset: Int, reach: Int) -> Range<Int> {
    let first = lines.lineStart(of: offset, in: bytes)
    var start = first
    if offset - first > reach {
      start = offset - reach
      while start < offset && bytes[start] & 0xC0 == 0x80 { start += 1 }
      start = bytes[start..<offset].firstIndex(of: UInt8(ascii: "<")) ?? start
    }
    var end = lineEnd(from: offset, reach: reach)
    while end < bytes.count && end > offset && bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }
}
