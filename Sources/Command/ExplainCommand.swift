import ArgumentParser
import ProfileLint

/// `profilelint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: what, why, how to fix it, and an example of each.")

  @Argument(help: "A rule's id, such as mail-port-wrong.")
  var rule: String

  @Option(help: "en or ja; by default it follows LC_ALL, LC_MESSAGES and LANG.")
  var lang: Language?

  func validate() throws {
    guard Catalogue.rule(rule) == nil else { return }
    let near = NearestName.of(rule, among: Catalogue.rules.map(\.about.id))
    throw ValidationError(
      "There is no rule '\(rule)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; 'profilelint rules' lists them."))
  }

  func run() throws {
    guard let about = Catalogue.rule(rule)?.about else { return }
    try StandardOutput.write(Explanation(about, lang ?? .ofEnvironment).text)
  }
}
