import Testing

@testable import LocatedPlist

/// What programs make of a message when they save, export or copy it.
@Suite struct MessageFileTests {
  private let whole = """
    Received: from a.example (b.example [192.0.2.1])
     by c.example with ESMTPS; Mon, 2 Nov 2026 10:41:30 +0900
    Message-ID: <1@example.com>
    From: a@example.com
    Subject: x

    body

    """

  @Test func `a file of Mail has the length in front and a property list behind`() throws {
    let list = "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict/></plist>\n"
    let file = "\(whole.utf8.count)      \n" + whole + list
    let tree = try #require(messages(file).first)
    #expect(tree.fields("subject").first?["body"]?.string == "x")
    let bytes = try #require(tree.fields("message-id").first?["body"]?.bytes)
    #expect(String(decoding: Array(file.utf8)[bytes], as: UTF8.self) == "<1@example.com>")
  }

  @Test func `every message of a mailbox is read where it stands`() throws {
    let text =
      "From a Mon Nov  2\n" + whole + "\nFrom here on: prose\n\nFrom b Mon Nov  2\n>From c\n" + whole
      + "From d Mon Nov  2\nReturn-Path: <d@example.com>\nSubject: y\n\n"
    let read = messages(text)
    #expect(read.count == 3)
    #expect(read.map { $0.fields("subject").first?["body"]?.string } == ["x", "x", "y"])
    #expect(written(read[2].fields("return-path").first?["body"]) == "<d@example.com>")
    #expect(read[1].fields("subject").first?.path == [.index(1), .key("Subject")])
  }

  @Test(arguments: ["\r", "\r\n", "\r\r\n"])
  func `lines may end in any way, and the last one in another`(_ end: String) throws {
    let tree = try #require(messages(whole.replacing("\n", with: end) + "\n").first)
    #expect(tree.fields("from").first?["addresses"]?[0]?["domain"]?.string == "example.com")
    #expect(tree.root["headers"]?.children.map(\.kind).count == 4)
  }

  @Test func `a blank line may stand behind each line`() throws {
    let tree = try #require(messages(whole.replacing("\n", with: "\n\n")).first)
    #expect(tree.fields("received").first?["with"]?.string == "ESMTPS")
    #expect(tree.root["headers"]?.children.map(\.kind).count == 4)
  }

  @Test func `folded lines may have lost their blanks`() throws {
    let tree = try #require(messages(whole.replacing("\n by", with: "\nby")).first)
    #expect(tree.fields("received").first?["by"]?.string == "c.example")
  }

  @Test func `a part may have been copied out of a bounce with its boundary`() throws {
    let tree = try #require(
      messages(
        "--b1\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b\nStatus: 5.1.1\n--b1--\n"
      ).first)
    #expect(MessageTree.fields("status", of: tree.deliveryStatus[0]).first?["body"]?.string == "5.1.1")
  }

  @Test func `a message in UTF-16 is read in place`() throws {
    let units = [0xFEFF] + Array(whole.utf16)
    let read = DocumentReader.read(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(read.containers == [.message])
    #expect(read.source.encoding == .utf16(bigEndian: false, byteOrderMark: true))
    let tree = try #require(MessageTree(try read.content.get()))
    #expect(written(tree.fields("subject").first?["body"]) == "x")
  }

  private func messages(_ text: String) -> [MessageTree] {
    let read = DocumentReader.read(Array(text.utf8))
    #expect(read.containers == [.message])
    return (try? read.content.get()).map(MessageTree.all) ?? []
  }
}
