/// What `profilelint rules` prints.
public enum RuleList {
  /// One line a rule in aligned columns.
  public static func text(_ language: Language) -> String {
    let abouts = Catalogue.rules.map(\.about)
    let width = abouts.map(\.id.utf8.count).max() ?? 0
    let label = Labels(language)
    let levels = Level.allCases.map { DisplayWidth.of(label.level($0)) }.max() ?? 0
    return abouts.map { about in
      let level = label.level(about.level)
      let symptoms = about.symptoms.map(\.rawValue).joined(separator: " ")
      return about.id + blanks(width - about.id.utf8.count + 2) + level
        + blanks(levels - DisplayWidth.of(level) + 2) + about.title(language)
        + (symptoms.isEmpty ? "" : "  [\(symptoms)]") + "\n"
    }.joined()
  }

  /// An array of objects with id, level, title, why, fix, class, symptoms, and the guide's causes.
  public static func json(_ language: Language) -> String {
    var text: [UInt8] = []
    var sink = ReportSink { text += $0 }
    sink.write("[")
    for (index, about) in Catalogue.rules.map(\.about).enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      let fields = [
        ("id", about.id), ("level", about.level.rawValue), ("title", about.title(language)),
        ("why", about.why(language)), ("fix", about.fix(language)), ("class", about.kind.rawValue),
      ]
      sink.write("  {")
      for (name, value) in fields {
        sink.write("\"\(name)\": ")
        sink.writeJSON(value)
        sink.write(", ")
      }
      let symptoms = about.symptoms.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      let causes = about.guide.map(String.init).joined(separator: ", ")
      sink.write("\"symptoms\": [\(symptoms)], \"guide\": [\(causes)]}")
    }
    sink.write("\n]\n")
    sink.flush()
    return String(decoding: text, as: UTF8.self)
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
