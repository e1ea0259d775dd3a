/// Turns the objects of a binary property list into a table of nodes, from the top object down.
///
/// An object may stand in several places, and is then several nodes; what stands inside itself is an
/// error. The way down is kept in an array, so that no input can exhaust the stack.
struct BinaryWalk {
  private let objects: BinaryObjects
  private let limits: Limits
  private var table: ContiguousArray<Record> = []
  private var open: [Frame] = []
  private var marks: [Mark]
  /// Hashes of the keys that are too long to be hashed for every entry that shares them.
  private var hashes: [Int: UInt32] = [:]

  /// A dictionary or an array whose entries are being read.
  private struct Frame {
    let object: Int
    let node: UInt32
    let count: Int
    let references: Int
    let isDictionary: Bool
    var next = 0
  }

  /// What is known of an object.
  private struct Mark: OptionSet {
    let rawValue: UInt8
    static let isOpen = Mark(rawValue: 1)
    static let isASCII = Mark(rawValue: 2)
  }

  init(objects: BinaryObjects, limits: Limits) {
    self.objects = objects
    self.limits = limits
    marks = Array(repeating: [], count: objects.count)
    table.reserveCapacity(min(objects.count, limits.nodes))
  }

  mutating func records() throws(ReadFailure) -> ContiguousArray<Record> {
    try visit(objects.top, as: Record(kind: .null))
    while let frame = open.last {
      guard frame.next < frame.count else {
        close(frame)
        continue
      }
      open[open.count - 1].next += 1
      try visitEntry(frame.next, of: frame)
    }
    return table
  }

  private mutating func close(_ frame: Frame) {
    table[Int(frame.node)].end = UInt32(table.count)
    marks[frame.object].remove(.isOpen)
    open.removeLast()
  }

  private mutating func visitEntry(_ index: Int, of frame: Frame) throws(ReadFailure) {
    var record = Record(kind: .null)
    record.parent = frame.node
    var value = index
    if frame.isDictionary {
      let key = frame.references + index * objects.referenceSize
      try readKey(try objects.reference(at: key), into: &record)
      value += frame.count
    } else {
      record.key = UInt32(index)
    }
    try visit(try objects.reference(at: frame.references + value * objects.referenceSize), as: record)
  }

  /// Adds a node for an object; the record already says where it stands.
  private mutating func visit(_ object: Int, as place: Record) throws(ReadFailure) {
    guard table.count < limits.nodes else { throw ReadFailure(.tooManyNodes(limit: limits.nodes)) }
    var record = place
    record.end = UInt32(table.count + 1)
    switch try objects.object(object) {
    case .leaf(let kind, let span, let flags):
      record.kind = kind
      record.flags.formUnion(flags)
      record.start = UInt32(span.lowerBound)
      record.length = UInt32(span.count)
      if kind == .string { try checkText(of: object, span, flags) }
    case .array(let count, let references):
      record.kind = .array
      try enter(object, count, references, isDictionary: false)
    case .dictionary(let count, let references):
      record.kind = .dictionary
      try enter(object, count, references, isDictionary: true)
    }
    table.append(record)
  }

  private mutating func enter(
    _ object: Int, _ count: Int, _ references: Int, isDictionary: Bool
  ) throws(ReadFailure) {
    guard !marks[object].contains(.isOpen) else { throw ReadFailure(.binaryCycle) }
    guard open.count < limits.depth else { throw ReadFailure(.tooDeep(limit: limits.depth)) }
    marks[object].insert(.isOpen)
    open.append(
      Frame(
        object: object, node: UInt32(table.count), count: count, references: references,
        isDictionary: isDictionary))
  }

  private mutating func readKey(_ object: Int, into record: inout Record) throws(ReadFailure) {
    guard case .leaf(.string, let span, let flags) = try objects.object(object) else {
      throw ReadFailure(.binaryKeyNotString)
    }
    try checkText(of: object, span, flags)
    record.flags = flags.contains(.isUTF16) ? [.hasKey, .keyIsUTF16] : .hasKey
    record.keyStart = UInt32(span.lowerBound)
    record.keyLength = UInt32(span.count)
    record.key = keyHash(of: object, span, isUTF16: flags.contains(.isUTF16))
  }

  private mutating func keyHash(of object: Int, _ span: Range<Int>, isUTF16: Bool) -> UInt32 {
    let isShort = span.count <= 64 && !isUTF16
    if !isShort, let known = hashes[object] { return known }
    let text = UnsafeBufferPointer(rebasing: objects.bytes[span])
    guard isUTF16 else {
      let hash = KeyHash.of(text)
      if !isShort { hashes[object] = hash }
      return hash
    }
    var decoded = BinaryText.utf16(text)
    let hash = decoded.withUTF8 { KeyHash.of($0) }
    hashes[object] = hash
    return hash
  }

  /// CoreFoundation refuses a string that claims to be ASCII and is not. Looked at once for each object.
  private mutating func checkText(
    of object: Int, _ span: Range<Int>, _ flags: Record.Flags
  ) throws(ReadFailure) {
    guard !flags.contains(.isUTF16), !marks[object].contains(.isASCII) else { return }
    guard objects.bytes[span].allSatisfy({ $0 < 0x80 }) else { throw ReadFailure(.binaryObjectInvalid) }
    marks[object].insert(.isASCII)
  }
}
