import Foundation
import LocatedPlist

@testable import ProfileLint

/// The files in `exports/`: one folder for each form besides profiles.
enum ExportGallery {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "exports")

  static let forms =
    (try? FileManager.default.contentsOfDirectory(atPath: root.path))?
    .filter { !$0.contains(".") }.sorted() ?? []

  struct File {
    var name: String
    var bytes: [UInt8]

    var document: Document { Document(name: InputName(name), read: DocumentReader.read(bytes)) }
  }

  /// The files of a form, by device: a folder is one, and so is each file beside it.
  ///
  /// - Parameter prefix: of the names in the form's folder: `good` or `bad`.
  static func files(_ prefix: String, _ form: String) throws -> [[File]] {
    let folder = root.appending(path: form)
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(prefix) }.sorted()
      .map { name in
        let url = folder.appending(path: name)
        let files = (try? manager.contentsOfDirectory(atPath: url.path))?.sorted()
          .map { url.appending(path: $0) }
        return try (files ?? [url]).map {
          File(name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0)))
        }
      }
  }

  static func devices(_ prefix: String, _ form: String) throws -> [[Document]] {
    try files(prefix, form).map { $0.map(\.document) }
  }
}
