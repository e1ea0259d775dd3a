import ArgumentParser
import LocatedPlist
import ProfileLint

/// `profilelint inspect PATH`
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a file is: its form, signer, payloads, accounts and servers.")

  @Argument(help: "A file, or - for standard input.")
  var path: String

  @Option(help: "en or ja; by default it follows LC_ALL, LC_MESSAGES and LANG.")
  var lang: Language?

  func run() throws {
    let language = lang ?? .ofEnvironment
    let name = Arguments.path(path)
    let reader = FileReader(limit: FileReader.usualLimit)
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = path == "-" ? try reader.readStandardInput(as: InputName("<stdin>")) : try reader.read(name)
    } catch {
      Diagnostics.say("\(name.display): \(error.reason(language))")
      throw ExitStatus.unreadable
    }
    let log = path == "-" ? DatabaseLog() : reader.readLog(of: bytes, name)
    let document = Document(name: name, read: DocumentReader.read(bytes, log: log))
    if document.list == nil {
      // The linter has the sentence for what is wrong, with its place.
      let report = Linter().lint([document], in: Circumstances(now: .current))
      var style = ReportStyle()
      style.language = language
      var text: [UInt8] = []
      var sink = ReportSink { text += $0 }
      ReportFormat.text.reporter(style).device(report, into: &sink)
      sink.flush()
      try StandardOutput.write(String(decoding: text, as: UTF8.self))
      throw ExitStatus.unreadable
    }
    try StandardOutput.write(Inspection(document, now: .current, language).text)
  }
}
