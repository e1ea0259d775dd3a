import ArgumentParser
import LocatedPlist
import ProfileLint

/// `profilelint triage [--symptom TEXT] PATH...`
struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Answer a help desk: the likely causes of a symptom, then what to check by hand.",
    discussion: """
      All files given are taken as installed on one device. Notes are shown too, after what is worse.

      Examples:
        profilelint triage --symptom 'cannot connect to the server' device/
        profilelint triage --symptom サーバーに接続できません --lang ja a.mobileconfig b.mobileconfig
        profilelint triage --symptom S5 --format html exported/ > answer.html

      Exit status: 0 nothing at or above --fail-on, 1 causes found, 2 wrong call, 3 an input could not be \
      read.
      """)

  @Argument(help: "Files, folders (searched for profiles), or - for standard input.")
  var paths: [String]

  @OptionGroup var symptom: SymptomOption

  @Option(name: [.short, .long], help: "text, markdown or html (one page that needs no other file).")
  var format: TriageFormat = .text

  @Option(help: "What makes the exit status 1: error, warning, note or never.")
  var failOn: LintCommand.FailOn = .warning

  @Option(help: "en or ja; by default it follows LC_ALL, LC_MESSAGES and LANG.")
  var lang: Language?

  @Option(help: ArgumentHelp("The day for which dates are judged, as 2027-03-31.", valueName: "date"))
  var now: PlistDate?

  @OptionGroup var sim: SIMOptions

  @Option(help: "auto, always or never.")
  var color: ColourChoice = .auto

  @Option(help: ArgumentHelp("Columns of the text.", valueName: "columns"))
  var width: Int?

  func run() throws {
    let found = try InputFinder.find(paths.map(Arguments.path), standardInputName: InputName("<stdin>"))
    var files = found.errors.map { FileRecord(name: $0.name, status: .unreadable, reason: $0.reason) }
    var documents: [Document] = []
    let reader = FileReader(limit: FileReader.usualLimit)
    for input in found.inputs {
      let (record, document) = reader.document(of: input)
      files.append(record)
      if let document { documents.append(document) }
    }
    let report = Linter().lint(documents, in: Circumstances(now: now ?? .current, sim: sim.value))
    let triage = Triage(report, files: files, symptom: symptom.symptom)
    try StandardOutput.write(format.render(triage, style))
    if files.contains(where: \.countsAsUnreadable) { throw ExitStatus.unreadable }
    if let level = failOn.level, triage.worst.map({ $0 >= level }) ?? false { throw ExitStatus.findings }
  }

  private var style: ReportStyle {
    var style = ReportStyle()
    style.language = lang ?? .ofEnvironment
    style.usesColour = format == .text && color.isOn
    style.width = width ?? Platform.terminalWidth(STDOUT_FILENO) ?? 100
    return style
  }
}

extension TriageFormat: ExpressibleByArgument {}
