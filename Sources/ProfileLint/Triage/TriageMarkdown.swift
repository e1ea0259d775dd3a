/// The answer for a ticket or a wiki.
struct TriageMarkdown {
  private let answer: TriageAnswer

  init(_ answer: TriageAnswer) { self.answer = answer }

  var text: String {
    var parts = ["# \(escaped(answer.title))", "## \(TriageWords.files(answer.language))"]
    parts.append(answer.files.map { "- \(escaped($0))" }.joined(separator: "\n"))
    for section in answer.sections {
      parts.append("## \(section.title)")
      if section.causes.isEmpty, let empty = section.empty { parts.append(empty) }
      for (position, cause) in section.causes.enumerated() { parts.append(text(of: cause, position + 1)) }
    }
    if !answer.steps.isEmpty {
      parts += [
        "## \(answer.stepsTitle)", answer.steps.map { "- [ ] \(escaped($0))" }.joined(separator: "\n"),
      ]
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func text(of cause: TriageAnswer.Cause, _ number: Int) -> String {
    var lines = ["\(number). **\(cause.levelName)** `\(cause.rule)`: \(escaped(cause.title))"]
    lines += cause.findings.map { "   - \(escaped($0.place)): \(escaped($0.message))" }
    if let rest = cause.rest { lines.append("   - \(rest)") }
    lines.append("   - **\(cause.fixLabel)**: \(escaped(cause.fix))")
    return lines.joined(separator: "\n")
  }

  /// Text from an input starts no markup: ASCII punctuation that could gets a backslash.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "\\`*_{}[]<>#|~!&$".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}
