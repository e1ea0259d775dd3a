import CXMLEvents

/// Turns events into the table of nodes, and notes what Apple's own reader would refuse.
struct XMLPlistBuilder {
  private(set) var records: ContiguousArray<Record> = []
  var notes: XMLNotes
  /// What ended the parse.
  private(set) var failure: ReadFailure?
  /// The span of the root element's opening tag.
  private(set) var rootTag: Range<Int>?

  let bytes: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  /// Where libxml2's offsets count from.
  let base: Int
  var frames: XMLFrameStack
  /// Up to here everything has been looked at; between elements only blanks may follow.
  var seen: Int
  /// How many dictionaries and arrays are open.
  private var depth = 0
  private var hasEnded = false

  /// - Parameter memory: room for the open elements; more of them end the parse.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, prologue: XMLPrologue, limits: Limits,
    memory: UnsafeMutableBufferPointer<XMLFrame>
  ) {
    self.bytes = bytes
    self.limits = limits
    base = prologue.rootStart
    seen = base
    notes = XMLNotes(problems: prologue.problems, comments: prologue.comments, limit: limits.problems)
    frames = XMLFrameStack(memory)
    // Memory that is never touched costs nothing, so this is an ample guess.
    records.reserveCapacity(min(bytes.count / 32 + 16, limits.nodes))
  }

  /// Takes one event; false ends the parse.
  mutating func take(_ event: UnsafePointer<xml_event>) -> Bool {
    let offset = min(base + event.pointee.offset, bytes.count)
    switch event.pointee.kind {
    case XML_EVENT_OPEN: open(offset)
    case XML_EVENT_CLOSE: close(offset)
    case XML_EVENT_COMMENT: comment(offset)
    case XML_EVENT_CDATA: characterData(offset)
    case XML_EVENT_INSTRUCTION: instruction(offset)
    default: fail(XMLFaultFinder(bytes: bytes, openTag: openTag).failure(event.pointee.fault, at: offset))
    }
    return !hasEnded
  }

  mutating func fail(_ failure: ReadFailure) {
    self.failure = failure
    hasEnded = true
  }

  // MARK: Opening

  private mutating func open(_ offset: Int) {
    // A tag that the end of the text cuts off is told all the same by some versions of libxml2.
    guard offset < bytes.count else {
      return fail(
        XMLFaultFinder(bytes: bytes, openTag: openTag).failure(XML_FAULT_TAG_UNFINISHED, at: offset))
    }
    let start = tagStart(before: offset)
    seen = offset + 1
    var nameEnd = start + 1
    while nameEnd < offset, !bytes[nameEnd].isBlank { nameEnd += 1 }
    if nameEnd < offset { lookAtAttributes(nameEnd..<offset) }
    if frames.isEmpty { rootTag = start..<offset + 1 }
    guard !frames.isFull else { return fail(tooDeep(start..<offset + 1)) }

    let frame = frames.free
    frame.initialize(to: XMLFrame())
    frame.pointee.start = UInt32(truncatingIfNeeded: start)
    frame.pointee.content = UInt32(truncatingIfNeeded: offset + 1)
    frame.pointee.nameLength = UInt32(truncatingIfNeeded: nameEnd - start - 1)
    frame.pointee.isSelfClosing = bytes[offset] == UInt8(ascii: "/")
    if let parent = frames.top {
      frame.pointee.node = parent.pointee.node
      frame.pointee.isIgnored = parent.pointee.isIgnored
    }
    if !frame.pointee.isIgnored { admit(frame, start + 1..<nameEnd) }
    frames.push()
  }

  /// The `<` of the tag whose end is known; looks at what stands in front of it on the way.
  private mutating func tagStart(before offset: Int) -> Int {
    var at = seen
    while at < offset, bytes[at].isBlank { at += 1 }
    if bytes[at] == UInt8(ascii: "<") {
      guard let element = frames.top?.pointee.element else { return at }
      if element.rawValue < PlistElement.unknown.rawValue { return at }
    }
    // Foreign text, or an element where none may be.
    let start = backwards(from: offset, to: UInt8(ascii: "<"))
    lookBetween(start)
    return start
  }

  /// Finds out what the element is and whether it may stand here.
  private mutating func admit(_ frame: XMLFramePointer, _ name: Range<Int>) {
    guard let parent = frames.top else {
      frame.pointee.element = .plist
      return
    }
    if parent.pointee.isLeaf {
      frame.pointee.isIgnored = true
      return note(.elementInValue(parent.pointee.element.name), name)
    }
    frame.pointee.element = PlistElement(UnsafeBufferPointer(rebasing: bytes[name])) ?? misspelt(name)
    switch parent.pointee.element {
    case .dict: admitIntoDictionary(frame, parent, name)
    case .array:
      if frame.pointee.element == .key { note(.unknownElement("key"), name) }
    case .plist: admitIntoPlist(frame, name)
    default: frame.pointee.isIgnored = true
    }
    if frame.pointee.element == .plist, parent.pointee.element != .plist { note(.nestedPlist, name) }
    if !frame.pointee.isIgnored, frame.pointee.element.isContainer { enter(frame, name) }
  }

  private mutating func admitIntoDictionary(
    _ frame: XMLFramePointer, _ parent: XMLFramePointer, _ name: Range<Int>
  ) {
    if frame.pointee.element == .key {
      if parent.pointee.hasKey { note(.keyWithoutValue, parent.pointee.keySpan) }
    } else if !parent.pointee.hasKey {
      note(parent.pointee.count > 0 ? .secondValueForKey : .valueWithoutKey, name)
      frame.pointee.isIgnored = true
    }
  }

  private mutating func admitIntoPlist(_ frame: XMLFramePointer, _ name: Range<Int>) {
    if frame.pointee.element == .plist {
      note(.nestedPlist, name)
    } else if frame.pointee.element == .key {
      note(.unknownElement("key"), name)
      frame.pointee.isIgnored = true
    } else if !records.isEmpty {
      note(.secondRootValue, name)
      frame.pointee.isIgnored = true
    }
  }

  private mutating func enter(_ frame: XMLFramePointer, _ name: Range<Int>) {
    depth += 1
    if depth > limits.depth { return fail(tooDeep(name)) }
    frame.pointee.node = append(
      frame.pointee.element == .dict ? .dictionary : .array, start: Int(frame.pointee.start), length: 0)
  }

  /// `<String>` is taken as `<string>`, with a problem; `<bool>` is nothing.
  private mutating func misspelt(_ name: Range<Int>) -> PlistElement {
    let found = String(decoding: bytes[name], as: UTF8.self)
    if let meant = PlistElement(found.lowercased()) {
      note(.elementCase(found: found, meant: meant.name), name)
      return meant
    }
    note(.unknownElement(found), name)
    return .unknown
  }

  // MARK: Closing

  private mutating func close(_ offset: Int) {
    guard let top = frames.top else { return }
    // The memory stays after the pop, and nothing is pushed before this is over.
    frames.pop()
    let end = contentEnd(top, offset)
    if !top.pointee.isLeaf, !top.pointee.isSelfClosing { lookBetween(end, in: top) }
    seen = offset
    if top.pointee.isIgnored { return }
    switch top.pointee.element {
    case .key: closeKey(top, end: end)
    case .dict, .array: closeContainer(top, end: end, offset)
    case .plist: break
    case .unknown: closeUnknown(top, offset)
    default: closeLeaf(top, end: end, offset)
    }
  }

  /// Where the content ends: at the `<` of the closing tag, which mostly has no blanks in it.
  private func contentEnd(_ frame: XMLFramePointer, _ offset: Int) -> Int {
    if frame.pointee.isSelfClosing { return offset }
    let expected = offset - Int(frame.pointee.nameLength) - 3
    if expected >= Int(frame.pointee.content), bytes[expected] == UInt8(ascii: "<") { return expected }
    return max(backwards(from: offset, to: UInt8(ascii: "<")), Int(frame.pointee.content))
  }

  private mutating func closeContainer(_ frame: XMLFramePointer, end: Int, _ offset: Int) {
    depth -= 1
    if frame.pointee.hasKey { note(.keyWithoutValue, frame.pointee.keySpan, node: frame.pointee.node) }
    let node = Int(frame.pointee.node)
    guard records.indices.contains(node) else { return }
    records[node].length = UInt32(truncatingIfNeeded: offset - Int(frame.pointee.start))
    records[node].end = UInt32(truncatingIfNeeded: records.count)
    if frame.pointee.isSelfClosing || end == Int(frame.pointee.content) {
      records[node].flags.insert(.isWholeElement)
    }
  }

  private mutating func closeUnknown(_ frame: XMLFramePointer, _ offset: Int) {
    guard frames.top?.pointee.element.isContainer == true else { return }
    _ = append(
      .null, start: Int(frame.pointee.start), length: offset - Int(frame.pointee.start),
      flags: [.isUnreadable, .isWholeElement])
  }

  private func closeKey(_ frame: XMLFramePointer, end: Int) {
    guard let parent = frames.top, parent.pointee.element == .dict else { return }
    let start = frame.pointee.isSelfClosing ? Int(frame.pointee.start) : Int(frame.pointee.content)
    let span = start..<(frame.pointee.isSelfClosing ? start : end)
    let text = UnsafeBufferPointer(rebasing: bytes[span])
    let isEscaped = frame.pointee.hasMarkup || XMLText.isEscaped(text)
    parent.pointee.keyStart = UInt32(truncatingIfNeeded: span.lowerBound)
    parent.pointee.keyLength = UInt32(truncatingIfNeeded: span.count)
    parent.pointee.keyIsEscaped = isEscaped
    parent.pointee.keyHash =
      isEscaped ? XMLText.unescaped(text).withUnsafeBufferPointer(KeyHash.of) : KeyHash.of(text)
    parent.pointee.hasKey = true
  }

  private mutating func closeLeaf(_ frame: XMLFramePointer, end: Int, _ offset: Int) {
    guard let kind = frame.pointee.element.kind else { return }
    let isWhole = frame.pointee.isSelfClosing || end == Int(frame.pointee.content)
    let span = isWhole ? Int(frame.pointee.start)..<offset : Int(frame.pointee.content)..<end
    var flags: Record.Flags = isWhole ? [.isWholeElement] : []
    if frame.pointee.element == .true { flags.insert(.isTrue) }
    let text = UnsafeBufferPointer(
      rebasing: frame.pointee.isSelfClosing ? bytes[0..<0] : bytes[Int(frame.pointee.content)..<end])
    if frame.pointee.element == .string {
      if frame.pointee.hasMarkup || XMLText.isEscaped(text) { flags.insert(.isEscaped) }
    } else if let fault = XMLValueCheck.check(frame.pointee, text) {
      // The node comes right after this, so the problem belongs to it.
      note(fault.problem, span, node: UInt32(truncatingIfNeeded: records.count))
      if fault.isUnreadable { flags.insert(.isUnreadable) }
    }
    // A boolean's place is its whole element: there is nothing in it.
    let place = kind == .boolean ? Int(frame.pointee.start)..<offset : span
    _ = append(kind, start: place.lowerBound, length: place.count, flags: flags)
  }

  /// Adds a node below the innermost open container, with the key or position that waits there.
  private mutating func append(
    _ kind: Node.Kind, start: Int, length: Int, flags: Record.Flags = []
  ) -> UInt32 {
    let position = UInt32(truncatingIfNeeded: records.count)
    var record = Record(kind: kind, flags: flags)
    record.start = UInt32(truncatingIfNeeded: start)
    record.length = UInt32(truncatingIfNeeded: length)
    record.end = position + 1
    if let parent = frames.top, parent.pointee.element.isContainer {
      record.parent = parent.pointee.node
      if parent.pointee.element == .dict {
        record.flags.insert(parent.pointee.keyIsEscaped ? [.hasKey, .keyIsEscaped] : .hasKey)
        record.key = parent.pointee.keyHash
        record.keyStart = parent.pointee.keyStart
        record.keyLength = parent.pointee.keyLength
        parent.pointee.hasKey = false
      } else {
        record.key = parent.pointee.count
      }
      parent.pointee.count += 1
    }
    records.append(record)
    if records.count > limits.nodes { fail(ReadFailure(.tooManyNodes(limit: limits.nodes))) }
    return position
  }

  private func tooDeep(_ range: Range<Int>) -> ReadFailure {
    ReadFailure(.tooDeep(limit: limits.depth), bytes: range)
  }
}
