import Testing

@testable import LocatedPlist

/// Messages that were made to do harm.
@Suite(.timeLimit(.minutes(2))) struct MessageHostileTests {
  @Test(arguments: ["message-headers.eml", "bounce.eml"], [UInt64](0..<4))
  func `changed bytes never crash the reader`(_ name: String, _ seed: UInt64) throws {
    let sample = try fixture("exports/\(name)")
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<300 {
      let source = Source(bytes: sample.mutated(by: &generator), encoding: .utf8)
      if case .success(let list) = MessageReader.read(source, limits: Limits()) { visit(list) }
    }
    for length in 0..<sample.count where UInt64(length % 4) == seed {
      if case .success(let list) = DocumentReader.read(Array(sample[..<length])).content { visit(list) }
    }
  }

  @Test(arguments: [
    "From: MAILER-DAEMON\nTo: a@b.c\n\nHi. This is the qmail-send program.\n\n<a@b.c>:\n550 No\n\n--- Below\n",
    "From: MAILER-DAEMON\nTo: a@b.c\n\nThis message was created automatically by mail delivery software.\n\n  a@b.c\n    host x: 550 No\n",
    "From: postmaster\nTo: a@b.c\n\nThe user(s) account is disabled.\n  Recipient: <a@b.c>\n  <<< 550 No\n",
    "From a Mon\nFrom: a@b.c\nTo: c\n\nx\n\nFrom b Mon\n>From c\nReceived: from a by b; x\n\n",
    "60   \nFrom: a@b.c\n\nTo: \"\u{1B}$B\"(\u{1B}(B\" <a@b.c>\n\n\n\nDate: 2026-11-02 1:2:3.4 +0000\n\n",
    "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b\nStatus: 5.1.1\n--b--\n",
  ])
  func `changed bytes of a letter, a mailbox or a copy never crash the reader`(_ text: String) {
    let sample = Array(text.utf8)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let source = Source(bytes: sample.mutated(by: &generator), encoding: .utf8)
      if case .success(let list) = MessageReader.read(source, limits: Limits()) { visit(list) }
    }
    for length in 0..<sample.count {
      if case .success(let list) = DocumentReader.read(Array(sample[..<length])).content { visit(list) }
    }
  }

  /// What is read twice is felt here: each of these has 200,000 bytes of one thing.
  @Test(arguments: [
    "Subject: =?UTF-8?Q?a?= ", "Subject: =?EUC-JP?Q?a?= =?ISO-2022-JP?B?YQ==?= ", "Cc: (", "Cc: \"", "Cc: \\",
    "Cc: a@b,", "Cc: <a:", "Received: from a ", "Received: ;", "Authentication-Results: a=(",
    "Authentication-Results: a=b c.d=e ", "Authentication-Results: ;a=b", "DKIM-Signature: a=b;", "X: \0",
    "X: a\n ", "X: a\nX: b\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    "Content-Type: message/delivery-status\n\nA: b\n\n", "Content-Type: message/rfc822\n\n",
  ])
  func `a header of any size is read in one go`(_ piece: String) throws {
    let name = piece.prefix { $0 != " " } + " "
    let again = piece.contains("\n") ? piece : String(piece.dropFirst(name.count))
    let text =
      "From: a@example.com\nTo: b@example.com\n" + piece
      + String(repeating: again, count: 200_000 / again.utf8.count)
    visit(try DocumentReader.read(Array(text.utf8)).content.get())
  }

  @Test(arguments: [
    ("To: ", "b@example.com, "), ("Authentication-Results: mx; ", "spf=fail; "),
    ("Authentication-Results: mx; spf=fail ", "a=b "), ("DKIM-Signature: ", "a=b; "),
    ("Content-Type: text/plain; ", "a=b; "), ("", "Received: from a by b; Mon, 2 Nov 2026 10:41:30 +0900\n"),
  ])
  func `parts beyond a limit are not taken apart, and that is noted`(_ start: String, _ part: String) throws {
    var limits = Limits()
    limits.messageParts = 10
    func read(_ count: Int) throws -> PropertyList {
      let text = "From: a@example.com\nTo: b@example.com\n" + start + String(repeating: part, count: count)
      return try DocumentReader.read(Array(text.utf8), limits: limits).content.get()
    }
    #expect(try read(8).problems == [])
    let list = try read(30)
    #expect(list.problems.map(\.kind) == [.partsUnread(limit: 10)])
    #expect(list.count < 150)
  }

  @Test func `more values than are read end in a failure`() {
    var limits = Limits()
    limits.nodes = 100
    let text = "From: a@example.com\nTo: " + String(repeating: "b@example.com, ", count: 100)
    let reason = DocumentReader.read(Array(text.utf8), limits: limits).content.reason
    #expect(reason == .tooManyNodes(limit: 100))
  }
}
