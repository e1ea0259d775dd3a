import Foundation
import Testing

/// A database of accounts, as it is copied from a device.
@Suite final class AccountsStoreTests {
  let program: Program

  init() throws {
    program = try Program()
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "LocatedPlistTests/Fixtures")
    for name in ["accounts-store.json", "accounts-store.sqlite", "accounts-in-use.sqlite", "other.sqlite"] {
      try FileManager.default.copyItem(
        at: fixtures.appending(path: name), to: program.folder.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: fixtures.appending(path: "accounts-in-use.sqlite-wal"),
      to: program.folder.appending(path: "log"))
  }

  deinit { program.remove() }

  @Test(arguments: ["json", "sqlite"])
  func `the form and the kind are shown`(_ form: String) throws {
    let outcome = try program.run("$P inspect accounts-store.\(form)")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("form: \(form)\n"))
    #expect(outcome.output.contains("document: accounts-store\n"))
  }

  @Test func `the log beside a database is read, and said to be missing where it is not there`() throws {
    let missing = try program.run("$P inspect accounts-in-use.sqlite").output
    #expect(missing.contains("no -wal file that can be read is beside the database"))
    let found = try program.run("mv log accounts-in-use.sqlite-wal; $P inspect accounts-in-use.sqlite").output
    #expect(!found.contains("-wal"))
  }

  @Test func `the log is no input of its own`() throws {
    let outcome = try program.run("mv log accounts-in-use.sqlite-wal; $P accounts-in-use.sqlite* 2>&1")
    #expect(outcome.output.contains("1 file") && !outcome.output.contains("-wal"))
  }

  @Test func `nothing is written`() throws {
    let listed = try program.run("cksum *; $P *.sqlite >/dev/null; cksum *").output
    let lines = listed.split(separator: "\n")
    #expect(lines.count.isMultiple(of: 2))
    #expect(lines.prefix(lines.count / 2) == lines.suffix(lines.count / 2))
  }

  @Test func `a database of another kind is named`() throws {
    #expect(
      try program.run("$P inspect other.sqlite").output.contains(
        "this is an SQLite database, but not one of accounts"))
  }
}
