// Everything in an XML property list that is no element, and the text around the elements.
extension XMLPlistBuilder {
  mutating func comment(_ offset: Int) {
    let start = backwards(from: offset, to: "<!--")
    notes.add(comment: start..<offset)
    let node = Int(frames.top?.pointee.node ?? 0)
    if let problem = XMLPrologue.commentProblem(bytes, start..<offset, node: node) { notes.add(problem) }
    betweenOrInside(start..<offset) { .commentInValue($0) }
  }

  mutating func instruction(_ offset: Int) {
    betweenOrInside(backwards(from: offset, to: "<?")..<offset) { .processingInstructionInValue($0) }
  }

  private mutating func betweenOrInside(_ range: Range<Int>, _ kind: (String) -> Problem.Kind) {
    guard let frame = frames.top else {
      seen = range.upperBound
      return
    }
    if frame.pointee.isLeaf {
      frame.pointee.hasMarkup = true
      if !frame.pointee.isIgnored { note(kind(frame.pointee.element.name), range) }
    } else {
      lookBetween(range.lowerBound)
      seen = range.upperBound
    }
  }

  mutating func characterData(_ offset: Int) {
    guard let frame = frames.top else { return }
    let isFirst = !frame.pointee.hasMarkup
    frame.pointee.hasMarkup = true
    if frame.pointee.isLeaf {
      if !frame.pointee.element.takesText, !frame.pointee.isIgnored, isFirst {
        note(.cdataInValue(frame.pointee.element.name), Int(frame.pointee.content)..<offset)
      }
    } else {
      if !frame.pointee.hasForeignText, !frame.pointee.isIgnored {
        note(.textBetweenElements, seen..<offset)
      }
      frame.pointee.hasForeignText = true
      seen = offset
    }
  }

  /// Only blanks may stand between elements; Apple's reader refuses anything else.
  mutating func lookBetween(_ end: Int) {
    if let frame = frames.top { lookBetween(end, in: frame) }
  }

  mutating func lookBetween(_ end: Int, in frame: XMLFramePointer) {
    var first = seen
    while first < end, bytes[first].isBlank { first += 1 }
    if first < end { foreignText(first..<end, in: frame) }
  }

  private mutating func foreignText(_ range: Range<Int>, in frame: XMLFramePointer) {
    guard !frame.pointee.isIgnored, !frame.pointee.isLeaf, frame.pointee.element != .unknown,
      !frame.pointee.hasForeignText
    else { return }
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end])
    let isTemplate = XMLText.starts(text, with: "{{") || XMLText.starts(text, with: "{%")
    note(
      isTemplate ? .templateMarkup : .textBetweenElements, range.lowerBound..<end,
      node: frame.pointee.node)
  }

  /// Apple's reader ends a tag at the first `>`, even one in quotes.
  mutating func lookAtAttributes(_ range: Range<Int>) {
    guard let close = bytes[range].firstIndex(of: UInt8(ascii: ">")) else { return }
    note(.attributeReadDifferently, close..<close + 1)
  }

  mutating func note(_ kind: Problem.Kind, _ range: Range<Int>, node: UInt32? = nil) {
    notes.add(Problem(kind, bytes: range, node: Int(node ?? frames.top?.pointee.node ?? 0)))
  }

  /// The innermost open element, for a message about a tag that does not fit it.
  var openTag: (name: String, bytes: Range<Int>)? {
    guard let frame = frames.top else { return nil }
    let name = XMLName(bytes, at: Int(frame.pointee.start) + 1)
    return (name.text, name.range)
  }

  func backwards(from offset: Int, to mark: UInt8) -> Int {
    var at = min(offset, bytes.count) - 1
    while at > base, bytes[at] != mark { at -= 1 }
    return max(at, base)
  }

  func backwards(from offset: Int, to mark: StaticString) -> Int {
    var at = offset - mark.utf8CodeUnitCount
    while at > base, !XMLText.starts(UnsafeBufferPointer(rebasing: bytes[at...]), with: mark) { at -= 1 }
    return max(at, base)
  }
}
