import LocatedPlist

/// SARIF 2.1.0, for code scanning and editors: one run, all rules, one result for each finding.
public struct SARIFReporter: Reporter {
  let style: ReportStyle
  let table: RuleTable

  public init(_ style: ReportStyle) { self.init(style, rules: .all) }

  init(_ style: ReportStyle, rules: RuleTable) {
    self.style = style
    table = rules
  }

  var language: String { style.language == .ja ? "ja-JP" : "en-US" }

  public func head(into sink: inout ReportSink) {
    sink.write(
      "{\"version\":\"2.1.0\",\n\"$schema\":\"\(Self.schema)\",\n\"runs\":[{\n\"tool\":{\"driver\":{")
    sink.write("\"name\":\"profilelint\",\"fullName\":\"profilelint, a linter for Apple profiles\",")
    sink.write("\"guid\":\"\(Self.guid)\",\"version\":")
    sink.writeJSON(style.version)
    sink.write(",\"semanticVersion\":")
    sink.writeJSON(style.version)
    sink.write(",\"informationUri\":\"\(Self.repository)\",\"language\":\"\(language)\",")
    sink.write("\"contents\":[\"localizedData\",\"nonLocalizedData\"],\n\"rules\":[")
    for (index, about) in table.rules.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      SARIFRule(about, style.language).write(into: &sink)
    }
    sink.write("\n],\n\"notifications\":[")
    SARIFNotification.writeDescriptors(style.language, into: &sink)
    sink.write("]}},\n\"language\":\"\(language)\",\n\"columnKind\":\"utf16CodeUnits\",\n")
    sink.write("\"automationDetails\":{\"id\":\"profilelint/\"},\n\"originalUriBaseIds\":{\"%SRCROOT%\":")
    sink.write("{\"description\":{\"text\":\"The folder that profilelint was started in.\"}}},\n")
    // Always there, as nobody knows at the end of a stream whether something was masked.
    sink.write("\"redactionTokens\":[\"\(SecretValues.mask)\"],\n\"results\":[")
  }

  public let separator = ","

  public func device(_ report: DeviceReport, into sink: inout ReportSink) {
    var results = SARIFResults(report.device, style, table: table)
    var isFirst = true
    for finding in report.findings {
      sink.write(isFirst ? "\n" : ",\n")
      isFirst = false
      results.write(finding, into: &sink)
    }
  }

  public func tail(_ files: [FileRecord], _ summary: Summary, into sink: inout ReportSink) {
    sink.write("\n],\n\"artifacts\":[")
    for (index, file) in files.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      SARIFArtifact(file, style).write(into: &sink)
    }
    let notifications = files.compactMap { SARIFNotification($0, style) }
    let isSuccessful = !notifications.contains { $0.isError }
    sink.write("\n],\n\"invocations\":[{\"executionSuccessful\":\(isSuccessful),")
    sink.write("\"toolExecutionNotifications\":[")
    for (index, notification) in notifications.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      notification.write(into: &sink)
    }
    sink.write("]}]\n}]}\n")
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  private static let repository = "https://github.com/profilelint/profilelint"
  /// Names the tool for translations of its texts, in every version.
  private static let guid = "5b1c5a3e-7d0f-4c38-9a52-3f6f0a2c9d41"
}
