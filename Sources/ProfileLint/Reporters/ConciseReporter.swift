import LocatedPlist

/// One line for each finding, `path:line:col: warning[rule]: message`, for editors and for grep.
///
/// A place in a file without lines of its own is 1:1, and the key path follows the message.
public struct ConciseReporter: Reporter {
  private let style: ReportStyle

  public init(_ style: ReportStyle) { self.style = style }

  public let separator = ""

  public func head(into sink: inout ReportSink) {}

  public func device(_ report: DeviceReport, into sink: inout ReportSink) {
    var texts = DeviceTexts(report.device)
    for finding in report.findings {
      let spot = texts.spot(of: finding.place)
      var start = LineIndex.Position(line: 1, column: 1, offset: 0)
      var path = ""
      if let text = texts.text(of: spot.document), !text.read.isEmbedded {
        if let bytes = spot.bytes { start = text.position(of: bytes.lowerBound) }
      } else if let node = spot.node, node.parent != nil {
        path = " (\(ShownPath.text(to: node)))"
      }
      let name = report.device.documents[spot.document].name.display
      sink.write(Visible.text(name, limit: .max))
      sink.write(":\(start.line):\(start.column): \(finding.level.rawValue)[\(finding.rule)]: ")
      sink.write(Visible.text(finding.message(style.language), limit: Visible.messageLimit))
      sink.write(path + "\n")
    }
  }

  public func tail(_ files: [FileRecord], _ summary: Summary, into sink: inout ReportSink) {}
}
