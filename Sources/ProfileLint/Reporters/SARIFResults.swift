import LocatedPlist

/// The findings of one device as SARIF results.
struct SARIFResults {
  private let language: Language
  /// For each document with a finding, GitHub's hashes of its lines.
  private var lineHashes: [Int: LineHashes] = [:]
  private let table: RuleTable
  private var context: FindingContext
  private var locations: SARIFLocations

  init(_ device: Device, _ style: ReportStyle, table: RuleTable) {
    language = style.language
    self.table = table
    context = FindingContext(device)
    locations = SARIFLocations(device, style)
  }

  mutating func write(_ finding: Finding, into sink: inout ReportSink) {
    let details = context.details(of: finding)
    sink.write("{\"ruleId\":\"")
    sink.write(finding.rule)
    if let position = table.position(of: finding.rule) {
      sink.write("\",\"ruleIndex\":")
      sink.write(position)
      sink.write(",\"level\":\"")
    } else {
      sink.write("\",\"level\":\"")
    }
    sink.write(finding.level.rawValue)
    sink.write("\",\"message\":{\"text\":")
    writeMessage(of: finding, into: &sink)
    sink.write("},\"locations\":[{")
    locations.write(details.spot, path: details.path, &context.texts, into: &sink)
    sink.write("}],")
    writeRelated(finding, into: &sink)
    sink.write("\"partialFingerprints\":{\"keyPath/v1\":\"")
    sink.write(details.fingerprint.digits)
    sink.write("\",\"primaryLocationLineHash\":\"")
    sink.write(lineHash(of: details.spot))
    sink.write("\"}}")
  }

  /// Of the line that the region starts in; of the first one where the file has no lines.
  private mutating func lineHash(of spot: Spot) -> String {
    let text = context.texts.text(of: spot.document)
    var line = 1
    if let text, let bytes = spot.bytes, !text.read.isEmbedded, text.isValid {
      line = text.position(of: bytes.lowerBound).line
    }
    let file = context.texts.device.documents[spot.document].read.file
    return lineHashes[spot.document, default: LineHashes(file)].value(ofLine: line)
  }

  /// The message, with a link to each place that explains it: GitHub shows only those.
  private func writeMessage(of finding: Finding, into sink: inout ReportSink) {
    let message = Visible.text(finding.message(language), limit: Visible.messageLimit)
    if finding.related.isEmpty && !SARIFMessage.needsEscapes(message) { return sink.writeJSON(message) }
    var text = SARIFMessage.escaped(message)
    if !finding.related.isEmpty {
      let links = finding.related.enumerated().map { index, related in
        let label = Visible.text(related.message(language), limit: Visible.messageLimit)
        return "[\(SARIFMessage.label(label))](\(index + 1))"
      }
      text += language == .ja ? "（\(links.joined(separator: "、"))）" : " (\(links.joined(separator: ", ")))"
    }
    sink.writeJSON(text)
  }

  private mutating func writeRelated(_ finding: Finding, into sink: inout ReportSink) {
    if finding.related.isEmpty { return }
    sink.write("\"relatedLocations\":[")
    for (index, related) in finding.related.enumerated() {
      sink.write(index == 0 ? "{\"id\":" : ",{\"id\":")
      sink.write(index + 1)
      sink.write(",")
      let spot = context.texts.spot(of: related.place)
      locations.write(spot, path: spot.node?.path ?? [], &context.texts, into: &sink)
      sink.write(",\"message\":{\"text\":")
      sink.writeJSON(
        SARIFMessage.escaped(Visible.text(related.message(language), limit: Visible.messageLimit)))
      sink.write("}}")
    }
    sink.write("],")
  }
}

/// Text in a SARIF message, where brackets make links and `{0}` stands for an argument.
enum SARIFMessage {
  static func needsEscapes(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }
    }
  }

  /// The text as itself. A bracket gets a backslash only where it would open a link, and braces are
  /// doubled only where they would be an argument's place, since some viewers show these marks.
  static func escaped(_ text: String) -> String {
    if !needsEscapes(text) { return text }
    let hasLink = text.contains("](")
    var escaped = ""
    var rest = Substring(text)
    while let character = rest.first {
      if hasLink && (character == "[" || character == "\\") { escaped += "\\" }
      if character == "{", let end = rest.firstIndex(of: "}"),
        isNumber(rest[rest.index(after: rest.startIndex)..<end])
      {
        escaped += "{ " + rest[rest.index(after: rest.startIndex)..<end] + " }"
        rest = rest[rest.index(after: end)...]
        continue
      }
      escaped.append(character)
      rest.removeFirst()
    }
    return escaped
  }

  /// The words of a link.
  static func label(_ text: String) -> String {
    escaped(text).reduce(into: "") { label, character in
      if character == "[" || character == "]" { label += "\\" }
      label.append(character)
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
