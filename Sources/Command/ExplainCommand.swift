import ArgumentParser
import ProfileLint

/// `profilelint explain RULE`, `profilelint explain --symptom TEXT`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, or what can be behind a symptom.",
    discussion: """
      Examples:
        profilelint explain mail-port-wrong
        profilelint explain --symptom 'cannot connect to the server'
        profilelint explain --symptom S5 --lang ja
      """)

  @Argument(help: "A rule's id, such as mail-port-wrong.")
  var rule: String?

  @OptionGroup var symptom: SymptomOption

  @Option(help: "en or ja; by default it follows LC_ALL, LC_MESSAGES and LANG.")
  var lang: Language?

  func validate() throws {
    guard (rule == nil) != (symptom.symptom == nil) else {
      throw ValidationError("Give a rule's id, or --symptom and what the device says.")
    }
    guard let rule, Catalogue.rule(rule) == nil else { return }
    let near = NearestName.of(rule, among: Catalogue.rules.map(\.about.id))
    throw ValidationError(
      "There is no rule '\(rule)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; 'profilelint rules' lists them."))
  }

  func run() throws {
    let language = lang ?? .ofEnvironment
    if let symptom = symptom.symptom {
      try StandardOutput.write(SymptomPage(symptom, language).text)
    } else if let about = rule.flatMap(Catalogue.rule)?.about {
      try StandardOutput.write(Explanation(about, language).text)
    }
  }
}
