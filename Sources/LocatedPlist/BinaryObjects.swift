/// The objects of a binary property list by their numbers: the trailer, the table of offsets, the marks.
///
/// Every number is checked against the bytes that are there before it is used for anything.
struct BinaryObjects {
  /// An object's kind and where its content stands.
  enum Object {
    case leaf(Node.Kind, Range<Int>, Record.Flags)
    case array(count: Int, references: Int)
    case dictionary(count: Int, references: Int)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int
  let top: Int
  let referenceSize: Int
  private let offsetSize: Int
  /// Where the offsets start, and so the objects end.
  private let table: Int

  private static let magic: StaticString = "bplist0"
  private static let headerSize = 8
  private static let trailerSize = 32

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadFailure) {
    guard bytes.starts(withText: Self.magic) else { throw ReadFailure(.binaryTrailerInvalid) }
    guard bytes.count > Self.headerSize + Self.trailerSize else { throw ReadFailure(.binaryTruncated) }
    let trailer = bytes.count - Self.trailerSize
    func number(at offset: Int) throws(ReadFailure) -> Int {
      let field = UnsafeBufferPointer(rebasing: bytes[trailer + offset..<trailer + offset + 8])
      // What is beyond any file's size is what random bytes look like: the real trailer is missing.
      guard let value = Int(exactly: BinaryNumber.unsigned(field)) else {
        throw ReadFailure(.binaryTrailerInvalid)
      }
      return value
    }
    self.bytes = bytes
    offsetSize = Int(bytes[trailer + 6])
    referenceSize = Int(bytes[trailer + 7])
    count = try number(at: 8)
    top = try number(at: 16)
    table = try number(at: 24)
    try check(trailer: trailer)
  }

  /// CoreFoundation's equations between the sizes in the trailer and that of the file.
  private func check(trailer: Int) throws(ReadFailure) {
    let (tableSize, overflows) = count.multipliedReportingOverflow(by: offsetSize)
    guard (1...8).contains(offsetSize), (1...8).contains(referenceSize), !overflows,
      count > 0, top < count, table > Self.headerSize
    else { throw ReadFailure(.binaryTrailerInvalid) }
    guard table < trailer, tableSize <= trailer - table else { throw ReadFailure(.binaryTruncated) }
    guard tableSize == trailer - table, fits(count - 1, in: referenceSize), fits(table - 1, in: offsetSize)
    else { throw ReadFailure(.binaryTrailerInvalid) }
  }

  private func fits(_ largest: Int, in size: Int) -> Bool {
    size >= 8 || largest >> (8 * size) == 0
  }

  /// The number of the object that a reference stands for.
  func reference(at offset: Int) throws(ReadFailure) -> Int {
    guard let object = Int(exactly: unsigned(at: offset, size: referenceSize)), object < count else {
      throw ReadFailure(.binaryObjectInvalid)
    }
    return object
  }

  func object(_ number: Int) throws(ReadFailure) -> Object {
    guard let offset = Int(exactly: unsigned(at: table + number * offsetSize, size: offsetSize)),
      (Self.headerSize..<table).contains(offset)
    else { throw ReadFailure(.binaryOffsetInvalid) }
    return try object(at: offset)
  }

  private func object(at offset: Int) throws(ReadFailure) -> Object {
    let mark = bytes[offset]
    let low = Int(mark & 0x0F)
    switch mark >> 4 {
    case 0x0: return try constant(mark, at: offset)
    case 0x1 where low <= 4: return .leaf(.integer, try span(at: offset + 1, 1 << low), [])
    case 0x2 where low == 2 || low == 3: return .leaf(.real, try span(at: offset + 1, 1 << low), [])
    case 0x3 where low == 3: return .leaf(.date, try span(at: offset + 1, 8), [])
    case 0x4: return .leaf(.data, try content(of: low, at: offset, size: 1), [])
    case 0x5: return .leaf(.string, try content(of: low, at: offset, size: 1), [])
    case 0x6: return .leaf(.string, try content(of: low, at: offset, size: 2), .isUTF16)
    case 0x8: return .leaf(.uid, try span(at: offset + 1, low + 1), [])
    case 0xA:
      let references = try content(of: low, at: offset, size: referenceSize)
      return .array(count: references.count / referenceSize, references: references.lowerBound)
    case 0xD:
      let references = try content(of: low, at: offset, size: 2 * referenceSize)
      return .dictionary(count: references.count / (2 * referenceSize), references: references.lowerBound)
    default: throw ReadFailure(.binaryObjectInvalid)
    }
  }

  private func constant(_ mark: UInt8, at offset: Int) throws(ReadFailure) -> Object {
    switch mark {
    case 0x00: .leaf(.null, offset..<offset, [])
    case 0x08: .leaf(.boolean, offset..<offset + 1, [])
    case 0x09: .leaf(.boolean, offset..<offset + 1, .isTrue)
    default: throw ReadFailure(.binaryObjectInvalid)
    }
  }

  /// The span of an object that says how many items of a size it has: in its mark, or behind it.
  private func content(of low: Int, at offset: Int, size: Int) throws(ReadFailure) -> Range<Int> {
    var count = low
    var start = offset + 1
    if low == 0x0F {
      let mark = try span(at: start, 1)
      let exponent = Int(bytes[mark.lowerBound] & 0x0F)
      guard bytes[mark.lowerBound] >> 4 == 0x1, exponent <= 3 else { throw ReadFailure(.binaryObjectInvalid) }
      let digits = try span(at: mark.upperBound, 1 << exponent)
      guard let number = Int(exactly: unsigned(at: digits.lowerBound, size: digits.count)) else {
        throw ReadFailure(.binaryObjectInvalid)
      }
      (count, start) = (number, digits.upperBound)
    }
    guard start <= table, count <= (table - start) / size else { throw ReadFailure(.binaryObjectInvalid) }
    return start..<start + count * size
  }

  private func span(at start: Int, _ length: Int) throws(ReadFailure) -> Range<Int> {
    guard start <= table, length <= table - start else { throw ReadFailure(.binaryObjectInvalid) }
    return start..<start + length
  }

  /// A number whose place has been checked.
  @inline(__always)
  private func unsigned(at offset: Int, size: Int) -> UInt64 {
    var value: UInt64 = 0
    for at in offset..<offset + size { value = value << 8 | UInt64(bytes[at]) }
    return value
  }
}
