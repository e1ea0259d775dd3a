import LocatedPlist

/// How an answer to a help desk is written.
public enum TriageFormat: String, Sendable, CaseIterable {
  case text, markdown, html

  public func render(_ triage: Triage, _ style: ReportStyle) -> String {
    let answer = TriageAnswer(triage, style.language)
    return switch self {
    case .text: TriageText(answer, style).text
    case .markdown: TriageMarkdown(answer).text
    case .html: TriageHTML(answer).text
    }
  }
}

/// An answer in words, as every format shows it. What comes from the input is made visible already.
struct TriageAnswer {
  let language: Language
  let title: String
  /// What was looked at: a line for each file.
  let files: [String]
  let sections: [Section]
  let stepsTitle: String
  let steps: [String]

  struct Section {
    let title: String
    /// What to say where there are no causes.
    let empty: String?
    let causes: [Cause]
  }

  struct Cause {
    let rule: String
    let level: Level
    let levelName: String
    let title: String
    let fixLabel: String
    let fix: String
    /// Where, and what is there.
    let findings: [(place: String, message: String)]
    /// `... and 4 more`
    let rest: String?
  }

  init(_ triage: Triage, _ language: Language) {
    self.language = language
    var texts = DeviceTexts(triage.device)
    title =
      triage.symptom.map { "\($0.rawValue) \($0.title(language))" } ?? TriageWords.anySymptom(language)
    files = triage.files.map { Self.line($0, language) }
    var sections = [
      Section(
        title: TriageWords.causes(language), empty: TriageWords.noCauses(language),
        causes: triage.causes.map { Self.cause($0, &texts, language) })
    ]
    if !triage.others.isEmpty {
      sections.append(
        Section(
          title: TriageWords.others(language), empty: nil,
          causes: triage.others.map { Self.cause($0, &texts, language) }))
    }
    self.sections = sections
    stepsTitle = TriageWords.steps(language)
    steps = triage.steps.map { $0(language) }
  }

  /// Findings of one rule that are shown.
  private static let shown = 5

  private static func cause(
    _ cause: Triage.Cause, _ texts: inout DeviceTexts, _ language: Language
  ) -> Cause {
    let findings = cause.findings.prefix(shown).map { finding in
      (
        place: texts.location(of: finding.place, language),
        message: Visible.text(finding.message(language), limit: Visible.messageLimit)
      )
    }
    let rest = cause.findings.count - findings.count
    return Cause(
      rule: cause.about.id, level: cause.level, levelName: Words.level(cause.level)(language),
      title: cause.about.title(language), fixLabel: Words.help(language), fix: cause.about.fix(language),
      findings: findings, rest: rest > 0 ? TriageWords.more(rest)(language) : nil)
  }

  private static func line(_ file: FileRecord, _ language: Language) -> String {
    let name = Visible.text(file.name.display, limit: .max)
    if let reason = file.reason { return "\(name): \(Visible.text(reason(language)))" }
    return "\(name): \(file.status == .linted ? file.document.rawValue : file.status.rawValue)"
  }
}

/// The fixed words of an answer.
enum TriageWords {
  static let anySymptom = Text(en: "Everything that was found", ja: "見つかったすべての問題")
  static let files = Text(en: "Files, taken as installed on one device", ja: "調べたファイル (1 台のデバイスのものとして)")
  static let causes = Text(en: "Likely causes, the likeliest first", ja: "考えられる原因 (可能性の高い順)")
  static let noCauses = Text(
    en: "The files show nothing that explains it.", ja: "ファイルからは、原因になるものは見つかりませんでした。")
  static let others = Text(
    en: "Also found, but not known for this symptom", ja: "この症状とは別に見つかったもの")
  static let steps = Text(
    en: "To be checked by hand, because none of these files can show it",
    ja: "これらのファイルからは分からないため、手作業で確かめること")

  static func more(_ count: Int) -> Text {
    Text(en: "... and \(count) more", ja: "... ほかに \(count) 件")
  }
}
