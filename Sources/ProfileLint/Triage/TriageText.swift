/// The answer for a terminal, broken into lines of its width.
struct TriageText {
  private let answer: TriageAnswer
  private let paint: Paint
  private let width: Int

  init(_ answer: TriageAnswer, _ style: ReportStyle) {
    self.answer = answer
    paint = Paint(usesColour: style.usesColour)
    width = max(style.width, 40)
  }

  var text: String {
    var lines = heading(answer.title) + [""]
    add(TriageWords.files(answer.language) + ":", indent: 0, to: &lines)
    for file in answer.files { add(file, indent: 2, to: &lines) }
    var number = 0
    for section in answer.sections {
      lines += [""] + heading(section.title)
      if section.causes.isEmpty, let empty = section.empty { add(empty, indent: 2, to: &lines) }
      for cause in section.causes {
        number += 1
        lines.append("")
        add(cause, number, to: &lines)
      }
    }
    if !answer.steps.isEmpty {
      lines += [""] + heading(answer.stepsTitle) + [""]
      for (position, step) in answer.steps.enumerated() {
        add("\(position + 1). \(step)", indent: 2, hanging: 4, to: &lines)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ text: String) -> [String] {
    WrappedText.lines(text, width: width).map { paint(.strong, $0) }
  }

  private func add(_ cause: TriageAnswer.Cause, _ number: Int, to lines: inout [String]) {
    let head = "\(number). \(cause.levelName)[\(cause.rule)]: \(cause.title)"
    for (position, line) in WrappedText.lines(head, width: width - 2, hanging: 3).enumerated() {
      lines.append("  " + (position == 0 ? paint(cause.level, line) : line))
    }
    for finding in cause.findings {
      lines.append("     " + paint(.frame, "--> ") + finding.place)
      add(finding.message, indent: 9, to: &lines)
    }
    if let rest = cause.rest { lines.append("     \(rest)") }
    add("\(cause.fixLabel): \(cause.fix)", indent: 5, hanging: 2, to: &lines)
  }

  private func add(_ text: String, indent: Int, hanging: Int = 0, to lines: inout [String]) {
    let blanks = String(repeating: " ", count: indent)
    lines += WrappedText.lines(text, width: width - indent, hanging: hanging).map { blanks + $0 }
  }
}
