/// Makes the table of nodes from the tokens of a JSON text. The way down is kept in an array, so that no
/// input can exhaust the stack.
struct JSONParser {
  private var scanner: JSONScanner
  private let limits: Limits
  private var table: ContiguousArray<Record> = []
  private var open: [Frame] = []

  /// An object or an array that has not ended.
  private struct Frame {
    let node: UInt32
    let isObject: Bool
    var count: UInt32 = 0
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    scanner = JSONScanner(bytes)
    self.limits = limits
    if bytes.starts(withText: "\u{FEFF}") { scanner.at = 3 }
  }

  mutating func records() throws(ReadFailure) -> ContiguousArray<Record> {
    scanner.skipBlanks()
    try value(Record(kind: .null))
    while let frame = open.last {
      scanner.skipBlanks()
      if scanner.current == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        close(frame)
      } else {
        try separator(frame)
        try entry(frame)
      }
    }
    scanner.skipBlanks()
    guard scanner.current == nil else { throw scanner.fault(.trailingContent) }
    return table
  }

  private mutating func close(_ frame: Frame) {
    scanner.at += 1
    let node = Int(frame.node)
    table[node].end = UInt32(table.count)
    table[node].length = UInt32(scanner.at) - table[node].start
    open.removeLast()
  }

  /// The comma before every entry but the first.
  private mutating func separator(_ frame: Frame) throws(ReadFailure) {
    guard frame.count > 0 else { return }
    let comma = scanner.at
    guard scanner.skip(UInt8(ascii: ",")) else {
      throw startsValue ? scanner.fault(.missingComma) : scanner.unexpected()
    }
    scanner.skipBlanks()
    if let byte = scanner.current, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      throw scanner.fault(.trailingComma, comma..<comma + 1)
    }
  }

  /// Whether a value could start at the byte at hand.
  private var startsValue: Bool {
    guard let byte = scanner.current else { return false }
    return byte.isDigit || byte.isLetter || [0x22, 0x2D, 0x5B, 0x7B].contains(byte)
  }

  private mutating func entry(_ frame: Frame) throws(ReadFailure) {
    var record = Record(kind: .null)
    record.parent = frame.node
    record.key = frame.count
    open[open.count - 1].count += 1
    if frame.isObject { try key(&record) }
    try value(record)
  }

  private mutating func key(_ record: inout Record) throws(ReadFailure) {
    guard scanner.current == UInt8(ascii: "\"") else { throw scanner.unexpected() }
    let key = try scanner.string()
    let text = UnsafeBufferPointer(rebasing: scanner.bytes[key.span])
    record.flags = key.isEscaped ? [.hasKey, .keyIsEscaped] : .hasKey
    record.keyStart = UInt32(key.span.lowerBound)
    record.keyLength = UInt32(key.span.count)
    record.key =
      key.isEscaped ? JSONText.unescaped(text).withUnsafeBufferPointer { KeyHash.of($0) } : KeyHash.of(text)
    scanner.skipBlanks()
    guard scanner.skip(UInt8(ascii: ":")) else { throw scanner.unexpected() }
    scanner.skipBlanks()
  }

  /// Adds the value at hand; the record already says where it stands.
  private mutating func value(_ place: Record) throws(ReadFailure) {
    guard table.count < limits.nodes else { throw ReadFailure(.tooManyNodes(limit: limits.nodes)) }
    var record = place
    let start = scanner.at
    record.start = UInt32(start)
    record.end = UInt32(table.count + 1)
    switch scanner.current {
    case UInt8(ascii: "{"): try enter(&record, .dictionary)
    case UInt8(ascii: "["): try enter(&record, .array)
    case UInt8(ascii: "\""):
      let text = try scanner.string()
      record.kind = .string
      record.start = UInt32(text.span.lowerBound)
      record.length = UInt32(text.span.count)
      if text.isEscaped { record.flags.insert(.isEscaped) }
    default:
      try scalar(&record)
      record.length = UInt32(scanner.at - start)
    }
    table.append(record)
  }

  private mutating func scalar(_ record: inout Record) throws(ReadFailure) {
    switch scanner.current {
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      record.kind = .boolean
      record.flags.insert(.isTrue)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      record.kind = .boolean
    case UInt8(ascii: "n"): try scanner.literal("null")
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: record.kind = try scanner.number()
    default: throw scanner.unexpected()
    }
  }

  private mutating func enter(_ record: inout Record, _ kind: Node.Kind) throws(ReadFailure) {
    guard open.count < limits.depth else {
      throw ReadFailure(.tooDeep(limit: limits.depth), bytes: scanner.at..<scanner.at + 1)
    }
    record.kind = kind
    open.append(Frame(node: UInt32(table.count), isObject: kind == .dictionary))
    scanner.at += 1
  }
}
