import Testing

@testable import LocatedPlist

/// Messages that were made to do harm.
@Suite struct MessageHostileTests {
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

  @Test func `more values than are read end in a failure`() {
    var limits = Limits()
    limits.nodes = 100
    let text = "From: a@example.com\nTo: " + String(repeating: "b@example.com, ", count: 100)
    let reason = DocumentReader.read(Array(text.utf8), limits: limits).content.reason
    #expect(reason == .tooManyNodes(limit: 100))
  }
}
