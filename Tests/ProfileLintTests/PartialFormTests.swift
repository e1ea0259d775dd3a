import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// iOS keeps of an installed profile what it likes, so a key that a stub does not have proves nothing.
@Suite struct PartialFormTests {
  @Test(arguments: RuleCase.all)
  func `a key that a stub leaves out raises nothing`(_ rule: RuleCase) throws {
    for example in rule.about.good {
      let files = example.files.compactMap(Stub.init)
      guard files.count == example.files.count, !files.isEmpty else { continue }
      let whole = Set(faults(files, example))
      for (number, file) in files.enumerated() {
        for omission in file.omissions {
          var partial = files
          partial[number] = omission.stub
          #expect(
            faults(partial, example).filter { !whole.contains($0) } == [],
            "without \(omission.path)", sourceLocation: example.sourceLocation)
        }
      }
    }
  }

  private func faults(_ stubs: [Stub], _ example: Example) -> [String] {
    let documents = stubs.map { Document(name: InputName("a.stub"), read: DocumentReader.read($0.bytes)) }
    let report = Linter().lint(
      documents, in: example.circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
    return report.findings.filter { $0.level > .note }.map { "\($0.rule): \($0.message.en)" }
  }
}

/// A profile of an example as iOS would keep it.
private struct Stub {
  private var profile: [String: Any]

  /// Nil for a text that is no profile.
  init?(_ text: String) {
    let data = Data(text.replacing("▶", with: "").utf8)
    guard
      let profile = try? PropertyListSerialization.propertyList(from: data, options: [], format: nil)
        as? [String: Any],
      profile["PayloadContent"] is [Any]
    else { return nil }
    self.profile = profile
    self.profile["OTAProfileStub"] = false
  }

  var bytes: [UInt8] {
    let data = try? PropertyListSerialization.data(fromPropertyList: profile, format: .binary, options: 0)
    return data.map { [UInt8]($0) } ?? []
  }

  /// The profile without one of the keys of its payloads, each in turn.
  var omissions: [(path: String, stub: Stub)] {
    Self.omissions(in: profile["PayloadContent"] ?? [], "").map { path, content in
      var copy = self
      copy.profile["PayloadContent"] = content
      return (path, copy)
    }
  }

  /// What tells payloads apart is in every stub.
  private static let kept = ["PayloadType", "PayloadUUID", "PayloadIdentifier"]

  private static func omissions(in value: Any, _ path: String) -> [(String, Any)] {
    switch value {
    case let dictionary as [String: Any]:
      dictionary.keys.sorted().flatMap { key -> [(String, Any)] in
        let inner = omissions(in: dictionary[key] ?? [], "\(path).\(key)").map { path, value in
          (path, dictionary.merging([key: value]) { $1 } as Any)
        }
        return kept.contains(key) ? inner : inner + [("\(path).\(key)", dictionary.filter { $0.key != key })]
      }
    case let array as [Any]:
      array.indices.flatMap { index in
        omissions(in: array[index], "\(path)[\(index)]").map { path, value in
          var copy = array
          copy[index] = value
          return (path, copy as Any)
        }
      }
    default: []
    }
  }
}
