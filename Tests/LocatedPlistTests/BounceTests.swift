import Testing

@testable import LocatedPlist

/// What a server says about a message that it did not deliver.
@Suite struct BounceTests {
  private let whole = """
    From: MAILER-DAEMON@mx.example.net
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
     boundary="=_1"

    --=_1
    Content-Type: text/plain

    Sorry.
    --=_1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.net
    Arrival-Date: Mon, 2 Nov 2026 10:41:30 +0900

    Final-Recipient: rfc822; a@example.jp
    Action: failed
    Status: 5.1.1 (no such user)
    Remote-MTA: dns; mx.example.jp
    Diagnostic-Code: smtp; 550 5.1.1 <a@example.jp>:
     User unknown

    Final-Recipient: rfc822; b@example.jp
    Action: delayed
    Status: 4.4.1
    --=_1
    Content-Type: message/rfc822

    From: taro@example.com
    Subject: hello

    text
    --=_1--
    after the end
    """

  @Test func `each recipient has a block of its own`() throws {
    let tree = try message(whole)
    #expect(tree.deliveryStatus.count == 3)
    #expect(
      tree.deliveryStatus.map { MessageTree.fields("status", of: $0).first?["code"]?.string } == [
        nil, "5.1.1", "4.4.1",
      ])
    let recipient = tree.deliveryStatus[1]
    let code = try #require(MessageTree.fields("Diagnostic-Code", of: recipient).first)
    #expect(code["type"]?.string == "smtp")
    #expect(code["value"]?.string == "550 5.1.1 <a@example.jp>: User unknown")
    #expect(written(MessageTree.fields("final-recipient", of: recipient).first?["value"]) == "a@example.jp")
    let arrival = MessageTree.fields("arrival-date", of: tree.deliveryStatus[0]).first
    #expect(arrival?["date"]?.date?.secondsSince1970 == 1_793_583_690)
  }

  @Test func `the message that came back has its header read, and no body is`() throws {
    let tree = try message(whole)
    #expect(tree.messages.count == 1)
    #expect(
      MessageTree.fields("from", of: tree.messages[0]).first?["addresses"]?[0]?["domain"]?.string
        == "example.com")
    #expect(!shown(tree.root).contains("Sorry."))
    #expect(tree.root["parts"]?.children.map(\.kind).count == 3)
  }

  @Test(arguments: [
    (
      "base64",
      "RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFAZXhhbXBsZS5qcApBY3Rpb246IGZhaWxlZApTdGF0\ndXM6IDUuMS4xCg==\n"
    ),
    ("quoted-printable", "Final-Recipient: rfc822;=20a@exam=\nple.jp\nAction: failed\nStatus: 5.1.1\n"),
  ])
  func `an encoded status is decoded, and is where the part is`(_ encoding: String, _ body: String) throws {
    let tree = try message(
      """
      From: a@example.com
      MIME-Version: 1.0
      Content-Type: message/delivery-status
      Content-Transfer-Encoding: \(encoding)

      \(body)
      """)
    let block = try #require(tree.deliveryStatus.first)
    let recipient = try #require(MessageTree.fields("final-recipient", of: block).first?["value"])
    #expect(recipient.string == "a@example.jp")
    #expect(written(recipient)?.hasPrefix(body) == true)
    #expect(MessageTree.fields("status", of: block).first?["name"]?.plainText == nil)
  }

  @Test func `of two types of a body the first counts`() throws {
    let text = """
      From: a@example.com
      Content-Type: text/plain
      Content-Type: multipart/report; boundary=b

      --b
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; a@b
      Status: 5.1.1
      --b--
      """
    let tree = try #require(MessageTree(try DocumentReader.read(Array(text.utf8)).content.get()))
    #expect(tree.deliveryStatus.isEmpty)
  }

  @Test func `a status that was saved on its own is read`() throws {
    let tree = try message("Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@example.jp\nStatus: 5.1.1\n")
    #expect(tree.root["headers"] == nil)
    #expect(tree.deliveryStatus.count == 2)
  }

  @Test func `a bounce that is cut off gives what is there`() throws {
    let cut = whole.split(separator: "Remote-MTA")[0]
    let tree = try message(String(cut))
    #expect(tree.deliveryStatus.count == 2)
  }

  @Test func `messages inside one another are read to a depth`() throws {
    let text =
      "From: a@example.com\nTo: b@example.com\n"
      + String(repeating: "Content-Type: message/rfc822\n\n", count: 100_000)
    let tree = try message(text)
    #expect(tree.messages.count == Limits().messageDepth)
  }

  private func message(_ text: String) throws -> MessageTree {
    let read = DocumentReader.read(Array(text.utf8))
    #expect(read.containers == [.message])
    return try #require(MessageTree(try read.content.get()))
  }
}
