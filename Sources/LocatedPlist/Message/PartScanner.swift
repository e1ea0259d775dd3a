/// Steps over the parts between the boundaries of a multipart body.
struct PartScanner {
  private let lines: MessageLines
  private let boundary: [UInt8]
  private let end: Int
  /// Behind the boundary that starts the next part; nil at the end.
  private var start: Int?

  private var bytes: UnsafeBufferPointer<UInt8> { lines.bytes }

  init(_ lines: MessageLines, _ range: Range<Int>, _ boundary: [UInt8]) {
    self.lines = lines
    self.boundary = boundary
    end = range.upperBound
    start = nextMark(from: range.lowerBound).flatMap { $0.isLast ? nil : $0.line.upperBound }
  }

  /// The next part; one that no boundary ends goes to the end.
  mutating func next() -> Range<Int>? {
    guard let start else { return nil }
    guard let mark = nextMark(from: start) else {
      self.start = nil
      return start..<end
    }
    self.start = mark.isLast ? nil : mark.line.upperBound
    return start..<mark.line.lowerBound
  }

  private func nextMark(from start: Int) -> (line: Range<Int>, isLast: Bool)? {
    var at = start
    while at < end {
      let next = lines.next(from: at, before: end)
      if let isLast = mark(at..<next) { return (at..<next, isLast) }
      at = next
    }
    return nil
  }

  /// Whether a line is the last boundary; nil where it is none.
  private func mark(_ line: Range<Int>) -> Bool? {
    let name = line.lowerBound + 2
    guard line.count >= boundary.count + 2, bytes.starts(withText: "--", at: line.lowerBound),
      bytes[name..<name + boundary.count].elementsEqual(boundary)
    else { return nil }
    let rest = name + boundary.count..<line.upperBound
    if bytes[rest].allSatisfy(\.isBlank) { return false }
    return bytes[rest].starts(with: "--".utf8) ? true : nil
  }
}
