/// A table of facts as it is embedded: lines of tab-separated fields under a line of column names.
/// Lines that start with `#` say where the facts come from.
///
/// Reading it finds the lines and nothing more; fields are cut out of a line when they are asked for.
public struct FactTable: Sendable {
  public let rows: [Row]
  private let columns: [Field]

  /// - Precondition: the text has a line of column names, as every file in `schema/` has.
  public init(_ text: StaticString) {
    var lines = Field(text).split(UInt8(ascii: "\n")).filter { !$0.isEmpty && !$0.isComment }
    precondition(!lines.isEmpty, "a fact table starts with the names of its columns")
    columns = lines.removeFirst().split(UInt8(ascii: "\t"))
    rows = lines.map(Row.init)
  }

  /// The position of a column.
  /// - Precondition: the table has it; the tables are ours.
  public func column(_ name: StaticString) -> Int {
    let name = Field(name)
    guard let position = columns.firstIndex(where: { $0 == name }) else {
      preconditionFailure("a fact table has no column \(name.text)")
    }
    return position
  }

  /// One line of a table.
  public struct Row: Sendable {
    fileprivate let line: Field

    /// The field in a column; empty where the line ends before it.
    public subscript(column: Int) -> Field {
      var fields = line.pieces(UInt8(ascii: "\t"))
      for _ in 0..<column where fields.next() == nil { return .empty }
      return fields.next() ?? .empty
    }
  }
}

/// A piece of an embedded table: a view of bytes that live as long as the program.
public struct Field: @unchecked Sendable, Equatable {
  // Unchecked: the bytes are those of a StaticString, which nobody ever changes or frees.
  let bytes: UnsafeBufferPointer<UInt8>

  static let empty = Field(UnsafeBufferPointer(start: nil, count: 0))

  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  public var isEmpty: Bool { bytes.isEmpty }
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The words of a list such as the domains of a provider.
  public var words: [String] { split(UInt8(ascii: " ")).filter { !$0.isEmpty }.map(\.text) }

  var isComment: Bool { bytes.first == UInt8(ascii: "#") }

  public static func == (a: Field, b: Field) -> Bool { a.bytes.elementsEqual(b.bytes) }
  public static func == (a: Field, b: StaticString) -> Bool { a == Field(b) }

  func split(_ separator: UInt8) -> [Field] { Array(IteratorSequence(pieces(separator))) }

  func pieces(_ separator: UInt8) -> Pieces { Pieces(field: self, separator: separator) }

  /// The pieces between the separators, one after the other.
  struct Pieces: IteratorProtocol {
    let field: Field
    let separator: UInt8
    private var start: Int? = 0

    init(field: Field, separator: UInt8) {
      self.field = field
      self.separator = separator
    }

    mutating func next() -> Field? {
      guard let first = start else { return nil }
      let bytes = field.bytes
      var end = first
      while end < bytes.count, bytes[end] != separator { end += 1 }
      start = end < bytes.count ? end + 1 : nil
      return Field(UnsafeBufferPointer(rebasing: bytes[first..<end]))
    }
  }
}
