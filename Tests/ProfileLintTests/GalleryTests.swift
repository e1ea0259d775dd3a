import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// The profiles in `profiles/`, which people open to see what a rule is about.
@Suite struct GalleryTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "profiles")

  @Test(arguments: RuleCase.all)
  func `a bad profile shows its rule's fault and no other`(_ rule: RuleCase) throws {
    let report = try lint("bad", of: rule.about)
    #expect(report.findings.contains { $0.rule == rule.about.id })
    let others = report.findings.filter { $0.level > .note && !rule.about.showsToo($0.rule) }
    #expect(others.map { "\($0.rule): \($0.message.en)" } == [])
  }

  @Test(arguments: RuleCase.all)
  func `a good profile is silent but for notes of other rules`(_ rule: RuleCase) throws {
    let report = try lint("good", of: rule.about)
    let findings = report.findings.filter { $0.level > .note || $0.rule == rule.about.id }
    #expect(findings.map { "\($0.rule): \($0.message.en)" } == [])
  }

  @Test(arguments: RuleCase.all)
  func `the binary form brings the same findings at the same key paths`(_ rule: RuleCase) throws {
    for file in try files("bad", of: rule.about.id) {
      guard let list = try? DocumentReader.read(file).content.get(), list.problems.isEmpty,
        let value = try? PropertyListSerialization.propertyList(
          from: Data(list.source.bytes), options: [], format: nil)
      else { continue }
      let binary = try PropertyListSerialization.data(fromPropertyList: value, format: .binary, options: 0)
      #expect(paths(in: [UInt8](binary), rule.about) == paths(in: list.source.bytes, rule.about))
    }
  }

  private func paths(in file: [UInt8], _ about: About) -> Set<String> {
    let document = Document(name: InputName("twin"), read: DocumentReader.read(file))
    let report = Linter().lint([document], in: about.circumstances(now: day))
    return Set(report.findings.map { "\($0.rule) \($0.level) \(report.device.path(of: $0.place))" })
  }

  private let day = PlistDate(year: 2026, month: 11, day: 23)

  private func files(_ prefix: String, of id: String) throws -> [[UInt8]] {
    let folder = Self.folder.appending(path: id)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasPrefix(prefix) }.sorted()
      .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  private func lint(_ prefix: String, of about: About) throws -> DeviceReport {
    let files = try files(prefix, of: about.id)
    #expect(!files.isEmpty)
    let documents = files.map { Document(name: InputName(prefix), read: DocumentReader.read($0)) }
    return Linter().lint(documents, in: about.circumstances(now: day))
  }
}
