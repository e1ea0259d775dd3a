import LocatedPlist
import Testing

@testable import ProfileLint

/// Every rule proves its own examples. A new rule is tested as soon as its file exists.
@Suite struct RuleExamples {
  @Test(arguments: RuleCase.all)
  func `bad examples are reported where they are marked`(_ rule: RuleCase) {
    for example in rule.about.bad {
      let marked = MarkedExample(example)
      #expect(
        marked.reported(by: rule.about.id) == marked.marks, sourceLocation: example.sourceLocation)
    }
  }

  @Test(arguments: RuleCase.all)
  func `good examples are silent under every rule`(_ rule: RuleCase) {
    for example in rule.about.good {
      let findings = MarkedExample(example).report().findings.filter {
        $0.level > .note || $0.rule == rule.about.id
      }
      #expect(
        findings.map { "\($0.rule): \($0.message.en)" } == [], sourceLocation: example.sourceLocation)
    }
  }

  @Test(arguments: RuleCase.all)
  func `a bad example shows its own fault and no other`(_ rule: RuleCase) {
    for example in rule.about.bad {
      let others = MarkedExample(example).report().findings
        .filter { $0.level > .note && !rule.about.showsToo($0.rule) }
      #expect(others.map { "\($0.rule): \($0.message.en)" } == [], sourceLocation: example.sourceLocation)
    }
  }

  @Test(arguments: RuleCase.all, TextForm.allCases)
  func `places fit in every form of the text`(_ rule: RuleCase, _ form: TextForm) {
    for example in rule.about.bad where example.isWellFormedXML {
      let marked = MarkedExample(example, form)
      #expect(
        marked.reported(by: rule.about.id) == marked.marks, sourceLocation: example.sourceLocation)
    }
  }

  @Test(arguments: RuleCase.all)
  func `texts are whole in both languages`(_ rule: RuleCase) {
    let about = rule.about
    for text in [about.title, about.why, about.fix] {
      #expect(!text.en.isEmpty && !text.ja.isEmpty)
      #expect(text.en.unicodeScalars.allSatisfy { $0.value < 0x3000 })
      #expect(text.ja.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) })
    }
    #expect(!about.bad.isEmpty && !about.good.isEmpty)
    for example in about.bad {
      for finding in MarkedExample(example).report().findings where finding.rule == about.id {
        #expect(!finding.message.en.hasSuffix("."), "\(finding.message.en)")
        #expect(!finding.message.ja.hasSuffix("。"), "\(finding.message.ja)")
        #expect(!finding.message.en.contains("\n"))
      }
    }
  }

  @Test func `ids are unique, sorted, and in small letters`() {
    let ids = Catalogue.rules.map(\.about.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    for id in ids { #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }) }
  }

  @Test func `every rule yields to rules that exist, and names rules that exist beside it`() {
    let ids = Set(Catalogue.rules.map(\.about.id))
    for rule in Catalogue.rules {
      #expect(ids.isSuperset(of: rule.about.yieldsTo + rule.about.accompanies), "\(rule.about.id)")
    }
  }
}

/// A rule as a test argument, called by its id.
struct RuleCase: CustomTestStringConvertible {
  let rule: any Rule
  var about: About { rule.about }
  var testDescription: String { about.id }

  static let all = Catalogue.rules.map { RuleCase(rule: $0) }
}

extension About {
  /// Whether its own bad examples may show a rule.
  func showsToo(_ rule: String) -> Bool { rule == id || accompanies.contains(rule) }
}

extension Example {
  var sourceLocation: SourceLocation {
    SourceLocation(fileID: fileID, filePath: fileID, line: line, column: 1)
  }

  /// Whether every file can be rewritten in other forms: malformed ones are about their bytes.
  var isWellFormedXML: Bool {
    files.allSatisfy { file in
      let text = file.replacing("▶", with: "")
      guard text.hasPrefix("<?xml"), text.contains("UTF-8\"") else { return false }
      guard let list = try? DocumentReader.read(Array(text.utf8)).content.get() else { return false }
      return list.problems.isEmpty
    }
  }
}
