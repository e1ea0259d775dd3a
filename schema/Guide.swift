/// The causes of mail errors that the project's guide names, in the guide's order.
public struct Guide: Sendable {
  public static let shared = Guide()

  /// All of them, numbered from 1 without gaps.
  public let causes: [GuideCause]

  private init() {
    let table = FactTable(EmbeddedTables.guide)
    let columns = (
      row: table.column("row"), kind: table.column("class"), symptoms: table.column("symptoms"),
      visible: table.column("visible"), ja: table.column("ja"), en: table.column("en"),
      stepJa: table.column("step-ja"), stepEn: table.column("step-en")
    )
    causes = table.rows.map { row in
      guard let number = Int(row[columns.row].text),
        let kind = GuideCause.Class(rawValue: row[columns.kind].text)
      else { preconditionFailure("a row of guide.tsv has no number or no class that is known") }
      return GuideCause(
        row: number, kind: kind, symptoms: row[columns.symptoms].words,
        visibleIn: row[columns.visible].words, en: row[columns.en].text, ja: row[columns.ja].text,
        stepEn: row[columns.stepEn].text, stepJa: row[columns.stepJa].text)
    }
  }

  /// The cause with a number of the guide.
  public func cause(_ row: Int) -> GuideCause? {
    causes.indices.contains(row - 1) ? causes[row - 1] : nil
  }
}

/// One cause, or one piece of advice.
public struct GuideCause: Sendable {
  /// Where the trouble lies.
  public enum Class: String, Sendable, CaseIterable {
    case authentication, network, settings, server
  }

  public let row: Int
  public let kind: Class
  /// `S1` to `S9`.
  public let symptoms: [String]
  /// `a` a profile, `b` exported account settings, `c` a set of profiles, `d` a message or a bounce,
  /// `e` nothing that a file shows.
  public let visibleIn: [String]
  public let en: String
  public let ja: String
  /// What a person does about it by hand; empty where a profile shows the cause.
  public let stepEn: String
  public let stepJa: String
}
