/// The bytes of a SQLite database as a reader would see them: with what its log adds, and without the mark
/// that makes SQLite look for that log.
struct DatabaseImage {
  private(set) var bytes: [UInt8]
  /// What is not in it, though it may be in the database.
  private(set) var fault: Problem.DatabaseFault?

  static let magic: StaticString = "SQLite format 3\0"
  private static let headerSize = 100

  /// - Parameter log: the bytes of the file beside it whose name ends in `-wal`; nil if there is none.
  init(_ file: [UInt8], log: [UInt8]?) throws(ReadFailure) {
    bytes = file
    guard let pageSize = Self.pageSize(of: file) else { throw ReadFailure(.databaseTruncated) }
    if let log, !log.isEmpty {
      add(log, pageSize: pageSize)
    } else if log == nil, file[18] == 2 || file[19] == 2 {
      fault = .logNotSeen
    }
    guard Self.pageSize(of: bytes) == pageSize else { throw ReadFailure(.databaseDamaged) }
    for version in 18...19 where bytes[version] == 2 { bytes[version] = 1 }
    if Self.lacksPages(bytes, pageSize) { throw ReadFailure(.databaseTruncated) }
  }

  /// Whether the file has fewer pages than its header says.
  static func isTruncated(_ file: [UInt8]) -> Bool {
    guard let pageSize = pageSize(of: file) else { return file.count < headerSize }
    return lacksPages(file, pageSize)
  }

  /// Whether texts are in UTF-16, in either byte order.
  static func isInUTF16(_ file: [UInt8]) -> Bool { file.count >= headerSize && [2, 3].contains(file[59]) }

  static func isPageSize(_ size: Int) -> Bool {
    (512...65_536).contains(size) && size & (size - 1) == 0
  }

  /// Nil where the header is cut off or wrong.
  private static func pageSize(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= headerSize, bytes.withUnsafeBufferPointer({ $0.starts(withText: magic) }) else {
      return nil
    }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return size == 1 ? 65_536 : isPageSize(size) ? size : nil
  }

  /// Puts the pages of the log in their places.
  private mutating func add(_ log: [UInt8], pageSize: Int) {
    guard let parsed = log.withUnsafeBufferPointer(WriteAheadLog.init), parsed.pageSize == pageSize else {
      fault = .logDamaged
      return
    }
    if parsed.isDamaged { fault = .logDamaged }
    guard let count = parsed.databasePages else { return }
    // A page is in the database or in the log; a log that speaks of more is another database's.
    guard count <= bytes.count / pageSize + parsed.pages.count else {
      fault = .logDamaged
      return
    }
    let size = count * pageSize
    bytes.removeLast(max(0, bytes.count - size))
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
    for page in parsed.pages where page.number <= count {
      let start = (page.number - 1) * pageSize
      bytes.replaceSubrange(start..<start + pageSize, with: log[page.content])
    }
  }

  /// The header says how many pages there are, unless a very old SQLite wrote the file last.
  private static func lacksPages(_ bytes: [UInt8], _ pageSize: Int) -> Bool {
    guard bytes[24..<28].elementsEqual(bytes[92..<96]) else { return false }
    let count = bytes.withUnsafeBufferPointer {
      BinaryNumber.unsigned(UnsafeBufferPointer(rebasing: $0[28..<32]))
    }
    return count > UInt64(bytes.count / pageSize)
  }
}
