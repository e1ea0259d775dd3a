import CXMLEvents

/// Makes the tree that `MarkupTree` describes from libxml2's events over the source's bytes.
struct MarkupReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where libxml2's offsets count from.
  private let base: Int
  private var tree: TreeBuilder
  private var comments: [Range<Int>]
  private var open: [Frame] = []
  private var failure: ReadFailure?
  /// A level of elements is two of dictionaries and arrays.
  private let depth: Int

  private struct Frame {
    var name: Range<Int>
    var isSelfClosing: Bool
    var hasChildren = false
    /// Behind the opening tag, or behind the last element inside.
    var textStart: Int
    /// There is a comment, an instruction or a CDATA section in the text at hand.
    var hasMarkup = false
  }

  static func read(
    _ source: Source, _ bytes: UnsafeBufferPointer<UInt8>, _ prologue: XMLPrologue, limits: Limits
  ) -> Result<PropertyList, ReadFailure> {
    var reader = MarkupReader(bytes, prologue, limits)
    let text = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[prologue.rootStart...])
    withUnsafeMutablePointer(to: &reader) { pointer in
      _ = xml_events_parse(
        text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count,
        { context, event in
          guard let context, let event else { return 1 }
          return context.assumingMemoryBound(to: MarkupReader.self).pointee.take(event) ? 0 : 1
        }, pointer)
    }
    if let failure = reader.failure { return .failure(failure) }
    guard reader.tree.isComplete else { return .failure(ReadFailure(.notWellFormed)) }
    return .success(reader.tree.list(.markup, source, comments: reader.comments))
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ prologue: XMLPrologue, _ limits: Limits) {
    self.bytes = bytes
    base = prologue.rootStart
    comments = prologue.comments
    tree = TreeBuilder(limits: limits)
    depth = limits.depth / 2 - 1
  }

  /// Takes one event; false ends the parse.
  private mutating func take(_ event: UnsafePointer<xml_event>) -> Bool {
    let offset = min(base + event.pointee.offset, bytes.count)
    do throws(ReadFailure) {
      switch event.pointee.kind {
      case XML_EVENT_OPEN: try open(offset)
      case XML_EVENT_CLOSE: try close(offset)
      case XML_EVENT_COMMENT: comment(offset)
      case XML_EVENT_CDATA, XML_EVENT_INSTRUCTION: noteMarkup()
      default: throw fault(event.pointee.fault, at: offset)
      }
      return true
    } catch {
      failure = error
      return false
    }
  }

  private func fault(_ fault: xml_fault, at offset: Int) -> ReadFailure {
    let tag = open.last.map { (String(decoding: bytes[$0.name], as: UTF8.self), $0.name) }
    return XMLFaultFinder(bytes: bytes, openTag: tag).failure(fault, at: offset)
  }

  // MARK: Elements

  private mutating func open(_ offset: Int) throws(ReadFailure) {
    guard offset < bytes.count else { throw fault(XML_FAULT_TAG_UNFINISHED, at: offset) }
    let start = backwards(from: offset, to: UInt8(ascii: "<"))
    var nameEnd = start + 1
    while nameEnd < offset, !bytes[nameEnd].isBlank { nameEnd += 1 }
    let name = start + 1..<nameEnd
    guard open.count < depth else { throw ReadFailure(.tooDeep(limit: depth), bytes: name) }
    try enterChild(at: start)
    let prefixEnd = bytes[name].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound
    try tree.enter(.dictionary, at: start)
    try tree.leaf(.string, .name("element"), prefixEnd..<nameEnd)
    try attributes(nameEnd..<offset)
    let isSelfClosing = bytes[offset] == UInt8(ascii: "/")
    open.append(Frame(name: name, isSelfClosing: isSelfClosing, textStart: offset + 1))
  }

  /// Gets the element around ready for one inside.
  private mutating func enterChild(at start: Int) throws(ReadFailure) {
    guard let parent = open.last else { return }
    if !parent.hasChildren { try tree.enter(.array, .name("children"), at: parent.textStart) }
    open[open.count - 1].hasChildren = true
    try text(upTo: start, .item)
  }

  private mutating func attributes(_ range: Range<Int>) throws(ReadFailure) {
    var at = range.lowerBound
    var isFirst = true
    // libxml2 has seen to it that each has a name, an equals sign and a value in quotes.
    while let equals = bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: "=")),
      let quote = bytes[equals..<range.upperBound].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let end = bytes[(quote + 1)..<range.upperBound].firstIndex(of: bytes[quote])
    {
      let name = bytes.trimmed(at..<equals)
      if isFirst { try tree.enter(.dictionary, .name("attributes"), at: name.lowerBound) }
      isFirst = false
      let key = TreeBuilder.Key.span(name, isEscaped: false, hash: KeyHash.of(bytes.part(name)))
      let value = quote + 1..<end
      try tree.leaf(.string, key, value, XMLText.isEscaped(bytes.part(value)) ? .isEscaped : [])
      at = end + 1
    }
    if !isFirst { tree.leave(at: at) }
  }

  private mutating func close(_ offset: Int) throws(ReadFailure) {
    guard let frame = open.last else { return }
    let end = frame.isSelfClosing ? frame.textStart : backwards(from: offset, to: UInt8(ascii: "<"))
    try text(upTo: max(end, frame.textStart), frame.hasChildren ? .item : .name("text"))
    if frame.hasChildren { tree.leave(at: end) }
    tree.leave(at: offset)
    open.removeLast()
    if open.isEmpty { return }
    open[open.count - 1].textStart = offset
    open[open.count - 1].hasMarkup = false
  }

  // MARK: Text

  /// The text since the last element, if it is not blank.
  private mutating func text(upTo end: Int, _ key: TreeBuilder.Key) throws(ReadFailure) {
    guard let frame = open.last, frame.textStart < end, !frame.isSelfClosing else { return }
    let span = bytes.trimmed(frame.textStart..<end)
    guard !span.isEmpty else { return }
    let text = bytes.part(span)
    if frame.hasMarkup, XMLText.unescaped(text).allSatisfy(\.isBlank) { return }
    let isEscaped = frame.hasMarkup || XMLText.isEscaped(text)
    try tree.leaf(.string, key, span, isEscaped ? .isEscaped : [])
  }

  private mutating func comment(_ offset: Int) {
    var start = max(offset - 4, base)
    while start > base, !bytes.starts(withText: "<!--", at: start) { start -= 1 }
    comments.append(start..<offset)
    noteMarkup()
  }

  private mutating func noteMarkup() {
    if !open.isEmpty { open[open.count - 1].hasMarkup = true }
  }

  private func backwards(from offset: Int, to mark: UInt8) -> Int {
    var at = min(offset, bytes.count) - 1
    while at > base, bytes[at] != mark { at -= 1 }
    return max(at, base)
  }
}
