import ArgumentParser
import ProfileLint

/// The command with its subcommands; without a subcommand it lints.
struct Profilelint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profilelint",
    abstract: "Finds what will make mail and accounts fail on Apple devices.",
    discussion: """
      Reads configuration profiles in every form (XML, binary, signed, JSON) and exports of a device: its \
      mail accounts, installed profiles, declarations, messages. Says, with line, column and reason, what \
      the device will refuse and what will break.

      Examples:
        profilelint device.mobileconfig
        profilelint Accounts4.sqlite
        profilelint profiles/ -f sarif=profilelint.sarif
        profilelint --together *.mobileconfig
        profilelint explain mail-port-wrong

      Exit status: 0 nothing found, 1 findings, 2 wrong call, 3 an input could not be read or a report \
      not be written, 4 a fault of profilelint's own.
      """,
    version: "profilelint \(profilelintVersion)",
    subcommands: [
      LintCommand.self, RulesCommand.self, ExplainCommand.self, InspectCommand.self, TriageCommand.self,
    ],
    defaultSubcommand: LintCommand.self)
}
