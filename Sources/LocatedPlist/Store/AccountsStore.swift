/// Reads the accounts database of macOS and iOS, `Accounts3.sqlite` and `Accounts4.sqlite`, into a tree:
///
///     accounts[]  identifier, type, typeDescription, parent (an identifier or null), description,
///                 username, active, authenticated, supportsAuthentication, visible, date,
///                 owningBundleIdentifier, authenticationType, enabledDataclasses[],
///                 provisionedDataclasses[], properties{}, dataclassProperties{}
///
/// What a row does not say is not in the tree, except for `parent`. Where a row leads to another that is
/// missing, the number stands that it leads by.
enum AccountsStore {
  static func read(_ file: [UInt8], log: DatabaseLog, limits: Limits) throws(ReadFailure) -> PropertyList {
    let image = try DatabaseImage(file, log: log.writeAhead)
    return try image.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in
      let database = try MemoryDatabase(bytes, limits: limits)
      let tables = try AccountsTables(database)
      let faults = [
        image.fault, log.hasJournal ? .changeUnfinished : nil, tables.isDamaged ? .damaged : nil,
      ]
      return try AccountsTree(tables, limits).list(faults.compactMap { $0 })
    }
  }

  /// Whether a database, or its log, has the names of the tables anywhere: enough to tell one that is
  /// damaged from other databases, which are not even opened.
  static func isNamed(in file: [UInt8], _ log: DatabaseLog) -> Bool {
    let isWide = DatabaseImage.isInUTF16(file)
    return isNamed(in: file, isWide) || log.writeAhead.map { isNamed(in: $0, isWide) } ?? false
  }

  private static func isNamed(in bytes: [UInt8], _ isWide: Bool) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if !isWide { return names.allSatisfy { bytes.firstIndex(ofText: $0) != nil } }
      // In either byte order a zero stands between the letters of a name.
      return wideNames.allSatisfy { bytes.firstIndex(ofText: $0) != nil }
    }
  }

  private static let names: [StaticString] = ["ZACCOUNTTYPE", "ZACCOUNTPROPERTY"]
  private static let wideNames: [StaticString] = [
    "Z\0A\0C\0C\0O\0U\0N\0T\0T\0Y\0P\0E", "Z\0A\0C\0C\0O\0U\0N\0T\0P\0R\0O\0P\0E\0R\0T\0Y",
  ]
}

/// What SQLite keeps beside a database that is in use.
public struct DatabaseLog: Sendable {
  /// The bytes of the file with `-wal` behind the database's name; nil where there is none that can be read.
  public var writeAhead: [UInt8]?
  /// Whether a file with `-journal` behind the name holds what an unfinished change has replaced.
  public var hasJournal: Bool

  public init(writeAhead: [UInt8]? = nil, hasJournal: Bool = false) {
    self.writeAhead = writeAhead
    self.hasJournal = hasJournal
  }

  /// How such a journal begins; SQLite wipes that out when the change is finished.
  public static let journalMagic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
}
