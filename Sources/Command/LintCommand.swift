import ArgumentParser
import LocatedPlist
import ProfileLint

/// `profilelint [lint] PATH...`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lint profiles and exports; this is what happens without a subcommand.")

  @Argument(help: "Files, folders (searched for profiles and exports), or - for standard input.")
  var paths: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "text, concise, json or sarif; with =PATH into a file. Repeatable.", valueName: "format[=path]"))
  var format: [FormatOption] = []

  @Flag(help: "All files given are installed on one device.")
  var together = false

  @Option(help: "What makes the exit status 1: error, warning, note or never.")
  var failOn: FailOn = .warning

  @Option(help: "What is shown: error, warning or note; never less than what --fail-on counts.")
  var minLevel: Level = .warning

  @Option(help: ArgumentHelp("Only these rules: ids, or areas as in mail-*.", valueName: "rule[,rule]"))
  var select: [String] = []

  @Option(help: ArgumentHelp("All but these rules.", valueName: "rule[,rule]"))
  var ignore: [String] = []

  @Option(help: "en or ja; by default text follows LC_ALL, LC_MESSAGES and LANG, and other formats are en.")
  var lang: Language?

  @Option(help: ArgumentHelp("The day for which dates are judged, as 2027-03-31.", valueName: "date"))
  var now: PlistDate?

  @OptionGroup(title: "The SIM in the device")
  var sim: SIMOptions

  @OptionGroup(title: "Expected servers")
  var expectation: ExpectOptions

  @Option(help: ArgumentHelp("How standard input is called in reports.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @Option(
    name: .customLong("files0-from"),
    help: ArgumentHelp("Read names that end in a zero byte from a file, or from - .", valueName: "file"))
  var files0From: String?

  @Option(help: "auto, always or never.")
  var color: ColourChoice = .auto

  @Option(help: ArgumentHelp("Columns of the text report.", valueName: "columns"))
  var width: Int?

  @Flag(name: [.short, .long], help: "Findings without their notes.")
  var quiet = false

  @Flag(help: "How often each rule spoke, on standard error.")
  var statistics = false

  @Option(help: ArgumentHelp("Threads; by default one for each processor.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Larger files are refused.", valueName: "bytes"))
  var maxFileSize = FileReader.usualLimit

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, never

    var level: Level? { Level(rawValue: rawValue) }
  }

  func validate() throws {
    if format.filter({ $0.path == nil }).count > 1 {
      throw ValidationError(
        "Only one format can go to standard output; give the others a path: -f sarif=PATH.")
    }
    let files = format.compactMap(\.path)
    if Set(files).count < files.count {
      throw ValidationError("Two reports cannot go to the same file.")
    }
    if let width, width < 20 { throw ValidationError("--width needs at least 20 columns.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs at least 1.") }
    guard (1...Int(Int32.max) - 1).contains(maxFileSize) else {
      throw ValidationError("--max-file-size takes 1 to \(Int32.max - 1) bytes.")
    }
    for pattern in selection.unknown {
      throw ValidationError("There is no rule '\(pattern)'; 'profilelint rules' lists them.")
    }
  }

  var selection: RuleSelection {
    func ids(_ lists: [String]) -> [String] {
      lists.flatMap { $0.split(separator: ",").map { $0.trimmed } }
    }
    return RuleSelection(select: ids(select), ignore: ids(ignore))
  }

  mutating func run() throws {
    let inputs = try findInputs()
    let expected = try expectation.value(FileReader(limit: maxFileSize))
    let targets = try reportTargets()
    var run = LintRun(
      inputs: inputs.inputs, targets: targets,
      options: LintRun.Options(
        linter: Linter(selection), minimum: min(minLevel, failOn.level ?? minLevel),
        circumstances: Circumstances(now: now ?? .current, sim: sim.value, expected: expected),
        isTogether: together,
        reader: FileReader(limit: maxFileSize), jobs: jobs ?? Platform.processors))
    run.report(inputs.errors)
    let (summary, files) = try run.run()
    sayReasons(of: files)
    if run.lacksExpectedAccounts {
      Diagnostics.say("--expect: no account is of a domain of the file, so none was compared with it")
    }
    if statistics { Diagnostics.say(raw: run.statistics) }
    if summary.unreadable > 0 { throw ExitStatus.unreadable }
    if let level = failOn.level, run.worst.map({ $0 >= level }) ?? false { throw ExitStatus.findings }
  }

  /// Says on standard error what could not be read, or not as a whole, unless the text report says so.
  private func sayReasons(of files: [FileRecord]) {
    if format.isEmpty || format.contains(where: { $0.format == .text && $0.path == nil }) { return }
    for file in files {
      guard let reason = file.reason else { continue }
      Diagnostics.say("\(file.name.display): \(reason(lang ?? .ofEnvironment))")
    }
  }

  private func findInputs() throws -> InputFinder {
    var names = paths.map(Arguments.path)
    if let files0From {
      do throws(ReadError) {
        let reader = FileReader(limit: FileReader.usualLimit)
        let name = Arguments.path(files0From)
        let list =
          files0From == "-" ? try reader.readStandardInput(as: name) : try reader.read(name)
        names += list.split(separator: 0).map { InputName(bytes: Array($0)) }
      } catch {
        throw ValidationError("--files0-from \(error.name.display): \(error.reason.en)")
      }
    }
    guard !names.isEmpty else {
      throw ValidationError("Give at least one profile or folder, or - for standard input.")
    }
    return try InputFinder.find(names, standardInputName: Arguments.path(stdinFilename))
  }

  private func reportTargets() throws -> [OrderedReports.Target] {
    let options = format.isEmpty ? [FormatOption(format: .text, path: nil)] : format
    return try options.map { option in
      var style = ReportStyle()
      style.language = lang ?? (option.format == .text || option.format == .concise ? .ofEnvironment : .en)
      style.usesColour = option.path == nil && color.isOn || color == .always
      style.width = width ?? Platform.terminalWidth(STDOUT_FILENO) ?? 100
      style.isQuiet = quiet
      style.workingDirectory = Platform.workingDirectory
      let file: ReportFile
      if let path = option.path {
        do throws(ReportFile.WriteError) {
          file = try .file(path)
        } catch {
          Diagnostics.say("\(path): cannot be written: \(Platform.errorText(error.code))")
          throw ExitStatus.unreadable
        }
      } else {
        file = .standardOutput()
      }
      return OrderedReports.Target(reporter: option.format.reporter(style), file: file)
    }
  }
}

extension Substring {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
