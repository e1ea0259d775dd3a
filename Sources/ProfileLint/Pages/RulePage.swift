/// The page of a rule: `profiles/<id>/README.md` and its Japanese twin. Written by `make record`.
public struct RulePage {
  private let about: About
  private let language: Language
  /// The name of the bad file beside the page.
  private let file: String
  /// What the linter says about it.
  private let report: String

  public init(_ about: About, _ language: Language, file: String, report: String) {
    self.about = about
    self.language = language
    self.file = file
    self.report = report
  }

  public var markdown: String {
    let label = Labels(language)
    let other = language == .en ? "[日本語](README.ja.md)" : "[English](README.md)"
    let symptoms = about.symptoms.map { "- \($0.rawValue) \($0.title(language))" }
    var parts = [
      "# \(about.id)",
      "\(about.title(language)) · \(label.level): **\(label.level(about.level))** · \(other)",
      "## \(label.why)",
      about.why(language),
      "## \(label.fix)",
      about.fix(language),
    ]
    if !symptoms.isEmpty { parts += ["## \(label.symptoms)", symptoms.joined(separator: "\n")] }
    for (title, examples) in [(label.bad, about.bad), (label.good, about.good)] {
      guard let example = examples.first else { continue }
      parts += ["## \(title)", "```\(example.syntax)\n\(example.shown)\n```"]
    }
    parts += [
      "## profilelint \(about.options)\(about.id)/\(file)",
      "```text\n\(report.trimmingLineEnds)\n```",
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The table of all rules: `docs/rules.md` and `docs/rules.ja.md`.
  public static func index(_ rules: [any Rule], _ language: Language) -> String {
    let label = Labels(language)
    let page = language == .en ? "README.md" : "README.ja.md"
    let rows = rules.map { rule in
      let about = rule.about
      let symptoms = about.symptoms.map(\.rawValue).joined(separator: " ")
      return "| [\(about.id)](../profiles/\(about.id)/\(page)) | \(label.level(about.level)) "
        + "| \(about.title(language)) | \(symptoms) |"
    }
    return """
      # \(language == .en ? "Rules" : "ルール一覧")

      | \(label.rule) | \(label.level) | \(label.title) | \(label.symptoms) |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
}
