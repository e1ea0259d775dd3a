/// One field of a message's header: `Name: body`, with what the body was folded into.
struct HeaderField {
  /// Empty for a line that is no field and continues none.
  var name: Range<Int>
  /// Without the blanks around it.
  var body: Range<Int>
}

/// Steps over the fields of a header, up to the blank line that ends it.
///
/// A line that is no field goes on with the one before it: copying a message from a screen takes the blanks
/// away that folded lines start with.
struct HeaderScanner {
  private let lines: MessageLines
  private let end: Int
  private(set) var at: Int
  /// Lines that are no fields and do not start with a blank either.
  private(set) var strays = 0
  private var bytes: UnsafeBufferPointer<UInt8> { lines.bytes }

  init(_ lines: MessageLines, _ range: Range<Int>) {
    self.lines = lines
    at = range.lowerBound
    end = range.upperBound
  }

  /// The next field; nil at the blank line, behind which it then stands, and at the end.
  mutating func next() -> HeaderField? {
    while at < end {
      let start = at
      at = lines.next(from: start, before: end)
      guard lines.isBlank(start..<at) else { return field(from: start) }
      guard lines.isDoubled, at < end else { return nil }
      let next = lines.next(from: at, before: end)
      guard lines.isBlank(at..<next) else { continue }
      at = next
      return nil
    }
    return nil
  }

  private mutating func field(from start: Int) -> HeaderField {
    let first = start..<at
    let mark = lines.colon(of: first)
    if mark == nil { strays += 1 }
    while let next = continuation() { at = next }
    guard let mark else {
      return HeaderField(name: start..<start, body: bytes.trimmed(start..<at))
    }
    return HeaderField(name: start..<mark.nameEnd, body: bytes.trimmed(mark.colon + 1..<at))
  }

  /// Where the line ends that goes on with the field before it; nil where something else stands.
  private mutating func continuation() -> Int? {
    guard at < end else { return nil }
    var start = at
    var next = lines.next(from: start, before: end)
    if lines.isDoubled, lines.isBlank(start..<next), next < end {
      start = next
      next = lines.next(from: start, before: end)
    }
    if lines.isBlank(start..<next) {
      // Some programs fold into a line of blanks; where nothing follows, it ends the header.
      let isFolded = lines.isFolded(at: start) && next < end && lines.isFolded(at: next)
      return isFolded ? next : nil
    }
    if lines.isFolded(at: start) { return next }
    if lines.colon(of: start..<next) != nil { return nil }
    strays += 1
    return next
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A range without the blanks at its two ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The bytes of a range, as a text of their own.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }

  /// A range's text in small letters, up to a length that names have.
  func lowercasedName(_ range: Range<Int>) -> String {
    String(decoding: self[range].prefix(80).map(\.lowercased), as: UTF8.self)
  }
}
