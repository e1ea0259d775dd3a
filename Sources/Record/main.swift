import Foundation
import LocatedPlist
import ProfileLint

// record [--check] ROOT
// Writes what is derived from the rules: for each rule `profiles/<id>/expected.txt` and its two pages, and
// the lists of rules and of the guide's causes in docs/, and `exports/<form>/expected.txt`. With --check it only says what is stale, and ends with 1.

/// The day for which the gallery is linted, so that its dates stay what they are.
let galleryDay = PlistDate(year: 2026, month: 11, day: 23)

func badFiles(in folder: URL) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("bad") }.sorted()
}

func report(on folder: URL, of about: About, _ language: Language) throws -> String {
  let names = try badFiles(in: folder)
  let documents = try names.map { name in
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    return Document(name: InputName(name), read: DocumentReader.read(bytes))
  }
  let result = Linter().lint(documents, in: about.circumstances(now: galleryDay))
  var style = ReportStyle()
  style.language = language
  style.width = 100
  var text: [UInt8] = []
  var sink = ReportSink { text += $0 }
  ReportFormat.text.reporter(style).device(result, into: &sink)
  sink.flush()
  return String(decoding: text, as: UTF8.self)
}

/// What is said about the bad files of a form of export, notes included; each is a device of its own.
func report(onExports folder: URL) throws -> String {
  let manager = FileManager.default
  var text: [UInt8] = []
  var sink = ReportSink { text += $0 }
  for name in try badFiles(in: folder) {
    let url = folder.appending(path: name)
    let inside = (try? manager.contentsOfDirectory(atPath: url.path))?.sorted()
    let files = inside.map { $0.map { "\(name)/\($0)" } } ?? [name]
    let documents = try files.map { file in
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      return Document(name: InputName(file), read: DocumentReader.read(bytes))
    }
    let result = Linter().lint(documents, in: Circumstances(now: galleryDay))
    ReportFormat.concise.reporter(ReportStyle()).device(result, into: &sink)
  }
  sink.flush()
  return String(decoding: text, as: UTF8.self)
}

func derived(below root: URL) throws -> [(path: String, text: String)] {
  var files: [(path: String, text: String)] = []
  for rule in Catalogue.rules {
    let id = rule.about.id
    let folder = root.appending(path: "profiles/\(id)")
    let file = try badFiles(in: folder).first ?? "bad.mobileconfig"
    let english = try report(on: folder, of: rule.about, .en)
    files.append(("profiles/\(id)/expected.txt", english))
    files.append(
      ("profiles/\(id)/README.md", RulePage(rule.about, .en, file: file, report: english).markdown))
    let japanese = try report(on: folder, of: rule.about, .ja)
    files.append(
      ("profiles/\(id)/README.ja.md", RulePage(rule.about, .ja, file: file, report: japanese).markdown))
  }
  for form in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "exports").path)
    .sorted()
  where !form.contains(".") {
    let folder = root.appending(path: "exports/\(form)")
    files.append(("exports/\(form)/expected.txt", try report(onExports: folder)))
  }
  files.append(("docs/rules.md", RulePage.index(Catalogue.rules, .en)))
  files.append(("docs/rules.ja.md", RulePage.index(Catalogue.rules, .ja)))
  files.append(("docs/guide-coverage.md", CoveragePage(.en).markdown))
  files.append(("docs/guide-coverage.ja.md", CoveragePage(.ja).markdown))
  return files
}

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

var arguments = Array(CommandLine.arguments.dropFirst())
let isCheck = arguments.first == "--check"
if isCheck { arguments.removeFirst() }
let root = URL(fileURLWithPath: arguments.first ?? ".")
do {
  var stale = 0
  for file in try derived(below: root) {
    let url = root.appending(path: file.path)
    if (try? String(contentsOf: url, encoding: .utf8)) == file.text { continue }
    stale += 1
    say(isCheck ? "stale: \(file.path)" : "wrote \(file.path)")
    if isCheck { continue }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.text.utf8).write(to: url)
  }
  if isCheck, stale > 0 {
    say("\(stale) derived files are stale; 'make record' renews them. Read the diff.")
    exit(1)
  }
} catch {
  say("record: \(error)")
  exit(1)
}
