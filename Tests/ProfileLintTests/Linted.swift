import Foundation
import LocatedPlist

@testable import ProfileLint

/// Lints texts as files of one device; the findings as `rule level message`, in order.
struct Linted {
  let report: DeviceReport

  init(_ files: [UInt8]..., now: PlistDate = PlistDate(year: 2026, month: 11, day: 23)) {
    let documents = files.enumerated().map {
      Document(name: InputName("file-\($0 + 1)"), read: DocumentReader.read($1))
    }
    report = Linter().lint(documents, in: Circumstances(now: now))
  }

  init(_ texts: String...) {
    let documents = texts.enumerated().map {
      Document(name: InputName("file-\($0 + 1)"), read: DocumentReader.read(Array($1.utf8)))
    }
    report = Linter().lint(
      documents, in: Circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
  }

  /// The ids at warning and above.
  var faults: [String] { report.findings.filter { $0.level > .note }.map(\.rule) }
  var notes: [String] { report.findings.filter { $0.level == .note }.map(\.rule) }

  func text(_ format: ReportFormat) -> String { report.text(format) }
}

extension DeviceReport {
  /// As a format shows it.
  func text(_ format: ReportFormat) -> String {
    var bytes: [UInt8] = []
    var sink = ReportSink { bytes += $0 }
    format.reporter(ReportStyle()).device(self, into: &sink)
    sink.flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}
