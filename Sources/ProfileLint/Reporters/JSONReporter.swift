import LocatedPlist

/// The JSON report of schemaVersion 1: one object with the findings first, then the files.
public struct JSONReporter: Reporter {
  private let style: ReportStyle
  private let rules: [RuleJSON]
  private let table: RuleTable

  public init(_ style: ReportStyle) { self.init(style, rules: .all) }

  init(_ style: ReportStyle, rules: RuleTable) {
    self.style = style
    table = rules
    self.rules = rules.rules.map { RuleJSON($0, style.language) }
  }

  /// The parts of a finding that are the same for all of a rule.
  private struct RuleJSON {
    var start: String
    var end: String

    init(_ about: About, _ language: Language) {
      self.init(id: about.id, help: about.fix(language), symptoms: about.symptoms)
    }

    init(id: String, help: String?, symptoms: [Symptom]) {
      start = "{\"rule\":" + quoted(id) + ",\"level\":\""
      end =
        ",\"help\":" + (help.map(quoted) ?? "null") + ",\"symptoms\":["
        + symptoms.map { quoted($0.rawValue) }.joined(separator: ",")
        + "],\"fix\":null,\"suppressed\":null,\"fingerprint\":\""
    }
  }

  public func head(into sink: inout ReportSink) {
    sink.write("{\"schemaVersion\":1,\n\"tool\":{\"name\":\"profilelint\",\"version\":")
    sink.writeJSON(style.version)
    sink.write("},\n\"findings\":[")
  }

  public let separator = ","

  public func device(_ report: DeviceReport, into sink: inout ReportSink) {
    var context = FindingContext(report.device)
    let paths = report.device.documents.map { quoted($0.name.display) }
    var isFirst = true
    for finding in report.findings {
      if !isFirst { sink.write(",") }
      isFirst = false
      sink.write("\n")
      write(finding, &context, paths, into: &sink)
    }
  }

  private func write(
    _ finding: Finding, _ context: inout FindingContext, _ paths: [String],
    into sink: inout ReportSink
  ) {
    let rule =
      table.position(of: finding.rule).map { rules[$0] }
      ?? RuleJSON(id: finding.rule, help: nil, symptoms: [])
    let details = context.details(of: finding)
    sink.write(rule.start)
    sink.write(finding.level.rawValue)
    sink.write("\",\"message\":")
    sink.writeJSON(visible: finding.message(style.language), limit: Visible.messageLimit)
    sink.write(",\"path\":")
    sink.write(paths[details.spot.document])
    sink.write(",\"keyPath\":")
    sink.writeJSON(details.path)
    sink.write(",\"payload\":")
    sink.write(context.payloadJSON())
    sink.write(",\"region\":")
    writeRegion(details.spot, &context.texts, into: &sink)
    sink.write(",\"related\":[")
    for (index, related) in finding.related.enumerated() {
      let spot = context.texts.spot(of: related.place)
      sink.write(index == 0 ? "{\"path\":" : ",{\"path\":")
      sink.write(paths[spot.document])
      sink.write(",\"keyPath\":")
      sink.writeJSON(spot.node?.path ?? [])
      sink.write(",\"region\":")
      writeRegion(spot, &context.texts, into: &sink)
      sink.write(",\"message\":")
      sink.writeJSON(visible: related.message(style.language), limit: Visible.messageLimit)
      sink.write("}")
    }
    sink.write("]")
    sink.write(rule.end)
    sink.write(details.fingerprint.digits)
    sink.write("\"}")
  }

  private func writeRegion(_ spot: Spot, _ texts: inout DeviceTexts, into sink: inout ReportSink) {
    guard let bytes = spot.bytes, let text = texts.text(of: spot.document) else {
      return sink.write("null")
    }
    sink.writeLines(TextRegion(bytes, in: text))
    let isEmbedded = text.read.isEmbedded
    let start = isEmbedded ? bytes.lowerBound : text.fileOffset(of: bytes.lowerBound)
    let end = isEmbedded ? bytes.upperBound : text.fileOffset(of: bytes.upperBound)
    sink.write(",\"byteOffset\":")
    sink.write(start)
    sink.write(",\"byteLength\":")
    sink.write(end - start)
    sink.write(isEmbedded ? ",\"embedded\":true}" : "}")
  }

  public func tail(_ files: [FileRecord], _ summary: Summary, into sink: inout ReportSink) {
    sink.write("\n],\n\"files\":[")
    for (index, file) in files.enumerated() {
      sink.write(index == 0 ? "\n{\"path\":" : ",\n{\"path\":")
      sink.writeJSON(file.name.display)
      sink.write(",\"container\":[")
      sink.write(file.containers.map { quoted($0.rawValue) }.joined(separator: ","))
      sink.write("],\"document\":")
      sink.writeJSON(file.document.rawValue)
      sink.write(",\"status\":")
      sink.writeJSON(file.status.rawValue)
      if let reason = file.reason {
        sink.write(",\"reason\":")
        sink.writeJSON(visible: reason(style.language), limit: Visible.messageLimit)
      }
      sink.write("}")
    }
    sink.write("\n],\n\"summary\":{\"files\":")
    sink.write(summary.files)
    for (name, count) in [
      ("unreadable", summary.unreadable), ("errors", summary.errors), ("warnings", summary.warnings),
      ("notes", summary.notes), ("suppressed", summary.suppressed),
    ] {
      sink.write(",\"\(name)\":")
      sink.write(count)
    }
    sink.write("}}\n")
  }
}

extension ReportSink {
  /// A key path as an array of keys and positions.
  mutating func writeJSON(_ path: [Node.Step]) {
    write("[")
    for (index, step) in path.enumerated() {
      if index > 0 { write(",") }
      switch step {
      case .key(let key): writeJSON(visible: key)
      case .index(let position): write(position)
      }
    }
    write("]")
  }

  /// A region's lines and columns, without the closing brace.
  mutating func writeLines(_ region: TextRegion) {
    write("{\"startLine\":")
    write(region.start.line)
    write(",\"startColumn\":")
    write(region.start.column)
    write(",\"endLine\":")
    write(region.end.line)
    write(",\"endColumn\":")
    write(region.end.column)
  }
}

/// A string as JSON.
func quoted(_ text: String) -> String {
  var bytes: [UInt8] = []
  withSink(to: &bytes) { $0.writeJSON(text) }
  return String(decoding: bytes, as: UTF8.self)
}
