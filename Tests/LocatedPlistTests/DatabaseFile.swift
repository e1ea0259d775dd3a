import CMadeDatabase
import Testing

@testable import LocatedPlist

/// Databases that the tests make of SQL.
enum DatabaseFile {
  static let tables = """
    CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR);
    CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR);
    CREATE TABLE ZACCOUNTPROPERTY (ZOWNER INTEGER, ZKEY, ZVALUE);
    """

  /// The bytes of a database with what the statements put into it.
  static func made(_ statements: String) throws -> [UInt8] {
    let made = statements.withCString { made_database($0) }
    defer { made_database_free(made) }
    try #require(made.bytes != nil)
    return Array(UnsafeBufferPointer(start: made.bytes, count: made.length))
  }

  /// The tree that is read from such a database.
  static func root(_ statements: String) throws -> Node {
    try DocumentReader.read(try made(statements)).content.get().root
  }
}
