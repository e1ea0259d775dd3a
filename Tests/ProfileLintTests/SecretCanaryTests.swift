import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// A secret put everywhere into the files of `exports/` is found in no report.
@Suite struct SecretCanaryTests {
  private let canary = "hunter2"

  @Test(arguments: ExportGallery.forms)
  func `no report shows a password, whatever the form that it is in`(_ form: String) throws {
    for files in try ExportGallery.files("bad", form) + ExportGallery.files("good", form) {
      let documents = try files.map { file in
        let text = withCanary(try text(of: file))
        #expect(text.contains(canary), "\(file.name)")
        return ExportGallery.File(name: file.name, bytes: Array(text.utf8)).document
      }
      #expect(documents.contains { $0.kind.rawValue == form })
      let now = PlistDate(year: 2026, month: 11, day: 23)
      let report = Linter().lint(documents, in: Circumstances(now: now))
      for format in ReportFormat.allCases { #expect(!report.text(format).contains(canary)) }
      for document in documents { #expect(!Inspection(document, now: now, .en).text.contains(canary)) }
    }
  }

  private func text(of file: ExportGallery.File) throws -> String {
    guard file.bytes.starts(with: "bplist".utf8) else { return String(decoding: file.bytes, as: UTF8.self) }
    let list = try PropertyListSerialization.propertyList(from: Data(file.bytes), options: [], format: nil)
    let xml = try PropertyListSerialization.data(fromPropertyList: list, format: .xml, options: 0)
    return String(decoding: xml, as: UTF8.self)
  }

  /// A text of any form with a secret in each of its parts.
  private func withCanary(_ text: String) -> String {
    if text.contains("<plist") {
      return text.replacing("<dict>", with: "<dict><key>Password</key><string>\(canary)</string>")
    }
    if text.hasPrefix("<") {
      return text.replacing("</hostname>", with: "</hostname><password>\(canary)</password>")
        .replacing("</Type>", with: "</Type><AuthToken>\(canary)</AuthToken>")
    }
    if text.hasPrefix("{") || text.hasPrefix("[") {
      return text.replacing(#/{\s*"/#, with: "{\"password\": \"\(canary)\", \"")
    }
    return "X-Auth-Token: \(canary)\n" + text.replacing("\n\n", with: "\n\npassword: \(canary)\n\n")
  }
}
