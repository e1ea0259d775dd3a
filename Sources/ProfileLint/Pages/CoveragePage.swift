import ProfileSchema

/// `docs/guide-coverage.md` and its Japanese twin: each cause of the guide with the rules that see it, or
/// with what to do by hand. Written by `make record`.
public struct CoveragePage {
  private let language: Language

  public init(_ language: Language) { self.language = language }

  public var markdown: String {
    let coverage = Coverage()
    let causes = Guide.shared.causes
    let covered = causes.filter { !coverage.rules(seeing: $0).isEmpty }.count
    let rows = causes.map { row($0, coverage) }
    return """
      # \(Self.title(language))

      \(Self.introduction(covered, of: causes.count)(language))

      | # | \(Self.cause(language)) | \(Self.kind(language)) | \(Labels(language).symptoms) | \(Self.answer(language)) |
      | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }

  private func row(_ cause: GuideCause, _ coverage: Coverage) -> String {
    let page = language == .en ? "README.md" : "README.ja.md"
    let rules = coverage.rules(seeing: cause).map { "[\($0)](../profiles/\($0)/\(page))" }
    let answer =
      rules.isEmpty
      ? "\(Self.byHand(language)): \(cause.step?(language) ?? "–")" : rules.joined(separator: ", ")
    return "| \(cause.row) | \(cause.title(language)) | \(cause.kind.title(language)) "
      + "| \(cause.symptoms.joined(separator: " ")) | \(answer) |"
  }

  private static let title = Text(en: "The guide's causes", ja: "ガイドの原因一覧")
  private static let cause = Text(en: "Cause", ja: "原因")
  private static let kind = Text(en: "Class", ja: "分類")
  private static let answer = Text(en: "Rules, or what to do by hand", ja: "ルール、または手作業")
  private static let byHand = Text(en: "By hand", ja: "手作業")

  private static func introduction(_ covered: Int, of all: Int) -> Text {
    Text(
      en: """
        profilelint grew out of a guide to mail account errors, which names \(all) causes. Rules see \(covered) \
        of them; the other \(all - covered) can be seen in no profile, export or message, and the table says \
        what a person does instead.
        """,
      ja: """
        profilelint は、メールアカウントのエラーについてのガイドから生まれました。ガイドが挙げる \(all) の原因のうち \
        \(covered) はルールが見つけます。残りの \(all - covered) はプロファイルにも書き出しにもメールにも現れないため、手作業で行うことを示します。
        """)
  }
}
