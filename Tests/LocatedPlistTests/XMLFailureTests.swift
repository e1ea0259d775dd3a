import Testing

@testable import LocatedPlist

/// Texts that are no well-formed XML property list: the reason, and the bytes that it is about.
@Suite struct XMLFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var document: String
    var reason: ReadFailure.Reason
    /// The text that the failure points at; nil where it is about the whole file.
    var at: String?
    var testDescription: String { document }
  }

  @Test(arguments: [
    Case(document: document("<string>R&D</string>"), reason: .bareAmpersand, at: "&"),
    Case(document: document("<string>A & B</string>"), reason: .bareAmpersand, at: "&"),
    Case(document: document("<string>x&nope;y</string>"), reason: .undefinedEntity("nope"), at: "&nope;"),
    Case(document: document("<string>a < b</string>"), reason: .bareLessThan, at: "<"),
    Case(document: document("<string>]]></string>"), reason: .cdataEndInText, at: "]]>"),
    Case(document: document("<string>&#0;</string>"), reason: .invalidCharacterReference, at: "&#0;"),
    Case(document: document("<string>a\u{1}b</string>"), reason: .controlCharacter(1), at: "\u{1}"),
    Case(
      document: document("<dict><key>A</string></dict>"),
      reason: .closingTagMismatch(open: "key", found: "string"), at: "</string"),
    Case(document: document("<string>a<!-- b -- c --></string>"), reason: .doubleHyphenInComment, at: "--"),
    Case(document: document("<string>x</string>") + "more", reason: .textAfterEnd, at: "more"),
    Case(document: document("<q:string>x</q:string>"), reason: .undeclaredPrefix("q:string"), at: "q:string"),
    Case(document: "\n" + document("<true/>"), reason: .blankBeforeDeclaration, at: "\n"),
    Case(document: "# " + document("<true/>"), reason: .junkBeforeDeclaration, at: "# "),
    Case(
      document: "<?xml version=“1.0”?><plist version=\"1.0\"><true/></plist>", reason: .curlyQuote, at: "“"),
    Case(document: "<plist version=“1.0”><true/></plist>", reason: .curlyQuote, at: "“"),
    Case(
      document: "<?xml version=\"1.0\"?><!-- a -- b --><plist/>", reason: .doubleHyphenInComment, at: "--"),
    Case(
      document: "<!DOCTYPE plist [<!ENTITY e \"x\">]><plist><string>&e;</string></plist>",
      reason: .documentTypeWithSubset, at: "["),
    Case(
      document: "<!DOCTYPE plist SYSTEM 'x><plist/>'><plist><true/></plist>",
      reason: .documentTypeReadDifferently, at: ">"),
    Case(
      document: "<!DOCTYPE plist><!DOCTYPE plist><plist/>", reason: .secondDocumentType, at: "<!DOCTYPE"),
    Case(document: "<dict><key>A</key><true/></dict>", reason: .rootIsNotPlist("dict"), at: "dict"),
    Case(document: "<plist version", reason: .unfinished(open: nil), at: "n"),
    Case(document: "<plist version=\"1.", reason: .unfinished(open: nil), at: "."),
    Case(document: "<plist version=\"1.><true/></plist>", reason: .malformedAttribute, at: "<"),
    Case(document: "<html><body/></html>", reason: .recognised(.html), at: nil),
    Case(document: "<config><a/></config>", reason: .recognised(.xmlOfAnotherKind), at: "config"),
  ])
  func `a failure says why and points at the bytes`(_ item: Case) throws {
    let bytes = Array(item.document.utf8)
    let failure = try #require(refusal(ofDocument: bytes))
    #expect(failure.reason == item.reason)
    #expect(failure.bytes.map { String(decoding: bytes[$0], as: UTF8.self) } == item.at)
  }

  @Test func `a closing tag that does not fit points back at the opening one`() throws {
    let failure = try #require(refusal(of: "<dict><key>A</key></array>"))
    #expect(failure.reason == .closingTagMismatch(open: "dict", found: "array"))
    #expect(failure.related != nil)
  }

  @Test func `every beginning of a profile ends in a failure, never in a crash`() {
    let whole = Array(
      document("<dict><key>A&amp;</key><array><integer>1</integer><true/></array></dict>").utf8)
    for count in 0..<whole.count - 8 {
      #expect(refusal(ofDocument: Array(whole.prefix(count))) != nil, "\(count) bytes")
    }
  }

  @Test func `entities are never expanded`() {
    let bomb = (1...9).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let failure = refusal(
      ofDocument: Array("<!DOCTYPE plist [\(bomb)]><plist><string>&e9;</string></plist>".utf8))
    #expect(failure?.reason == .documentTypeWithSubset)
  }

  @Test func `with Apple's document type an unknown entity is an error too`() {
    let apple =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"
    let failure = refusal(
      ofDocument: Array("\(apple)<plist version=\"1.0\"><string>x&nope;y</string></plist>".utf8))
    #expect(failure?.reason == .undefinedEntity("nope"))
  }
}
