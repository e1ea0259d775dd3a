/// What `profilelint explain` prints about a rule.
public struct Explanation {
  private let about: About
  private let language: Language

  public init(_ about: About, _ language: Language) {
    self.about = about
    self.language = language
  }

  public var text: String {
    let label = Labels(language)
    let symptoms = about.symptoms.map { "\($0.rawValue) \($0.title(language))" }
    var lines = [
      "\(about.id) (\(label.level(about.level)))",
      about.title(language),
      "",
      "\(label.why): \(about.why(language))",
      "\(label.fix): \(about.fix(language))",
    ]
    if !symptoms.isEmpty { lines.append("\(label.symptoms): \(symptoms.joined(separator: ", "))") }
    for (title, examples) in [(label.bad, about.bad), (label.good, about.good)] {
      guard let example = examples.first else { continue }
      lines += ["", "\(title):", ""]
      lines += example.shown.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The words around a rule's own texts.
struct Labels {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func text(_ en: String, _ ja: String) -> String { language == .ja ? ja : en }

  var why: String { text("Why", "理由") }
  var fix: String { text("Fix", "対処") }
  var symptoms: String { text("Symptoms", "症状") }
  var bad: String { text("Reported", "指摘される例") }
  var good: String { text("In order", "正しい例") }
  var level: String { text("Level", "重要度") }
  var rule: String { text("Rule", "ルール") }
  var title: String { text("What it finds", "内容") }

  func level(_ level: Level) -> String {
    switch level {
    case .error: text("error", "エラー")
    case .warning: text("warning", "警告")
    case .note: text("note", "注記")
    }
  }
}
