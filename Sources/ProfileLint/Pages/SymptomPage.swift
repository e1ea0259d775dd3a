import ProfileSchema

/// What `profilelint explain --symptom` prints: the rules that can explain it, then what no file shows.
public struct SymptomPage {
  private let symptom: Symptom
  private let language: Language

  public init(_ symptom: Symptom, _ language: Language) {
    self.symptom = symptom
    self.language = language
  }

  public var text: String {
    let coverage = Coverage()
    let groups = coverage.rules(explaining: symptom)
    let width = groups.flatMap(\.rules).map(\.id.utf8.count).max() ?? 0
    let label = Labels(language)
    var lines = ["\(symptom.rawValue) \(symptom.title(language))", "", Self.causes(language) + ":"]
    for group in groups {
      lines += ["", "  " + group.kind.title(language)]
      for about in group.rules {
        let gap = String(repeating: " ", count: width - about.id.utf8.count + 2)
        lines.append("    \(about.id)\(gap)\(label.level(about.level)): \(about.title(language))")
      }
    }
    let steps = coverage.steps(for: symptom).compactMap(\.step)
    if !steps.isEmpty {
      lines += ["", Self.byHand(language) + ":", ""]
      lines += steps.enumerated().map { "  \($0 + 1). \($1(language))" }
    }
    lines += ["", Self.more(language)]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let causes = Text(
    en: "Causes that a profile, an export or a message shows", ja: "プロファイル・書き出し・メールから分かる原因")
  static let byHand = Text(
    en: "To be checked by hand, because no file shows it", ja: "ファイルからは分からないため、手作業で確かめること")
  private static let more = Text(
    en: "'profilelint explain RULE' explains a rule, 'profilelint triage PATH' looks for them in files.",
    ja: "ルールの説明は 'profilelint explain RULE'、ファイルの診断は 'profilelint triage PATH' です。")
}
