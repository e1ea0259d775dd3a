import Testing

@testable import LocatedPlist

/// Keys and values of XML property lists, and the bytes that they stand in.
@Suite struct XMLPlistTests {
  @Test func `a value is found by its key and points at its own bytes`() throws {
    let list = try read("<dict><key>Port</key><integer>993</integer></dict>")
    let port = try #require(list.root["Port"])
    #expect(port.integer == 993)
    #expect(text(port.bytes, of: list) == "993")
    #expect(text(port.keyBytes, of: list) == "Port")
    #expect(port.path == [.key("Port")])
  }

  @Test func `a value without content points at its whole element`() throws {
    let list = try read("<array><true/><string></string><dict/><data></data></array>")
    let found = list.root.children.map { text($0.bytes, of: list) }
    #expect(found == ["<true/>", "<string></string>", "<dict/>", "<data></data>"])
  }

  @Test func `a container points at its opening tag`() throws {
    let list = try read("<dict><key>A</key><array ><string>x</string></array></dict>")
    #expect(text(list.root.bytes, of: list) == "<dict>")
    #expect(text(list.root["A"]?.bytes, of: list) == "<array >")
  }

  @Test func `key paths lead through dictionaries and arrays`() throws {
    let list = try read(
      "<dict><key>A</key><array><true/><dict><key>B</key><real>1.5</real></dict></array></dict>")
    let real = try #require(list.root["A"]?[1]?["B"])
    #expect(real.path == [.key("A"), .index(1), .key("B")])
    #expect(real.real == 1.5)
  }

  @Test func `references, CDATA and line ends are read as XML has them`() throws {
    let list = try read(
      "<dict><key>R&amp;D</key><string>a&lt;&#x3042;&#66;<![CDATA[<&>]]>\r\nz</string></dict>")
    #expect(list.root["R&D"]?.string == "a<あB<&>\nz")
    #expect(list.problems == [])
  }

  @Test func `values of every type are read`() throws {
    let list = try read(
      """
      <array><integer>-0x1F</integer><integer>18446744073709551615</integer><real>-inf</real>
      <date>2027-03-31T12:00:00Z</date><data>
        QUJD
        RA==
      </data><false/></array>
      """)
    let root = list.root
    #expect(root[0]?.integer == -31)
    #expect(root[1]?.integer == nil && root[1]?.isUnreadable == false)
    #expect(root[2]?.real == -.infinity)
    #expect(root[3]?.date?.day == "2027-03-31")
    #expect(root[4]?.data == Array("ABCD".utf8))
    #expect(root[5]?.boolean == false)
    #expect(list.problems == [])
  }

  @Test func `comments are kept with their places`() throws {
    let list = try read("<!-- one --><dict><!-- two --><key>A</key><true/></dict><!-- three -->")
    #expect(list.comments.map { text($0, of: list) } == ["<!-- one -->", "<!-- two -->", "<!-- three -->"])
  }

  @Test func `places hold behind line 65,535`() throws {
    let list = try read(
      "<array>\n" + String(repeating: "<string>x</string>\n", count: 70_000) + "<true/>\n</array>")
    let last = try #require(list.root[70_000])
    let line = list.source.bytes[..<(last.bytes?.lowerBound ?? 0)].filter { $0 == 0x0A }.count + 1
    #expect(line == 70_003)
    #expect(last.path == [.index(70_000)])
  }

  @Test(arguments: [127, 128]) func `a depth of 128 is read`(depth: Int) throws {
    _ = try read(nested(depth))
  }

  @Test(arguments: [129, 100_000]) func `a greater depth is refused with its place`(depth: Int) {
    let failure = refusal(of: nested(depth))
    #expect(failure?.reason == .tooDeep(limit: 128))
    #expect(failure?.bytes != nil)
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "<array>", count: depth) + String(repeating: "</array>", count: depth)
  }
}

// MARK: Small words for the suites of this target

/// A document with this text as the content of its plist element.
func document(_ content: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\(content)</plist>\n"
}

func read(_ content: String) throws -> PropertyList {
  try DocumentReader.read(Array(document(content).utf8)).content.get()
}

func refusal(of content: String) -> ReadFailure? { refusal(ofDocument: Array(document(content).utf8)) }

func refusal(ofDocument bytes: [UInt8]) -> ReadFailure? {
  if case .failure(let failure) = DocumentReader.read(bytes).content { failure } else { nil }
}

func text(_ span: Range<Int>?, of list: PropertyList) -> String? {
  span.map { String(decoding: list.source.bytes[$0], as: UTF8.self) }
}
