/// The report for people at a terminal: each finding with its lines, then a summary.
public struct TextReporter: Reporter {
  private let style: ReportStyle
  /// Nil for all rules, whose texts are then read only when there is a finding.
  private let rules: RuleTable?

  public init(_ style: ReportStyle) { self.init(style, rules: nil) }

  init(_ style: ReportStyle, rules: RuleTable?) {
    self.style = style
    self.rules = rules
  }

  /// Findings of one rule in one file that are shown in full.
  private static let shownOfOneRule = 3

  public let separator = "\n"

  public func head(into sink: inout ReportSink) {}

  public func device(_ report: DeviceReport, into sink: inout ReportSink) {
    if report.findings.isEmpty { return }
    let table = rules ?? .all
    var texts = DeviceTexts(report.device)
    var counts: [(rule: String, count: Int)] = []
    var document = report.findings[0].place.document
    var isFirst = true
    for finding in report.findings {
      if finding.place.document != document {
        writeRest(counts, into: &sink)
        counts = []
        document = finding.place.document
      }
      let position = counts.firstIndex { $0.rule == finding.rule } ?? counts.count
      if position == counts.count { counts.append((finding.rule, 0)) }
      counts[position].count += 1
      if counts[position].count > Self.shownOfOneRule { continue }
      if !isFirst { sink.write("\n") }
      isFirst = false
      TextFinding(finding, about: table[finding.rule], style: style).write(&texts, into: &sink)
    }
    writeRest(counts, into: &sink)
  }

  /// One line for each rule that found more in a file than is shown.
  private func writeRest(_ counts: [(rule: String, count: Int)], into sink: inout ReportSink) {
    for (rule, count) in counts where count > Self.shownOfOneRule {
      sink.write("\n" + Words.more(count - Self.shownOfOneRule, of: rule)(style.language) + "\n")
    }
  }

  public func tail(_ files: [FileRecord], _ summary: Summary, into sink: inout ReportSink) {
    if summary.errors + summary.warnings + summary.notes > 0 { sink.write("\n") }
    for file in files {
      guard let reason = file.reason else { continue }
      sink.write(Visible.text(file.name.display, limit: .max) + ": ")
      sink.write(Visible.text(reason(style.language), limit: Visible.messageLimit) + "\n")
    }
    sink.write(SummaryLine.text(summary)(style.language) + "\n")
  }
}
