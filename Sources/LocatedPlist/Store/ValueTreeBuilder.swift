/// Makes a property list of values that stand in no file as such: what the rows of a database say.
///
/// The values are kept in the form that binary lists have, so that such a list has key paths and no lines.
struct ValueTreeBuilder {
  /// A key's text among the bytes.
  struct Key {
    var span: Range<Int>
    var hash: UInt32
    var isUTF16 = false
  }

  /// A value without children, its content among the bytes.
  struct Leaf {
    var kind: Node.Kind
    var span: Range<Int>
    var flags: Record.Flags = []
  }

  /// A state to return to.
  struct Mark {
    fileprivate var bytes, records, problems: Int
    fileprivate var open: [Frame]
  }

  fileprivate struct Frame {
    let node: UInt32
    var count: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  private var table: ContiguousArray<Record> = []
  private var problems: [Problem] = []
  private var open: [Frame] = []
  /// Values written so far, those taken back included.
  private(set) var written = 0
  /// Values looked at on the way.
  private(set) var seen = 0
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  /// The list, once everything that was entered has been left.
  var list: PropertyList {
    PropertyList(
      format: .binary, source: Source(bytes: bytes, encoding: nil), records: table,
      problems: problems, comments: []
    ).recordingDuplicateKeys(limit: limits.problems)
  }

  /// Whether the limits of the whole are reached, rather than those of a part.
  var isExhausted: Bool { written >= limits.nodes || seen >= mostSeen }

  /// An honest source is looked at a few times for each value that comes of it.
  private var mostSeen: Int { 8 * limits.nodes }

  /// Counts values that are looked at, whether or not they are written.
  mutating func look(at count: Int) throws(ReadFailure) {
    seen += count
    guard seen < mostSeen else { throw ReadFailure(.tooManyNodes(limit: limits.nodes)) }
  }

  // MARK: Values

  /// Begins a dictionary or an array; without a key in an array, and at the root.
  mutating func enter(_ kind: Node.Kind, _ key: Key? = nil) throws(ReadFailure) {
    guard open.count < limits.depth else { throw ReadFailure(.tooDeep(limit: limits.depth)) }
    let node = UInt32(table.count)
    try append(Record(kind: kind), key)
    open.append(Frame(node: node))
  }

  mutating func leave() {
    guard let frame = open.popLast() else { return }
    table[Int(frame.node)].end = UInt32(table.count)
  }

  mutating func add(_ leaf: Leaf, _ key: Key? = nil) throws(ReadFailure) {
    var record = Record(kind: leaf.kind)
    record.flags = leaf.flags
    record.start = UInt32(leaf.span.lowerBound)
    record.length = UInt32(leaf.span.count)
    try append(record, key)
  }

  /// A value that cannot be read, and why.
  mutating func addUnreadable(_ problem: Problem.Kind, _ key: Key? = nil) throws(ReadFailure) {
    note(problem, at: table.count)
    try add(Leaf(kind: .null, span: 0..<0, flags: .isUnreadable), key)
  }

  /// Records a problem with a value that has been added or is about to be; with the whole, if none is given.
  mutating func note(_ problem: Problem.Kind, at node: Int = 0) {
    guard problems.count < limits.problems else { return }
    problems.append(Problem(problem, bytes: nil, node: node))
  }

  private mutating func append(_ place: Record, _ key: Key?) throws(ReadFailure) {
    guard written < limits.nodes else { throw ReadFailure(.tooManyNodes(limit: limits.nodes)) }
    written += 1
    var record = place
    record.end = UInt32(table.count + 1)
    if let last = open.indices.last {
      record.parent = open[last].node
      record.key = open[last].count
      open[last].count += 1
    }
    if let key {
      record.flags.formUnion(key.isUTF16 ? [.hasKey, .keyIsUTF16] : .hasKey)
      record.keyStart = UInt32(key.span.lowerBound)
      record.keyLength = UInt32(key.span.count)
      record.key = key.hash
    }
    table.append(record)
  }

  // MARK: Bytes

  /// Keeps the bytes of a value or a key.
  mutating func store(_ content: some Collection<UInt8>) throws(ReadFailure) -> Range<Int> {
    let start = bytes.count
    guard content.count <= Int(UInt32.max) - start else {
      throw ReadFailure(.tooLarge(limit: Int(UInt32.max)))
    }
    bytes.append(contentsOf: content)
    return start..<bytes.count
  }

  mutating func key(_ text: [UInt8]) throws(ReadFailure) -> Key {
    Key(span: try store(text), hash: text.withUnsafeBufferPointer { KeyHash.of($0) })
  }

  mutating func key(_ text: StaticString) throws(ReadFailure) -> Key {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return Key(span: try store(text), hash: KeyHash.of(text))
  }

  // MARK: Taking back

  var mark: Mark { Mark(bytes: bytes.count, records: table.count, problems: problems.count, open: open) }

  /// Takes back what was added since.
  mutating func restore(_ mark: Mark) {
    bytes.removeLast(bytes.count - mark.bytes)
    table.removeLast(table.count - mark.records)
    problems.removeLast(problems.count - mark.problems)
    open = mark.open
  }
}

extension ValueTreeBuilder {
  mutating func text(_ text: [UInt8]) throws(ReadFailure) -> Leaf {
    Leaf(kind: .string, span: try store(text))
  }

  mutating func data(_ data: [UInt8]) throws(ReadFailure) -> Leaf {
    Leaf(kind: .data, span: try store(data))
  }

  mutating func integer(_ value: Int64) throws(ReadFailure) -> Leaf {
    Leaf(kind: .integer, span: try store(Self.bigEndian(UInt64(bitPattern: value))))
  }

  mutating func real(_ value: Double) throws(ReadFailure) -> Leaf {
    Leaf(kind: .real, span: try store(Self.bigEndian(value.bitPattern)))
  }

  /// A moment, in seconds since 2001.
  mutating func date(_ seconds: Double) throws(ReadFailure) -> Leaf {
    Leaf(kind: .date, span: try store(Self.bigEndian(seconds.bitPattern)))
  }

  static let null = Leaf(kind: .null, span: 0..<0)

  static func boolean(_ value: Bool) -> Leaf {
    Leaf(kind: .boolean, span: 0..<0, flags: value ? .isTrue : [])
  }

  private static func bigEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * UInt64($0))) }
  }
}
