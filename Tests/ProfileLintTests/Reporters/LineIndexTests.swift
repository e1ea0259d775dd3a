import Testing

@testable import ProfileLint

@Suite struct LineIndexTests {
  private func position(_ text: String, _ offset: Int) -> [Int] {
    let bytes = Array(text.utf8)
    let position = LineIndex(bytes).position(of: offset, in: bytes)
    return [position.line, position.column, position.offset]
  }

  @Test func `LF and CRLF end a line, a lone CR does not`() {
    #expect(position("a\nb", 2) == [2, 1, 2])
    #expect(position("a\r\nb", 3) == [2, 1, 3])
    #expect(position("a\rb", 2) == [1, 3, 2])
  }

  @Test func `columns are UTF-16 units`() {
    #expect(position("あ𠮷e\u{301}\tx", "あ𠮷e\u{301}\t".utf8.count) == [1, 7, 6])
  }

  @Test func `a byte order mark counts nothing`() {
    #expect(position("\u{FEFF}ab", 4) == [1, 2, 1])
    #expect(position("\u{FEFF}a\nb", 5) == [2, 1, 2])
    #expect(position("\u{FEFF}", 0) == [1, 1, 0])
  }

  @Test func `the end of a text has a place, also of an empty one`() {
    #expect(position("", 0) == [1, 1, 0])
    #expect(position("a\n", 2) == [2, 1, 2])
    #expect(position(String(repeating: "x", count: 256), 256) == [1, 257, 256])
  }

  @Test(arguments: ["ab\ncd", "あいう", "𠮷é\r\n", "x\n\n"])
  func `every offset of a long text has the place that counting gives`(_ part: String) {
    let text = String(repeating: part, count: 150)
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var (line, column, offset, at, start) = (1, 1, 0, 0, 0)
    for scalar in text.unicodeScalars {
      #expect(
        index.position(of: at, in: bytes) == LineIndex.Position(line: line, column: column, offset: offset))
      #expect(index.lineStart(of: at, in: bytes) == start)
      let units = UTF16.width(scalar)
      at += UTF8.width(scalar)
      offset += units
      column += units
      if scalar == "\n" { (line, column, start) = (line + 1, 1, at) }
    }
  }
}
