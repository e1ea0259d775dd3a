/// The answer as one page that needs nothing else: no script, no font, no network.
struct TriageHTML {
  private let answer: TriageAnswer

  init(_ answer: TriageAnswer) { self.answer = answer }

  var text: String {
    """
    <!DOCTYPE html>
    <html lang="\(answer.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escaped(answer.title)) – profilelint</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(escaped(answer.title))</h1>
    <h2>\(TriageWords.files(answer.language))</h2>
    <ul>
    \(list(answer.files))
    </ul>
    \(answer.sections.map(section).joined(separator: "\n"))
    \(steps)
    </main>
    </body>
    </html>

    """
  }

  private func section(_ section: TriageAnswer.Section) -> String {
    let causes = section.causes.map(item).joined(separator: "\n")
    let body =
      section.causes.isEmpty
      ? section.empty.map { "<p>\(escaped($0))</p>" } ?? "" : "<ol class=\"causes\">\n\(causes)\n</ol>"
    return "<h2>\(escaped(section.title))</h2>\n\(body)"
  }

  private func item(_ cause: TriageAnswer.Cause) -> String {
    var findings = cause.findings.map {
      "<li><code>\(escaped($0.place))</code><br>\(escaped($0.message))</li>"
    }
    if let rest = cause.rest { findings.append("<li>\(escaped(rest))</li>") }
    return """
      <li>
      <p><span class="\(cause.level.rawValue)">\(cause.levelName)</span> <strong>\(escaped(cause.title))</strong> \
      <code>\(cause.rule)</code></p>
      <ul>
      \(findings.joined(separator: "\n"))
      </ul>
      <p>\(cause.fixLabel): \(escaped(cause.fix))</p>
      </li>
      """
  }

  private var steps: String {
    if answer.steps.isEmpty { return "" }
    return "<h2>\(answer.stepsTitle)</h2>\n<ol>\n\(list(answer.steps))\n</ol>"
  }

  private func list(_ items: [String]) -> String {
    items.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem 1rem; }
    main { max-width: 46rem; margin: auto; }
    h1 { font-size: 1.4rem; }
    h2 { font-size: 1.1rem; margin-top: 2rem; }
    code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
    .causes > li { margin-bottom: 1.2rem; }
    .error, .warning, .note { padding: .1em .5em; border-radius: .3em; color: #fff; font-size: .85em; }
    .error { background: #b3261e; }
    .warning { background: #8a5a00; }
    .note { background: #33658a; }
    @media print { body { margin: 0; } }
    """
}
