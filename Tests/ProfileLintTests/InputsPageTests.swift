import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// docs/inputs.md says of each form what is in it; here it has to prove that.
@Suite struct InputsPageTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let page: String
  init() throws {
    page = try String(contentsOf: Self.root.appending(path: "docs/inputs.md"), encoding: .utf8)
  }

  @Test func `the page's table has every kind of document that is linted`() {
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| [") }
    for kind in Document.Kind.allCases where ![.other, .none, .provisioningProfile].contains(kind) {
      #expect(rows.contains { $0.contains("`\(kind.rawValue)`") }, "\(kind.rawValue)")
    }
  }

  @Test func `every link of the table leads to a section of the page`() {
    let headings = page.split(separator: "\n").filter { $0.hasPrefix("## ") }
      .map { $0.dropFirst(3).lowercased().replacing(" ", with: "-") }
    let links = page.matches(of: #/\]\(#([a-z-]+)\)/#).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links { #expect(headings.contains(link), "\(link)") }
  }

  @Test func `every key that a section names stands in a sample of its form`() throws {
    let sections = page.components(separatedBy: "\n## ").dropFirst()
    var checked = 0
    for section in sections {
      let title = String(section.prefix { $0 != "\n" })
      guard let kinds = kinds(ofSection: title), section.contains("- Keys") else { continue }
      let samples = try kinds.map(samples).joined()
      let lists = section.components(separatedBy: "\n- ").filter { $0.hasPrefix("Keys") }
      for list in lists {
        let keys = list.drop { $0 != ":" }.matches(of: #/`([^`]+)`/#).map { String($0.1) }
        for key in keys {
          checked += 1
          #expect(samples.contains(key), "\(title): \(key)")
        }
      }
    }
    #expect(checked > 80)
  }

  /// The kinds in the table's row that leads to a section.
  private func kinds(ofSection title: String) -> [String]? {
    let link = "](#" + title.lowercased().replacing(" ", with: "-") + ")"
    guard let row = page.split(separator: "\n").first(where: { $0.contains(link) }),
      let cell = row.split(separator: "|").last
    else { return nil }
    return cell.matches(of: #/`([^`]+)`/#).map { String($0.1) }
  }

  /// The samples of a kind in `exports/`, one after the other, as text.
  private func samples(of kind: String) throws -> String {
    // Files that stand beside those of another form have no folder of their own.
    guard ExportGallery.forms.contains(kind) else { return "" }
    let files = try (ExportGallery.files("good", kind) + ExportGallery.files("bad", kind)).flatMap(\.self)
    return files.reduce(into: "") { text, file in
      let list = try? PropertyListSerialization.propertyList(
        from: Data(file.bytes), options: [], format: nil)
      text += String(decoding: file.bytes, as: UTF8.self) + (list.map { "\($0)" } ?? "")
    }
  }
}
