import ArgumentParser
import ProfileLint

/// `profilelint rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List every rule: id, level, title, symptoms.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json.")
  var format: Format = .text

  @Option(help: "en or ja; by default text follows LC_ALL, LC_MESSAGES and LANG.")
  var lang: Language?

  func run() throws {
    let language = lang ?? (format == .text ? .ofEnvironment : .en)
    try StandardOutput.write(
      format == .json ? RuleList.json(language) : RuleList.text(language))
  }
}
