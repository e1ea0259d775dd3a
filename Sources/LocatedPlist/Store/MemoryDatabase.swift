import CAccountsStore

/// A database that is read from its bytes in memory. What a dishonest one makes of a few pages, rows
/// without end, stops at the bytes that it has.
final class MemoryDatabase {
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text([UInt8])
    case blob([UInt8])
  }

  private let database: OpaquePointer
  private let limits: Limits
  private var remainingRows: Int
  private var remainingBytes: Int
  /// Whether it may really have more rows than are read.
  private let isLarge: Bool

  /// The bytes must stay where they are for as long as this lives.
  init(_ image: UnsafeBufferPointer<UInt8>, limits: Limits) throws(ReadFailure) {
    guard let database = memory_database_open(image.baseAddress, image.count) else {
      throw ReadFailure(.databaseDamaged)
    }
    (self.database, self.limits) = (database, limits)
    // Nothing is compressed, so no honest database has more in it than its own size. Twice that, since a
    // text may be stored in UTF-16 and is read in UTF-8.
    remainingBytes = 2 * image.count
    isLarge = image.count >= limits.rows
    remainingRows = min(limits.rows, image.count)
  }

  deinit { memory_database_close(database) }

  /// The names of the tables.
  func tables() throws(ReadFailure) -> [String] {
    var names: [String] = []
    try read(["type", "name"], of: "sqlite_master") { row in
      if case .text(let type) = row[0], case .text(let name) = row[1], type == Array("table".utf8) {
        names.append(String(decoding: name, as: UTF8.self))
      }
    }
    return names
  }

  /// The names of a table's columns.
  func columns(of table: String) throws(ReadFailure) -> [String] {
    let rows = try open(table, [])
    defer { table_rows_close(rows) }
    return (0..<table_rows_column_count(rows)).map { column in
      table_rows_column_name(rows, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Reads some columns of every row of a table.
  func read(
    _ columns: [String], of table: String, _ body: ([Value]) throws(ReadFailure) -> Void
  ) throws(ReadFailure) {
    let rows = try open(table, columns)
    defer { table_rows_close(rows) }
    while true {
      switch table_rows_next(rows) {
      case TABLE_ROW: try body(try row(rows, count: columns.count))
      case TABLE_END: return
      default: throw ReadFailure(.databaseDamaged)
      }
    }
  }

  private func open(_ table: String, _ columns: [String]) throws(ReadFailure) -> OpaquePointer {
    let names = columns.map { Array($0.utf8CString) }
    let rows = Self.withPointers(to: names[...], []) { pointers in
      pointers.withUnsafeBufferPointer { table_rows_open(database, table, $0.baseAddress, $0.count) }
    }
    guard let rows else { throw ReadFailure(.databaseDamaged) }
    return rows
  }

  private func row(_ rows: OpaquePointer, count: Int) throws(ReadFailure) -> [Value] {
    remainingRows -= 1
    guard remainingRows >= 0 else {
      throw ReadFailure(isLarge ? .tooManyNodes(limit: limits.rows) : .databaseDamaged)
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for column in 0..<count {
      let value = table_rows_value(rows, column)
      remainingBytes -= value.length
      guard remainingBytes >= 0 else { throw ReadFailure(.databaseDamaged) }
      values.append(Value(value))
    }
    return values
  }

  /// Calls with pointers to all the names at once.
  private static func withPointers<Result>(
    to names: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    guard let name = names.first else { return body(pointers) }
    return name.withUnsafeBufferPointer {
      withPointers(to: names.dropFirst(), pointers + [$0.baseAddress], body)
    }
  }
}

extension MemoryDatabase.Value {
  fileprivate init(_ value: table_value) {
    switch value.kind {
    case TABLE_INTEGER: self = .integer(value.integer)
    case TABLE_REAL: self = .real(value.real)
    case TABLE_TEXT: self = .text(Array(UnsafeBufferPointer(start: value.bytes, count: value.length)))
    case TABLE_BLOB: self = .blob(Array(UnsafeBufferPointer(start: value.bytes, count: value.length)))
    default: self = .null
    }
  }

  /// A row's number.
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
}
