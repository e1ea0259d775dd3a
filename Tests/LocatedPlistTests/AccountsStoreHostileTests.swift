import Testing

@testable import LocatedPlist

/// Accounts databases that are cut off, damaged or dishonest.
@Suite(.timeLimit(.minutes(2))) struct AccountsStoreHostileTests {
  @Test func `every start of a file ends with a reason`() throws {
    let file = try fixture("accounts-store.sqlite")
    for length in stride(from: 16, to: file.count, by: 100) {
      #expect(DocumentReader.read(Array(file[..<length])).content.reason != nil, "\(length)")
    }
    #expect(DocumentReader.read(Array(file.dropLast(512))).content.reason == .databaseTruncated)
  }

  @Test func `a damaged page is said`() throws {
    var file = try fixture("accounts-store.sqlite")
    for offset in 512..<file.count where offset % 512 < 8 { file[offset] = 0xFF }
    let read = DocumentReader.read(file)
    #expect(read.content.reason == .databaseDamaged)
    #expect(read.containers == [.sqlite])
  }

  @Test func `views, virtual and generated columns in the tables' places are not run`() throws {
    let others = """
      CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR);
      CREATE TABLE ZACCOUNTPROPERTY (ZOWNER INTEGER, ZKEY VARCHAR, ZVALUE);
      """
    for table in [
      "CREATE VIEW ZACCOUNT AS SELECT 1 AS Z_PK, 'A' AS ZIDENTIFIER",
      "CREATE VIRTUAL TABLE ZACCOUNT USING fts5(Z_PK, ZIDENTIFIER)",
      "CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER AS (hex(zeroblob(1000000))))",
    ] {
      let file = try DatabaseFile.made(
        others + table + ";" + (table.contains("AS (") ? "INSERT INTO ZACCOUNT VALUES (1)" : ""))
      #expect(DocumentReader.read(file).content.reason != nil, "\(table)")
    }
  }

  @Test func `pages that contain one another stop at the size of the file`() throws {
    var file = try DatabaseFile.made(
      DatabaseFile.tables + "INSERT INTO ZACCOUNTPROPERTY VALUES (1, 'Hostname', 'smtp.example.com')")
    // The last of three tables starts on page 4; from there 400 ways lead to each next page, 18 times, and
    // then to the page with the row.
    let page = 4096
    let row = Array(file[3 * page..<4 * page])
    let first = file.count / page + 1
    file.replaceSubrange(3 * page..<4 * page, with: Self.innerPage(leadingTo: first))
    for step in 1..<18 { file += Self.innerPage(leadingTo: first + step) }
    file += row
    file.replaceSubrange(28..<32, with: BinaryFile.bigEndian(UInt64(file.count / page)).suffix(4))
    #expect(try DocumentReader.read(file).content.get().problems.map(\.kind) == [.database(.damaged)])
  }

  @Test func `what a damaged page does not reach is read`() throws {
    let rows = (1...200).map { "INSERT INTO ZACCOUNTPROPERTY VALUES (1, 'Key\($0)', hex(zeroblob(40)));" }
    var file = try DatabaseFile.made(
      DatabaseFile.tables + "INSERT INTO ZACCOUNT VALUES (1, 'A');" + rows.joined())
    let page = 4096
    file.replaceSubrange((file.count - page)..., with: repeatElement(0xFF, count: page))
    let list = try DocumentReader.read(file).content.get()
    #expect(list.problems.map(\.kind) == [.database(.damaged)])
    #expect(list.root["accounts"]?[0]?["identifier"]?.string == "A")
    #expect(list.root["accounts"]?[0]?["properties"]?["Key1"]?.string?.count == 80)
  }

  @Test func `the bytes stay as they are`() throws {
    let file = try fixture("accounts-in-use.sqlite")
    let log = DatabaseLog(writeAhead: try fixture("accounts-in-use.sqlite-wal"))
    #expect(DocumentReader.read(file, log: log).file == file)
  }

  @Test(arguments: 0..<20)
  func `changed bytes never crash the reader`(_ seed: UInt64) throws {
    let file = try fixture("accounts-in-use.sqlite")
    let log = try fixture("accounts-in-use.sqlite-wal")
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<50 {
      let document = DocumentReader.read(
        file.mutated(by: &generator),
        log: DatabaseLog(writeAhead: Bool.random(using: &generator) ? log.mutated(by: &generator) : nil))
      if case .success(let list) = document.content { visit(list) }
    }
  }

  /// An inner page of a table with 400 times the same child.
  private static func innerPage(leadingTo child: Int) -> [UInt8] {
    let child = BinaryFile.bigEndian(UInt64(child)).suffix(4)
    let (cells, start) = (400, 4096 - 400 * 6)
    var page: [UInt8] = [5, 0, 0] + [UInt8(cells >> 8), UInt8(cells & 0xFF)]
    page += [UInt8(start >> 8), UInt8(start & 0xFF), 0] + child
    for cell in 0..<cells {
      let offset = start + 6 * cell
      page += [UInt8(offset >> 8), UInt8(offset & 0xFF)]
    }
    page += [UInt8](repeating: 0, count: start - page.count)
    for _ in 0..<cells { page += child + [1, 0] }
    return page
  }
}
