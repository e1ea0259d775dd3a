import Testing

@testable import LocatedPlist

/// Well-formed XML that Apple's reader refuses or reads differently: read, with a problem at its place.
@Suite struct XMLProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var content: String
    var problem: Problem.Kind
    var at: String
    var testDescription: String { content }
  }

  @Test(arguments: [
    Case(content: "<dict><key>A</key><true/><key>A</key><false/></dict>", problem: .duplicateKey, at: "A"),
    Case(content: "<dict><key>A</key><key>B</key><true/></dict>", problem: .keyWithoutValue, at: "A"),
    Case(content: "<dict><key>A</key></dict>", problem: .keyWithoutValue, at: "A"),
    Case(content: "<dict><true/></dict>", problem: .valueWithoutKey, at: "true"),
    Case(
      content: "<dict><key>A</key><true/><string>x</string></dict>", problem: .secondValueForKey, at: "string"
    ),
    Case(
      content: "<dict><key>A</key><String>x</String></dict>",
      problem: .elementCase(found: "String", meant: "string"), at: "String"),
    Case(content: "<array><True/></array>", problem: .elementCase(found: "True", meant: "true"), at: "True"),
    Case(content: "<array><bool>1</bool></array>", problem: .unknownElement("bool"), at: "bool"),
    Case(content: "<plist><true/></plist>", problem: .nestedPlist, at: "plist"),
    Case(content: "<true/><false/>", problem: .secondRootValue, at: "false"),
    Case(content: "<array>oops<true/></array>", problem: .textBetweenElements, at: "oops"),
    Case(content: "<array><true>x</true></array>", problem: .contentInBoolean, at: "x"),
    Case(content: "<array><true> </true></array>", problem: .contentInBoolean, at: " "),
    Case(content: "<array><integer/></array>", problem: .emptyElement("integer"), at: "<integer/>"),
    Case(content: "<array><data/></array>", problem: .emptyElement("data"), at: "<data/>"),
    Case(
      content: "<array><string>a<!-- b --></string></array>", problem: .commentInValue("string"),
      at: "<!-- b -->"),
    Case(content: "<array><string>a<b>c</b></string></array>", problem: .elementInValue("string"), at: "b"),
    Case(content: "<array><integer>12 </integer></array>", problem: .invalidInteger, at: "12 "),
    Case(content: "<array><integer>1_000</integer></array>", problem: .invalidInteger, at: "1_000"),
    Case(
      content: "<array><integer>18446744073709551616</integer></array>", problem: .integerOutOfRange,
      at: "18446744073709551616"),
    Case(
      content: "<array><integer>${PORT}</integer></array>", problem: .templateInValue("integer"),
      at: "${PORT}"),
    Case(
      content: "<array><integer>&#49;</integer></array>", problem: .referenceInValue("integer"), at: "&#49;"),
    Case(content: "<array><real>0x10</real></array>", problem: .invalidReal, at: "0x10"),
    Case(content: "<array><date>2027-03-31</date></array>", problem: .invalidDate, at: "2027-03-31"),
    Case(
      content: "<array><date>2024-13-45T00:00:00Z</date></array>", problem: .dateRollsOver,
      at: "2024-13-45T00:00:00Z"),
    Case(content: "<array><data>QQ==QUFB</data></array>", problem: .invalidBase64, at: "QQ==QUFB"),
    Case(content: "<array><data>*QU@FB</data></array>", problem: .invalidBase64, at: "*QU@FB"),
    Case(content: "<array><string Q=\">\">h</string></array>", problem: .attributeReadDifferently, at: ">"),
    Case(content: "<array><!--> A --><true/></array>", problem: .commentReadDifferently, at: "<!--> A -->"),
  ])
  func `a problem is recorded at its bytes`(_ item: Case) throws {
    let list = try read(item.content)
    let problem = try #require(list.problems.first)
    #expect(list.problems.map(\.kind) == [item.problem])
    #expect(text(problem.bytes, of: list) == item.at)
  }

  @Test func `a duplicate key points at the first one, and the last value counts`() throws {
    let list = try read("<dict><key>A</key><string>1</string><key>A</key><string>2</string></dict>")
    let problem = try #require(list.problems.first)
    #expect(list.node(problem.node).string == "2")
    #expect(problem.related.map { list.node($0).string } == "1")
    #expect(list.root["A"]?.string == "2")
  }

  @Test func `a large dictionary with a duplicate far from the first is found`() throws {
    let keys = (0..<5_000).map { "<key>k\($0)</key><true/>" }.joined()
    let list = try read("<dict>\(keys)<key>k17</key><false/></dict>")
    #expect(list.problems.map(\.kind) == [.duplicateKey])
  }

  @Test func `a template is one problem, not fifty`() throws {
    let list = try read(
      "<dict>{{#each accounts}}<key>A</key>{{#if x}}<true/>{{else}}<false/>{{/if}}{{/each}}</dict>")
    #expect(list.problems.map(\.kind) == [.templateMarkup])
  }

  @Test func `many problems are cut off`() throws {
    let list = try read("<dict>" + String(repeating: "<true/>", count: 5_000) + "</dict>")
    #expect(list.problems.count == 100)
  }
}
