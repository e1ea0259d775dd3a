import Testing

@testable import LocatedPlist

/// The accounts database of macOS and iOS.
@Suite struct AccountsStoreTests {
  @Test func `the database and its content as JSON are the same tree`() throws {
    let database = DocumentReader.read(try fixture("accounts-store.sqlite"))
    let json = DocumentReader.read(try fixture("accounts-store.json"))
    #expect(database.containers == [.sqlite])
    #expect(!database.source.isText)
    let accounts = try #require(try database.content.get().root["accounts"])
    #expect(accounts.shown == (try json.content.get().root["accounts"]?.shown))
    #expect(try database.content.get().problems.isEmpty)
  }

  @Test func `values have key paths`() throws {
    let root = try DocumentReader.read(try fixture("accounts-store.sqlite")).content.get().root
    let host = try #require(root["accounts"]?[3]?["properties"]?["Hostname"])
    #expect(host.string == "smtp.me.com")
    #expect(host.path == [.key("accounts"), .index(3), .key("properties"), .key("Hostname")])
    #expect(host.bytes == nil)
    #expect(root["accounts"]?[1]?["parent"]?.string == "A-ICLOUD")
    #expect(root["accounts"]?[3]?["parent"]?.kind == .null)
  }

  @Test func `columns that a version has not are not there, and numbers that lead nowhere stand`() throws {
    let root = try DatabaseFile.root(
      """
      CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZACTIVE INTEGER, ZACCOUNTTYPE INTEGER,
        ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP, ZIDENTIFIER VARCHAR);
      CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZACCOUNTTYPEDESCRIPTION VARCHAR);
      CREATE TABLE ZACCOUNTPROPERTY (Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZKEY VARCHAR, ZVALUE);
      CREATE TABLE ZDATACLASS (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR);
      CREATE TABLE Z_15PROVISIONEDDATACLASSES (Z_15PROVISIONEDACCOUNTS1 INTEGER, Z_3PROVISIONEDDATACLASSES INTEGER);
      INSERT INTO ZACCOUNT VALUES (7, 0, 2, 99, 86400.0, 'A'), (8, 5, 98, 7, NULL, 'B');
      INSERT INTO ZACCOUNTTYPE VALUES (2, 'com.apple.account.IMAP', 'IMAP');
      INSERT INTO ZDATACLASS VALUES (1, 'com.apple.Dataclass.Mail');
      INSERT INTO Z_15PROVISIONEDDATACLASSES VALUES (7, 1), (7, 2);
      """)
    #expect(
      root["accounts"]?[0]?.shown == """
        {active: false, date: 2001-01-02, identifier: "A", parent: 99, \
        provisionedDataclasses: ["com.apple.Dataclass.Mail", 2], type: "com.apple.account.IMAP", \
        typeDescription: "IMAP"}
        """)
    #expect(root["accounts"]?[1]?.shown == #"{active: 5, identifier: "B", parent: "A", type: 98}"#)
  }

  @Test func `values of any kind are read`() throws {
    let root = try DatabaseFile.root(
      DatabaseFile.tables + """
        INSERT INTO ZACCOUNT VALUES (1, 'A');
        INSERT INTO ZACCOUNTPROPERTY VALUES (1, 'text', 'smtp.example.com'), (1, 'number', 25), (1, 'real', 1.5),
          (1, 'none', NULL), (1, 'letters', x'616263'), (1, 'bytes', x'00FF'), (1, 'nothing', x''),
          (1, 'broken', x'62706C6973743030FF'), (1, 3, 'no key'), (99, 'orphan', 1);
        """)
    #expect(
      root["accounts"]?[0]?["properties"]?.shown == """
        {: unreadable, broken: unreadable, bytes: [0, 255], letters: "abc", none: null, nothing: [], \
        number: 25, real: 1.5, text: "smtp.example.com"}
        """)
    let problems = root.list.problems.map { ($0.kind, root.list.node($0.node).key) }
    #expect(problems[0] == (.archive(.unreadable), "broken"))
    #expect(problems[1] == (.archive(.keyNotText), ""))
  }

  @Test func `a key that stands twice is a problem as in any list`() throws {
    let root = try DatabaseFile.root(
      DatabaseFile.tables + """
        INSERT INTO ZACCOUNT VALUES (1, 'A');
        INSERT INTO ZACCOUNTPROPERTY VALUES (1, 'Hostname', 'a'), (1, 'Hostname', 'b');
        """)
    #expect(root.list.problems.map(\.kind) == [.duplicateKey])
  }

  // MARK: The log

  @Test func `changes that stand in the log only are read`() throws {
    let file = try fixture("accounts-in-use.sqlite")
    let list = try DocumentReader.read(
      file, log: DatabaseLog(writeAhead: try fixture("accounts-in-use.sqlite-wal"))
    ).content.get()
    #expect(list.root["accounts"]?.children.map { $0["identifier"]?.string }.last == "A-SMTP-DUP")
    #expect(list.root["accounts"]?[0]?["description"]?.string == "iCloud, renamed")
    #expect(list.problems.isEmpty)
  }

  @Test func `without its log the database is read, and it is said that changes may be missing`() throws {
    let file = try fixture("accounts-in-use.sqlite")
    let list = try DocumentReader.read(file).content.get()
    #expect(list.root["accounts"]?.children.map { $0["identifier"]?.string }.last == "A-SMTP-OLD")
    #expect(list.root["accounts"]?[0]?["description"]?.string == "iCloud")
    #expect(list.problems.map(\.kind) == [.database(.logNotSeen)])
    #expect(try DocumentReader.read(file, log: DatabaseLog(writeAhead: [])).content.get().problems.isEmpty)
  }

  @Test func `a transaction counts when it is whole`() throws {
    let file = try fixture("accounts-in-use.sqlite")
    let log = try fixture("accounts-in-use.sqlite-wal")
    func names(_ log: [UInt8]) throws -> (last: String?, first: String?, problems: [Problem.Kind]) {
      let list = try DocumentReader.read(file, log: DatabaseLog(writeAhead: log)).content.get()
      let accounts = try #require(list.root["accounts"])
      return (
        accounts.children.map { $0 }.last?["identifier"]?.string, accounts[0]?["description"]?.string,
        list.problems.map(\.kind)
      )
    }
    // The last four frames are the second transaction: without its end, cut in the end, and damaged.
    let frame = 24 + 512
    #expect(try names(Array(log.dropLast(frame))) == ("A-SMTP-DUP", "iCloud", []))
    #expect(try names(Array(log.dropLast(100))) == ("A-SMTP-DUP", "iCloud", [.database(.logDamaged)]))
    var damaged = log
    damaged[log.count - 50] ^= 1
    #expect(try names(damaged) == ("A-SMTP-DUP", "iCloud", [.database(.logDamaged)]))
    #expect(try names(Array(log.dropLast(5 * frame))) == ("A-SMTP-OLD", "iCloud", []))
    #expect(try names(Array("no log".utf8)) == ("A-SMTP-OLD", "iCloud", [.database(.logDamaged)]))
  }

  // MARK: Other files

  @Test func `a database of another kind is named`() throws {
    #expect(DocumentReader.read(try fixture("other.sqlite")).content.reason == .recognised(.sqlite))
    let names = "CREATE TABLE note (ZACCOUNTTYPE, ZACCOUNTPROPERTY)"
    #expect(DocumentReader.read(try DatabaseFile.made(names)).content.reason == .recognised(.sqlite))
  }

  @Test func `a change that was not finished is said`() throws {
    let file = try DatabaseFile.made(DatabaseFile.tables + "INSERT INTO ZACCOUNT VALUES (1, 'A');")
    let list = try DocumentReader.read(file, log: DatabaseLog(hasJournal: true)).content.get()
    #expect(list.problems.map(\.kind) == [.database(.changeUnfinished)])
  }

  @Test(arguments: ["UTF-16le", "UTF-16be"])
  func `texts in UTF-16 are read`(_ encoding: String) throws {
    let file = try DatabaseFile.made(
      "PRAGMA encoding='\(encoding)';" + DatabaseFile.tables + "INSERT INTO ZACCOUNT VALUES (1, 'アカウント');")
    #expect(
      try DocumentReader.read(file).content.get().root["accounts"]?[0]?["identifier"]?.string == "アカウント")
  }
}
