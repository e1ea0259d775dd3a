import ArgumentParser
import ProfileLint

/// One `-f FORMAT[=PATH]`: a format, and the file that it is written to.
struct FormatOption: ExpressibleByArgument {
  var format: ReportFormat
  /// Nil for standard output.
  var path: String?

  init(format: ReportFormat, path: String?) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else { return nil }
    self.format = format
    path = parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil
    if path?.isEmpty == true { return nil }
  }

  static var allValueStrings: [String] {
    ReportFormat.allCases.flatMap { [$0.rawValue, "\($0.rawValue)=PATH"] }
  }
}
