import Testing

@testable import LocatedPlist

/// The way to a part of a message, as reports show it.
@Suite struct MessagePathTests {
  private let text = """
    Received: from a by b with ESMTP; x
    Authentication-Results: mx; spf=fail smtp.mailfrom=a.example; dkim=pass header.d=b.example
    received: from c by d with SMTP; x
    From: a@example.com
    Content-Type: multipart/report; boundary=b; type=x

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx

    Final-Recipient: rfc822; a@b
    Status: 5.1.1

    Final-Recipient: rfc822; c@d
    Status: 5.1.1
    --b--
    """

  @Test func `a field is called by its name, and by its number where there are several`() throws {
    let tree = try #require(MessageTree(try DocumentReader.read(Array(text.utf8)).content.get()))
    let received = tree.fields("Received")
    #expect(received.map(\.path) == [[.key("Received"), .index(0)], [.key("received"), .index(1)]])
    #expect(received[1]["with"]?.path == [.key("received"), .index(1), .key("with")])
    let results = tree.fields("authentication-results").first?["results"]
    #expect(results?[1]?["result"]?.path == [.key("Authentication-Results"), .key("dkim")])
    #expect(tree.fields("from").first?["addresses"]?[0]?["address"]?.path == [.key("From")])
    // A parameter is called as the message calls it.
    let boundary = tree.fields("content-type").first?["parameters"]?["boundary"]
    #expect(boundary?.path == [.key("Content-Type"), .key("boundary")])
    let type = tree.fields("content-type").first?["parameters"]?["type"]
    #expect(type?.path == [.key("Content-Type"), .key("type")])
    let recipient = MessageTree.fields("Final-Recipient", of: tree.deliveryStatus[2]).first
    #expect(recipient?["value"]?.path == [.key("Final-Recipient"), .index(1)])
  }
}
