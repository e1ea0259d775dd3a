import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// The files in `exports/`: one folder for each form besides profiles.
@Suite struct ExportGalleryTests {
  @Test(arguments: ExportGallery.forms)
  func `a folder has good and bad files, and the first of each is of the form it is called by`(
    _ form: String
  ) throws {
    for prefix in ["good", "bad"] {
      let devices = try ExportGallery.devices(prefix, form)
      #expect(!devices.isEmpty, "\(form)/\(prefix)")
      for documents in devices {
        #expect(documents.contains { $0.kind.rawValue == form })
        #expect(documents.allSatisfy { $0.status == .linted })
      }
    }
  }

  @Test(arguments: ExportGallery.forms)
  func `good files are silent at warning and above`(_ form: String) throws {
    for documents in try ExportGallery.devices("good", form) {
      let findings = lint(documents).findings.filter { $0.level > .note }
      #expect(findings.map { "\($0.rule): \($0.message.en)" } == [])
    }
  }

  @Test(arguments: ExportGallery.forms)
  func `bad files have findings`(_ form: String) throws {
    for documents in try ExportGallery.devices("bad", form) { #expect(!lint(documents).findings.isEmpty) }
  }

  @Test func `every kind of document besides profiles has a folder`() {
    let others: [Document.Kind] = [
      .profile, .payload, .encryptedProfile, .profileService, .provisioningProfile, .other, .none,
      // They stand beside the stubs of the same device.
      .payloadManifest, .profileTruth,
    ]
    let kinds = Document.Kind.allCases.filter { !others.contains($0) }.map(\.rawValue).sorted()
    #expect(ExportGallery.forms == kinds)
  }

  @Test(arguments: ExportGallery.forms)
  func `XML, binary and JSON twins bring the same findings at the same key paths`(_ form: String) throws {
    for documents in try ExportGallery.devices("bad", form) {
      for document in documents {
        guard let list = document.list,
          let value = plist(list.source.bytes)
        else { continue }
        let expected = paths([document])
        let formats: [PropertyListSerialization.PropertyListFormat] = [.xml, .binary]
        for format in formats where PropertyListSerialization.propertyList(value, isValidFor: format) {
          let data = try PropertyListSerialization.data(fromPropertyList: value, format: format, options: 0)
          #expect(paths([read([UInt8](data))]) == expected)
        }
        if JSONSerialization.isValidJSONObject(value) {
          let data = try JSONSerialization.data(withJSONObject: value)
          #expect(paths([read([UInt8](data))]) == expected)
        }
      }
    }
  }

  /// A property list or JSON as Foundation has it; nulls are left out, as property lists have none.
  private func plist(_ bytes: [UInt8]) -> Any? {
    let data = Data(bytes)
    if let list = try? PropertyListSerialization.propertyList(from: data, options: [], format: nil),
      !(list is String)
    {
      return list
    }
    return (try? JSONSerialization.jsonObject(with: data)).map(withoutNulls)
  }

  private func withoutNulls(_ value: Any) -> Any {
    switch value {
    case let dictionary as [String: Any]:
      dictionary.filter { !($0.value is NSNull) }.mapValues(withoutNulls)
    case let array as [Any]: array.map(withoutNulls)
    default: value
    }
  }

  private func paths(_ documents: [Document]) -> Set<String> {
    let report = lint(documents)
    return Set(report.findings.map { "\($0.rule) \($0.level) \(report.device.path(of: $0.place))" })
  }

  private func lint(_ documents: [Document]) -> DeviceReport {
    Linter().lint(documents, in: Circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
  }

  private func read(_ bytes: [UInt8]) -> Document {
    Document(name: InputName("twin"), read: DocumentReader.read(bytes))
  }
}
