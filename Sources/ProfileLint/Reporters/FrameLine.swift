/// One line of a document, or a part of it, as a frame shows it: characters with their width and the
/// bytes that they stand for.
struct FrameLine {
  struct Cell {
    var text: String
    var width: Int
    var bytes: Range<Int>
    var isBlank = false
  }

  var number: Int
  /// What was asked for, before indentation was removed and the line was cut.
  let bytes: Range<Int>
  var cells: [Cell]
  /// Whether something of the line stands before or behind what is shown.
  var isCutAtStart: Bool
  var isCutAtEnd: Bool

  /// A part of a line. Secrets are masked, control characters made visible, a tab is four spaces.
  init(_ span: Range<Int>, number: Int, in text: DocumentText) {
    self.number = number
    bytes = span
    isCutAtStart = span.lowerBound > text.lines.lineStart(of: span.lowerBound, in: text.bytes)
    isCutAtEnd = text.lineEnd(from: span.upperBound, reach: 2) > span.upperBound
    cells = []
    for piece in text.pieces(in: span) {
      if piece.isMasked {
        let mask = SecretValues.mask
        cells.append(Cell(text: mask, width: DisplayWidth.of(mask), bytes: piece.span))
      } else {
        add(String(decoding: text.bytes[piece.span], as: UTF8.self), at: piece.span.lowerBound)
      }
    }
  }

  private mutating func add(_ text: String, at start: Int) {
    var offset = start
    for character in text {
      let end = offset + character.utf8.count
      let shown = character == "\t" ? "    " : Visible.character(character)
      // A byte order mark is no character of its line.
      if !(offset == 0 && character == "\u{FEFF}") {
        cells.append(
          Cell(
            text: shown, width: DisplayWidth.of(shown), bytes: offset..<end,
            isBlank: character == " " || character == "\t"))
      }
      offset = end
    }
  }

  var width: Int { cells.reduce(0) { $0 + $1.width } }

  /// Columns of blanks at its start; nil where the start is not shown, or nothing but blanks is there.
  var indentation: Int? {
    if isCutAtStart || cells.allSatisfy(\.isBlank) { return nil }
    return cells.prefix(while: \.isBlank).reduce(0) { $0 + $1.width }
  }

  mutating func removeIndentation(_ columns: Int) {
    if isCutAtStart { return }
    var rest = columns
    while rest > 0, let first = cells.first, first.isBlank {
      cells.removeFirst()
      // Half a tab stays as spaces.
      if first.width > rest {
        let blanks = String(repeating: " ", count: first.width - rest)
        cells.insert(Cell(text: blanks, width: blanks.utf8.count, bytes: first.bytes, isBlank: true), at: 0)
      }
      rest -= first.width
    }
  }

  /// Cuts it to so many columns around some bytes of it.
  mutating func cut(to limit: Int, around bytes: Range<Int>) {
    guard width > limit else { return }
    let columns = self.columns(of: bytes)
    let room = max(limit - 2 * Self.gap.utf8.count, 1)
    if columns.upperBound > room {
      // The bytes stand in the middle, unless the line ends before its room does.
      let middle = columns.lowerBound - (room - min(columns.count, room)) / 2
      let first = max(0, min(middle, width - room))
      var passed = 0
      let dropped = cells.prefix { cell in
        defer { passed += cell.width }
        return passed < first
      }.count
      cells.removeFirst(dropped)
      isCutAtStart = isCutAtStart || dropped > 0
    }
    var taken = 0
    let kept = cells.prefix { cell in
      taken += cell.width
      return taken <= room
    }.count
    isCutAtEnd = isCutAtEnd || kept < cells.count
    cells.removeSubrange(kept...)
  }

  /// The columns that some bytes take, without the mark of a cut; one column at least.
  func columns(of bytes: Range<Int>) -> Range<Int> {
    var start = 0
    var end = 0
    var column = 0
    for cell in cells {
      if cell.bytes.upperBound <= bytes.lowerBound { start = column + cell.width }
      column += cell.width
      if cell.bytes.lowerBound < bytes.upperBound { end = column }
    }
    return start..<max(end, start + 1)
  }

  /// Stands where something was cut off.
  static let gap = "..."

  var shown: String {
    let text = cells.reduce(into: "") { $0 += $1.text }
    return (isCutAtStart ? Self.gap : "") + text + (isCutAtEnd ? Self.gap : "")
  }

  /// How far the text stands to the right of its own columns.
  var shift: Int { isCutAtStart ? Self.gap.utf8.count : 0 }
}
