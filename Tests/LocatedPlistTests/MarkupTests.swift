import Testing

@testable import LocatedPlist

/// XML that is no property list: autoconfig files and Autodiscover answers.
@Suite struct MarkupTests {
  @Test func `an element has its name, its attributes and its text`() throws {
    let tree = try markup(
      """
      <?xml version="1.0"?>
      <clientConfig version='1.1' note = "a &amp; b"><domain> example.com </domain><empty/><none></none></clientConfig>
      """)
    #expect(tree.name == "clientConfig")
    #expect(tree.attribute("note")?.string == "a & b")
    #expect(written(tree.attribute("version")) == "1.1")
    #expect(written(tree.node["element"]) == "clientConfig")
    #expect(tree.element("domain")?.text?.string == "example.com")
    #expect(written(tree.element("domain")?.text) == "example.com")
    #expect(written(tree.element("domain")?.node) == "<domain>")
    #expect(tree.element("domain")?.node.path == [.key("children"), .index(0)])
    #expect(
      tree.elements.map { shown($0.node) }.dropFirst() == [#"{element: "empty"}"#, #"{element: "none"}"#])
  }

  @Test func `text among elements is kept, and comments are no text`() throws {
    let tree = try markup(
      "<clientConfig>a<b/> <!-- c --> <![CDATA[<d>]]><e>&lt;<!-- f -->g</e><h><!-- i --></h></clientConfig>")
    #expect(
      shown(tree.node["children"])
        == #"["a", {element: "b"}, " <d>", {element: "e", text: "<g"}, {element: "h"}]"#)
    #expect(tree.node.list.comments.count == 3)
  }

  @Test func `prefixes do not count`() throws {
    let tree = try markup("<a:Autodiscover xmlns:a=\"urn:a\"><a:Response/></a:Autodiscover>")
    #expect(tree.name == "Autodiscover")
    #expect(tree.element("Response") != nil)
  }

  @Test func `the samples are read`() throws {
    let autoconfig = try #require(
      MarkupTree(try DocumentReader.read(fixture("exports/autoconfig-config-v1.1.xml")).content.get()))
    let provider = try #require(autoconfig.element("emailProvider"))
    #expect(provider.elements("outgoingServer").count == 2)
    #expect(provider.element("incomingServer")?.element("port")?.text?.string == "143")
    let autodiscover = try #require(
      MarkupTree(try DocumentReader.read(fixture("exports/autodiscover-response.xml")).content.get()))
    let protocols = autodiscover.element("Response")?.element("Account")?.elements("Protocol") ?? []
    #expect(protocols.map { $0.element("Type")?.text?.string } == ["IMAP", "SMTP"])
  }

  @Test func `other encodings have places in the text`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><clientConfig><a>"
    let bytes = Array(text.utf8) + [0x82, 0xA0] + Array("</a></clientConfig>".utf8)
    let tree = try #require(MarkupTree(try DocumentReader.read(bytes).content.get()))
    #expect(written(tree.element("a")?.text) == "あ")
  }

  @Test(
    arguments: [
      (
        "<!DOCTYPE clientConfig [<!ENTITY e \"x\">]><clientConfig>&e;</clientConfig>", .documentTypeWithSubset
      ),
      ("<clientConfig>&nope;</clientConfig>", .undefinedEntity("nope")),
      ("<clientConfig>a & b</clientConfig>", .bareAmpersand),
      ("<clientConfig><a></b></clientConfig>", .closingTagMismatch(open: "a", found: "b")),
      ("<clientConfig><a>", .unfinished(open: "a")), ("<clientConfig", .unfinished(open: nil)),
      ("<x:clientConfig/>", .undeclaredPrefix("x:clientConfig")), ("<clientConfig/>x", .textAfterEnd),
      ("<clientConfig a='1' a='2'/>", .malformedAttribute),
      ("<clientconfig/>", .recognised(.xmlOfAnotherKind)), ("<config/>", .recognised(.xmlOfAnotherKind)),
      ("<clientConfig>" + String(repeating: "<a>", count: 1_000_000), .tooDeep(limit: 63)),
    ] as [(String, ReadFailure.Reason)])
  func `what a property list may not have, this may not`(_ text: String, _ reason: ReadFailure.Reason) {
    #expect(DocumentReader.read(Array(text.utf8)).content.reason == reason)
  }

  /// libxml2 compares the attributes of one tag all with all, which would take an hour here.
  @Test(arguments: ["clientConfig", "plist"])
  func `a tag without an end is not waited for`(_ name: String) {
    let text = "<\(name) " + (0..<500_000).map { "a\($0)='1' " }.joined() + "/>"
    #expect(DocumentReader.read(Array(text.utf8)).content.reason == .malformedAttribute)
  }

  @Test(arguments: ["autoconfig-config-v1.1.xml", "autodiscover-response.xml"], [UInt64](0..<4))
  func `changed bytes never crash the reader`(_ name: String, _ seed: UInt64) throws {
    let sample = try fixture("exports/\(name)")
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<300 {
      if case .success(let list) = DocumentReader.read(sample.mutated(by: &generator)).content { visit(list) }
    }
    for length in 0..<sample.count - 2 {
      #expect(DocumentReader.read(Array(sample[..<length])).content.reason != nil)
    }
  }

  private func markup(_ text: String) throws -> MarkupTree {
    let read = DocumentReader.read(Array(text.utf8))
    #expect(read.containers == [.xml])
    return try #require(MarkupTree(try read.content.get()))
  }
}
