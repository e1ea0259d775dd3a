/// What SARIF says of an input that could not be read, or not as a whole.
struct SARIFNotification {
  let file: FileRecord
  let reason: String
  private let style: ReportStyle
  private let position: Int

  /// Nil for an input of which nothing needs to be said.
  init?(_ file: FileRecord, _ style: ReportStyle) {
    guard let position = Self.kinds.firstIndex(where: { $0.status == file.status }),
      let reason = file.reason
    else { return nil }
    self.file = file
    self.style = style
    self.reason = Visible.text(reason(style.language), limit: Visible.messageLimit)
    self.position = position
  }

  var isError: Bool { file.status == .unreadable || file.status == .notAPropertyList }

  func write(into sink: inout ReportSink) {
    sink.write("{\"descriptor\":{\"id\":\"\(Self.kinds[position].id)\",\"index\":\(position)},")
    sink.write("\"level\":\"\(isError ? "error" : "warning")\",\"message\":{\"text\":")
    sink.writeJSON(SARIFMessage.escaped(reason))
    sink.write("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{")
    sink.write(SARIFArtifact.location(of: file.name, style))
    sink.write("}}}]}")
  }

  static func writeDescriptors(_ language: Language, into sink: inout ReportSink) {
    for (index, kind) in kinds.enumerated() {
      if index > 0 { sink.write(",") }
      sink.write("{\"id\":\"\(kind.id)\",\"shortDescription\":{\"text\":")
      sink.writeJSON(kind.text(language))
      sink.write("}}")
    }
  }

  private static let kinds: [(status: Document.Status, id: String, text: Text)] = [
    (.unreadable, "unreadable", Text(en: "The input could not be read.", ja: "入力を読み込めませんでした。")),
    (
      .notAPropertyList, "not-a-property-list",
      Text(en: "The input is no property list.", ja: "入力はプロパティリストではありません。")
    ),
    (
      .notAProfile, "not-a-profile",
      Text(en: "The input is of no kind that is read.", ja: "入力は対応している種類のファイルではありません。")
    ),
    (
      .linted, "read-in-part",
      Text(en: "A part of the input was not seen.", ja: "入力の一部を読み込めませんでした。")
    ),
  ]
}
