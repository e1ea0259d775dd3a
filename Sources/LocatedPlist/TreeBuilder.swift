/// Writes the table of nodes in document order, for readers whose forms have no tree of their own.
///
/// Spans count in the text at hand, which is the source or, between `read(added:)` and its end, a text that
/// was decoded from a piece of it.
struct TreeBuilder {
  private(set) var records: ContiguousArray<Record> = []
  private(set) var added = AddedText()
  private var problems: [Problem] = []
  private let limits: Limits
  private var open: [Frame] = []
  /// Where the text at hand starts in the source or in the added text.
  private var base: Int
  private var isAdded = false

  private struct Frame {
    var node: Int
    var count: UInt32 = 0
    var isDictionary: Bool
  }

  /// What leads to a value: a name of ours or a span of the text at hand. In an array it counts for nothing.
  enum Key {
    case item
    case name(StaticString)
    case lowercased(ArraySlice<UInt8>)
    case span(Range<Int>, isEscaped: Bool, hash: UInt32)
  }

  /// - Parameter base: where the text at hand starts in the source.
  init(limits: Limits, base: Int = 0) {
    self.limits = limits
    self.base = base
  }

  /// Whether everything that was opened is closed, and there is something.
  var isComplete: Bool { open.isEmpty && !records.isEmpty }
  /// How many dictionaries and arrays are open.
  var depth: Int { open.count }
  /// Whether the innermost container is a dictionary; nil at the outside.
  var isInDictionary: Bool? { open.last?.isDictionary }
  /// How many values the innermost container has.
  var siblings: Int { Int(open.last?.count ?? 0) }

  mutating func enter(_ kind: Node.Kind, _ key: Key = .item, at start: Int) throws(ReadFailure) {
    guard open.count < limits.depth else {
      let place = isAdded ? added.origin(of: base) : start + base..<start + base + 1
      throw ReadFailure(.tooDeep(limit: limits.depth), bytes: place)
    }
    let node = records.count
    try append(kind, key, start..<start, [])
    open.append(Frame(node: node, isDictionary: kind == .dictionary))
  }

  /// Ends the innermost container.
  mutating func leave(at end: Int) {
    guard let frame = open.popLast() else { return }
    records[frame.node].end = UInt32(truncatingIfNeeded: records.count)
    let length = end + base - Int(records[frame.node].start)
    records[frame.node].length = UInt32(clamping: length)
  }

  /// How many parts of one field of a message are read.
  var partsLimit: Int { limits.messageParts }

  /// Whether there is room for a further part of a message beside so many; that there is none is noted once.
  mutating func hasRoom(beside count: Int) -> Bool {
    if count < limits.messageParts { return true }
    if problems.isEmpty {
      problems = [
        Problem(.partsUnread(limit: limits.messageParts), bytes: nil, node: max(records.count - 1, 0))
      ]
    }
    return false
  }

  /// Says of a dictionary that it is a message's field, which of those of its name, and which is the first.
  mutating func mark(field node: Int, nameHash: UInt32, number: Int, first: Int) {
    records[node].flags.insert(.isField)
    records[node].keyStart = UInt32(clamping: number)
    records[node].keyLength = nameHash
    guard number > 0 else { return }
    records[node].flags.insert(.hasNamesake)
    records[first].flags.insert(.hasNamesake)
  }

  mutating func leaf(
    _ kind: Node.Kind, _ key: Key = .item, _ span: Range<Int>, _ flags: Record.Flags = []
  ) throws(ReadFailure) {
    try append(kind, key, span, flags)
  }

  private mutating func append(
    _ kind: Node.Kind, _ key: Key, _ span: Range<Int>, _ flags: Record.Flags
  ) throws(ReadFailure) {
    guard records.count < limits.nodes else { throw ReadFailure(.tooManyNodes(limit: limits.nodes)) }
    var record = Record(kind: kind, flags: flags)
    if isAdded { record.flags.insert(.isAdded) }
    record.start = UInt32(clamping: span.lowerBound + base)
    record.length = UInt32(clamping: span.count)
    record.end = UInt32(truncatingIfNeeded: records.count + 1)
    if let frame = open.last {
      record.parent = UInt32(truncatingIfNeeded: frame.node)
      if frame.isDictionary { set(key, of: &record) } else { record.key = frame.count }
      open[open.count - 1].count += 1
    }
    records.append(record)
  }

  private mutating func set(_ key: Key, of record: inout Record) {
    switch key {
    case .item: return
    case .name(let name):
      set(added.name(name.description), hash: KeyHash.of(name), [.hasKey, .keyIsAdded], of: &record)
    case .lowercased(let text):
      let name = text.map(\.lowercased)
      let hash = name.withUnsafeBufferPointer(KeyHash.of)
      let span = added.name(String(decoding: name, as: UTF8.self))
      set(span, hash: hash, [.hasKey, .keyIsAdded], of: &record)
    case .span(let span, let isEscaped, let hash):
      var flags: Record.Flags = isEscaped ? [.hasKey, .keyIsEscaped] : .hasKey
      if isAdded { flags.insert(.keyIsAdded) }
      set(span.lowerBound + base..<span.upperBound + base, hash: hash, flags, of: &record)
    }
  }

  private func set(_ span: Range<Int>, hash: UInt32, _ flags: Record.Flags, of record: inout Record) {
    record.flags.formUnion(flags)
    record.key = hash
    record.keyStart = UInt32(clamping: span.lowerBound)
    record.keyLength = UInt32(clamping: span.count)
  }

  // MARK: Decoded text

  /// What text the spans count in.
  struct Position {
    fileprivate var base: Int
    fileprivate var isAdded: Bool
  }

  /// Goes over to a text that was decoded from a span of the one at hand; the way back.
  mutating func read(added text: [UInt8], madeFrom span: Range<Int>) throws(ReadFailure) -> Position {
    guard added.bytes.count + text.count < Int(Int32.max) else {
      throw ReadFailure(.tooLarge(limit: Int(Int32.max)))
    }
    let before = Position(base: base, isAdded: isAdded)
    let source =
      isAdded ? added.origin(of: span.lowerBound + base) : span.lowerBound + base..<span.upperBound + base
    base = added.add(text, madeFrom: source).lowerBound
    isAdded = true
    return before
  }

  /// Goes back.
  mutating func goBack(to position: Position) { (base, isAdded) = (position.base, position.isAdded) }

  func list(
    _ format: PropertyList.Format, _ source: Source, comments: [Range<Int>] = []
  ) -> PropertyList {
    PropertyList(
      format: format, source: source, records: records, problems: problems, comments: comments, added: added)
  }
}
