import CXMLEvents

/// Turns events into the table of nodes, and notes what Apple's own reader would refuse.
struct XMLPlistBuilder {
  private(set) var records: ContiguousArray<Record> = []
  private var problems: [Problem]
  private(set) var comments: [Range<Int>]
  /// What ended the parse.
  private(set) var failure: ReadFailure?
  /// The span of the root element's opening tag.
  private(set) var rootTag: Range<Int>?

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  /// Where libxml2's offsets count from.
  private let base: Int
  private var frames: ContiguousArray<Frame> = []
  /// Up to here everything has been looked at; between elements only blanks may follow.
  private var seen: Int
  /// How many dictionaries and arrays are open.
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, prologue: XMLPrologue, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    base = prologue.rootStart
    seen = base
    problems = prologue.problems
    comments = prologue.comments
    // Memory that is never touched costs nothing, so this is an ample guess.
    records.reserveCapacity(min(bytes.count / 32 + 16, limits.nodes))
  }

  /// An open element.
  private struct Frame {
    var element: PlistElement
    /// The value's position in the table; the enclosing container's for an element without one.
    var node: UInt32
    /// The offset of its `<`, and of the first byte of its content.
    var start: Int
    var content: Int
    /// Its content and itself make no node.
    var isIgnored = false
    var isSelfClosing = false
    var hasMarkup = false
    var hasForeignText = false
    // In a dictionary: the key that waits for its value. In an array: how many values there are.
    var keyStart = 0
    var keyLength = 0
    var keyHash: UInt32 = 0
    var keyIsEscaped = false
    var hasKey = false
    var count: UInt32 = 0
  }

  /// The problems, without those that follow from the text being a template.
  var tellingProblems: [Problem] {
    guard let template = problems.first(where: { $0.kind == .templateMarkup }) else { return problems }
    return [template]
      + problems.filter { problem in
        switch problem.kind {
        case .templateMarkup, .textBetweenElements, .templateInValue, .secondValueForKey,
          .valueWithoutKey, .keyWithoutValue, .secondRootValue:
          false
        default: true
        }
      }
  }

  /// Takes one event; false ends the parse.
  mutating func take(_ event: xml_event) -> Bool {
    let offset = base + event.offset
    switch event.kind {
    case XML_EVENT_OPEN: open(offset)
    case XML_EVENT_CLOSE: close(offset)
    case XML_EVENT_COMMENT: comment(offset)
    case XML_EVENT_CDATA: characterData(offset)
    case XML_EVENT_INSTRUCTION: instruction(offset)
    default:
      failure = XMLFaultFinder(bytes: bytes, openTag: openTag).failure(event.fault, at: offset)
    }
    return failure == nil
  }

  // MARK: Elements

  private mutating func open(_ offset: Int) {
    // A tag that the end of the text cuts off is told all the same by some versions of libxml2.
    guard offset < bytes.count else {
      failure = XMLFaultFinder(bytes: bytes, openTag: openTag).failure(XML_FAULT_TAG_UNFINISHED, at: offset)
      return
    }
    let start = backwards(from: offset, to: UInt8(ascii: "<"))
    lookBetween(start)
    seen = offset + 1
    var nameEnd = start + 1
    while nameEnd < offset, !bytes[nameEnd].isBlank { nameEnd += 1 }
    let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<nameEnd])
    var frame = Frame(element: .unknown, node: frames.last?.node ?? 0, start: start, content: offset + 1)
    frame.isSelfClosing = bytes[offset] == UInt8(ascii: "/")
    if nameEnd < offset { lookAtAttributes(nameEnd..<offset) }
    if frames.isEmpty { rootTag = start..<offset + 1 }
    frame.isIgnored = frames.last?.isIgnored ?? false
    if !frame.isIgnored { admit(&frame, name, start + 1..<nameEnd) }
    frames.append(frame)
    if frames.count > limits.depth + 8 {
      failure = ReadFailure(.tooDeep(limit: limits.depth), bytes: start..<offset + 1)
    }
  }

  /// Finds out what the element is and whether it may stand here.
  private mutating func admit(
    _ frame: inout Frame, _ name: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    if let parent = frames.last, isLeaf(parent.element) {
      frame.isIgnored = true
      return note(.elementInValue(parent.element.name), range)
    }
    frame.element = PlistElement(name) ?? misspelt(name, range)
    guard let parent = frames.last else { return }
    switch parent.element {
    case .plist:
      if frame.element == .plist {
        note(.nestedPlist, range)
      } else if frame.element == .key {
        note(.unknownElement("key"), range)
        frame.isIgnored = true
      } else if !records.isEmpty {
        note(.secondRootValue, range)
        frame.isIgnored = true
      }
    case .dict:
      if frame.element == .key {
        if parent.hasKey { note(.keyWithoutValue, parent.keyStart..<parent.keyStart + parent.keyLength) }
      } else if !parent.hasKey {
        note(parent.count > 0 ? .secondValueForKey : .valueWithoutKey, range)
        frame.isIgnored = true
      }
    case .array:
      if frame.element == .key { note(.unknownElement("key"), range) }
    default:
      frame.isIgnored = true
    }
    if frame.element == .plist, parent.element != .plist { note(.nestedPlist, range) }
    if frame.isIgnored { return }
    if frame.element.isContainer {
      depth += 1
      if depth > limits.depth { failure = ReadFailure(.tooDeep(limit: limits.depth), bytes: range) }
      if let kind = frame.element.kind { frame.node = append(kind, start: frame.start) }
    }
  }

  /// `<String>` is taken as `<string>`, with a problem; `<bool>` is nothing.
  private mutating func misspelt(
    _ name: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> PlistElement {
    let found = String(decoding: name, as: UTF8.self)
    if let meant = PlistElement(found.lowercased()) {
      note(.elementCase(found: found, meant: meant.name), range)
      return meant
    }
    note(.unknownElement(found), range)
    return .unknown
  }

  private mutating func close(_ offset: Int) {
    guard let frame = frames.popLast() else { return }
    let offset = min(offset, bytes.count)
    let end = frame.isSelfClosing ? offset : backwards(from: offset, to: UInt8(ascii: "<"))
    if frame.element.isContainer || frame.element == .plist || frame.element == .unknown {
      if !frame.isSelfClosing { lookBetween(end, in: frame) }
    }
    seen = offset
    if frame.isIgnored { return }
    switch frame.element {
    case .plist:
      if frames.isEmpty, let root = records.indices.first { records[root].parent = Record.none }
    case .unknown:
      if let parent = frames.last, parent.element == .dict || parent.element == .array {
        _ = append(
          .null, start: frame.start, length: offset - frame.start, flags: [.isUnreadable, .isWholeElement])
      }
    case .dict, .array:
      closeContainer(frame, end: end, offset)
    case .key:
      closeKey(frame, end: end)
    default:
      closeLeaf(frame, end: end, offset)
    }
  }

  private mutating func closeContainer(_ frame: Frame, end: Int, _ offset: Int) {
    depth -= 1
    if frame.hasKey {
      note(.keyWithoutValue, frame.keyStart..<frame.keyStart + frame.keyLength, node: frame.node)
    }
    let node = Int(frame.node)
    guard records.indices.contains(node) else { return }
    records[node].length = UInt32(truncatingIfNeeded: offset - frame.start)
    records[node].end = UInt32(truncatingIfNeeded: records.count)
    if frame.isSelfClosing || end == frame.content { records[node].flags.insert(.isWholeElement) }
  }

  private mutating func closeKey(_ frame: Frame, end: Int) {
    guard let parent = frames.indices.last, frames[parent].element == .dict else { return }
    let start = frame.isSelfClosing ? frame.start : frame.content
    let span = start..<(frame.isSelfClosing ? start : end)
    let text = UnsafeBufferPointer(rebasing: bytes[span])
    let isEscaped = frame.hasMarkup || text.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D }
    frames[parent].keyStart = span.lowerBound
    frames[parent].keyLength = span.count
    frames[parent].keyIsEscaped = isEscaped
    frames[parent].keyHash =
      isEscaped ? XMLText.unescaped(text).withUnsafeBufferPointer(KeyHash.of) : KeyHash.of(text)
    frames[parent].hasKey = true
  }

  private mutating func closeLeaf(_ frame: Frame, end: Int, _ offset: Int) {
    guard let kind = frame.element.kind else { return }
    let isWhole = frame.isSelfClosing || end == frame.content
    let span = isWhole ? frame.start..<offset : frame.content..<end
    var flags: Record.Flags = isWhole ? [.isWholeElement] : []
    if frame.element == .true { flags.insert(.isTrue) }
    let content = UnsafeBufferPointer(rebasing: bytes[frame.content..<max(end, frame.content)])
    let text = frame.isSelfClosing ? UnsafeBufferPointer(rebasing: bytes[0..<0]) : content
    switch XMLValueCheck.check(
      frame.element, text, isSelfClosing: frame.isSelfClosing, hasMarkup: frame.hasMarkup)
    {
    case .plain: break
    case .escaped: flags.insert(.isEscaped)
    case .problem(let kind):
      // The node comes right after this, so the problem belongs to it.
      note(kind, span, node: UInt32(truncatingIfNeeded: records.count))
      flags.insert(.isUnreadable)
    case .questionable(let kind):
      note(kind, span, node: UInt32(truncatingIfNeeded: records.count))
    }
    // A boolean's place is its whole element: there is nothing in it.
    let place = kind == .boolean ? frame.start..<offset : span
    _ = append(kind, start: place.lowerBound, length: place.count, flags: flags)
  }

  /// Adds a node below the innermost open container, with the key or position that waits there.
  private mutating func append(
    _ kind: Node.Kind, start: Int, length: Int = 0, flags: Record.Flags = []
  ) -> UInt32 {
    let position = UInt32(truncatingIfNeeded: records.count)
    var record = Record(kind: kind, flags: flags)
    record.start = UInt32(truncatingIfNeeded: start)
    record.length = UInt32(truncatingIfNeeded: length)
    record.end = position + 1
    if let parent = frames.indices.last, frames[parent].element.isContainer {
      record.parent = frames[parent].node
      if frames[parent].element == .dict {
        record.flags.insert(.hasKey)
        if frames[parent].keyIsEscaped { record.flags.insert(.keyIsEscaped) }
        record.key = frames[parent].keyHash
        record.keyStart = UInt32(truncatingIfNeeded: frames[parent].keyStart)
        record.keyLength = UInt32(truncatingIfNeeded: frames[parent].keyLength)
        frames[parent].hasKey = false
        frames[parent].keyIsEscaped = false
      } else {
        record.key = frames[parent].count
      }
      frames[parent].count += 1
    }
    records.append(record)
    if records.count > limits.nodes { failure = ReadFailure(.tooManyNodes(limit: limits.nodes)) }
    return position
  }

  // MARK: Everything that is no element

  private mutating func comment(_ offset: Int) {
    let start = backwards(from: offset, to: "<!--")
    comments.append(start..<offset)
    if let problem = XMLPrologue.commentProblem(bytes, start..<offset, node: Int(frames.last?.node ?? 0)) {
      add(problem)
    }
    betweenOrInside(start..<offset) { .commentInValue($0) }
  }

  private mutating func instruction(_ offset: Int) {
    betweenOrInside(backwards(from: offset, to: "<?")..<offset) { .processingInstructionInValue($0) }
  }

  private mutating func betweenOrInside(_ range: Range<Int>, _ kind: (String) -> Problem.Kind) {
    guard let last = frames.indices.last else {
      seen = range.upperBound
      return
    }
    if isLeaf(frames[last].element) {
      frames[last].hasMarkup = true
      if !frames[last].isIgnored { note(kind(frames[last].element.name), range) }
    } else {
      lookBetween(range.lowerBound)
      seen = range.upperBound
    }
  }

  private mutating func characterData(_ offset: Int) {
    guard let last = frames.indices.last else { return }
    let frame = frames[last]
    frames[last].hasMarkup = true
    if isLeaf(frame.element) {
      if !frame.element.takesText, !frame.isIgnored, !frame.hasMarkup {
        note(.cdataInValue(frame.element.name), frame.content..<offset)
      }
    } else {
      if !frame.hasForeignText, !frame.isIgnored { note(.textBetweenElements, seen..<offset) }
      frames[last].hasForeignText = true
      seen = offset
    }
  }

  private func isLeaf(_ element: PlistElement) -> Bool {
    !element.isContainer && element != .plist && element != .unknown
  }

  /// Only blanks may stand between elements; Apple's reader refuses anything else.
  private mutating func lookBetween(_ end: Int) {
    guard let frame = frames.last else { return }
    lookBetween(end, in: frame)
  }

  private mutating func lookBetween(_ end: Int, in frame: Frame) {
    guard seen < end, !frame.isIgnored, !isLeaf(frame.element), frame.element != .unknown,
      !frame.hasForeignText
    else { return }
    guard let first = bytes[seen..<end].firstIndex(where: { !$0.isBlank }) else { return }
    var last = end
    while last > first, bytes[last - 1].isBlank { last -= 1 }
    let isTemplate =
      XMLText.starts(UnsafeBufferPointer(rebasing: bytes[first...]), with: "{{")
      || XMLText.starts(UnsafeBufferPointer(rebasing: bytes[first...]), with: "{%")
    note(isTemplate ? .templateMarkup : .textBetweenElements, first..<last, node: frame.node)
  }

  /// Apple's reader ends a tag at the first `>`, even one in quotes.
  private mutating func lookAtAttributes(_ range: Range<Int>) {
    guard let close = bytes[range].firstIndex(of: UInt8(ascii: ">")) else { return }
    note(.attributeReadDifferently, close..<close + 1)
  }

  private mutating func note(
    _ kind: Problem.Kind, _ range: Range<Int>, node: UInt32? = nil, related: Int? = nil
  ) {
    add(Problem(kind, bytes: range, node: Int(node ?? frames.last?.node ?? 0), related: related))
  }

  private mutating func add(_ problem: Problem) {
    if problems.count < limits.problems { problems.append(problem) }
  }

  /// The innermost open element, for a message about a tag that does not fit it.
  private var openTag: (name: String, bytes: Range<Int>)? {
    guard let frame = frames.last else { return nil }
    let name = XMLName(bytes, at: frame.start + 1)
    return (name.text, name.range)
  }

  private func backwards(from offset: Int, to mark: UInt8) -> Int {
    var at = min(offset, bytes.count) - 1
    while at > base, bytes[at] != mark { at -= 1 }
    return max(at, base)
  }

  private func backwards(from offset: Int, to mark: StaticString) -> Int {
    var at = offset - mark.utf8CodeUnitCount
    while at > base, !XMLText.starts(UnsafeBufferPointer(rebasing: bytes[at...]), with: mark) { at -= 1 }
    return max(at, base)
  }
}
