/// A rule as SARIF describes it.
struct SARIFRule {
  let about: About
  let language: Language

  init(_ about: About, _ language: Language) {
    self.about = about
    self.language = language
  }

  func write(into sink: inout ReportSink) {
    sink.write("{\"id\":")
    sink.writeJSON(about.id)
    sink.write(",\"name\":")
    sink.writeJSON(name)
    sink.write(",\"shortDescription\":{\"text\":")
    sink.writeJSON(sentence(about.title(language)))
    sink.write("},\"fullDescription\":{\"text\":")
    sink.writeJSON(about.why(language))
    sink.write("},\"help\":{\"text\":")
    sink.writeJSON(about.why(language) + (language == .ja ? "" : " ") + about.fix(language))
    sink.write(",\"markdown\":")
    sink.writeJSON(markdown)
    sink.write("},\"helpUri\":")
    sink.writeJSON("https://github.com/profilelint/profilelint/blob/main/profiles/\(about.id)/\(page)")
    sink.write(",\"defaultConfiguration\":{\"level\":\"\(about.level.rawValue)\"},")
    sink.write("\"properties\":{\"tags\":[\(tags.map(quoted).joined(separator: ","))],")
    sink.write("\"precision\":\"high\",\"problem.severity\":\"\(severity)\"}}")
  }

  /// The id in PascalCase.
  var name: String {
    about.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private var page: String { language == .ja ? "README.ja.md" : "README.md" }

  /// The rule's area, and the symptoms that it explains.
  private var tags: [String] {
    [String(about.id.prefix { $0 != "-" })] + about.symptoms.map(\.rawValue)
  }

  private var severity: String {
    switch about.level {
    case .error: "error"
    case .warning: "warning"
    case .note: "recommendation"
    }
  }

  private var markdown: String {
    let heading = language == .ja ? "対処" : "What to do"
    return Self.escaped("\(about.why(language))\n\n**\(heading):** \(about.fix(language))")
  }

  /// Markdown in SARIF holds no HTML.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character == "<" { escaped += "&lt;" } else { escaped.append(character) }
    }
    return escaped
  }

  private func sentence(_ text: String) -> String {
    let end = language == .ja ? "。" : "."
    return text.hasSuffix(end) ? text : text + end
  }
}
