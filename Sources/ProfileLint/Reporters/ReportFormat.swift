/// The formats of `--format`.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, sarif

  public func reporter(_ style: ReportStyle) -> any Reporter {
    switch self {
    case .text: TextReporter(style)
    case .concise: ConciseReporter(style)
    case .json: JSONReporter(style)
    case .sarif: SARIFReporter(style)
    }
  }
}
