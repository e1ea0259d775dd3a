/// What SARIF says of an input that brought no findings because it could not be read.
struct SARIFNotification {
  let file: FileRecord
  let reason: String
  private let style: ReportStyle
  private let position: Int

  /// Nil for an input that was linted, or of which nothing needs to be said.
  init?(_ file: FileRecord, _ style: ReportStyle) {
    guard let position = Self.kinds.firstIndex(where: { $0.status == file.status }),
      let reason = file.reason
    else { return nil }
    self.file = file
    self.style = style
    self.reason = Visible.text(reason(style.language), limit: Visible.messageLimit)
    self.position = position
  }

  var isError: Bool { file.status != .notAProfile }

  func write(into sink: inout ReportSink) {
    sink.write("{\"descriptor\":{\"id\":\"\(file.status.rawValue)\",\"index\":\(position)},")
    sink.write("\"level\":\"\(isError ? "error" : "warning")\",\"message\":{\"text\":")
    sink.writeJSON(SARIFMessage.escaped(reason))
    sink.write("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{")
    sink.write(SARIFArtifact.location(of: file.name, style))
    sink.write("}}}]}")
  }

  static func writeDescriptors(_ language: Language, into sink: inout ReportSink) {
    for (index, kind) in kinds.enumerated() {
      if index > 0 { sink.write(",") }
      sink.write("{\"id\":\"\(kind.status.rawValue)\",\"shortDescription\":{\"text\":")
      sink.writeJSON(kind.text(language))
      sink.write("}}")
    }
  }

  private static let kinds: [(status: Document.Status, text: Text)] = [
    (.unreadable, Text(en: "The input could not be read.", ja: "入力を読み込めませんでした。")),
    (.notAPropertyList, Text(en: "The input is no property list.", ja: "入力はプロパティリストではありません。")),
    (.notAProfile, Text(en: "The input is no configuration profile.", ja: "入力は構成プロファイルではありません。")),
  ]
}
