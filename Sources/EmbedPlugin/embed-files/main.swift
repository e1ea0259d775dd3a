import Foundation

// embed-files rules|tables OUTPUT INPUT...
// rules: every file that declares a type of its own name as a Rule gives one entry.
// tables: every file becomes a StaticString under its name without the extension.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let mode = arguments.first else {
  FileHandle.standardError.write(Data("embed-files rules|tables OUTPUT INPUT...\n".utf8))
  exit(2)
}
let output = URL(fileURLWithPath: arguments.dropFirst().first ?? "")
let inputs = arguments.dropFirst(2).map { URL(fileURLWithPath: $0) }

func rules() throws -> String {
  let types = try inputs.compactMap { input -> String? in
    let name = input.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: input, encoding: .utf8)
    return text.contains("struct \(name): Rule") ? name : nil
  }
  let entries = types.sorted().map { "  \($0)(),\n" }.joined()
  return "/// Every rule in Rules/, found by the build.\nlet allRules: [any Rule] = [\n\(entries)]\n"
}

func tables() throws -> String {
  try inputs.map { input in
    let words = input.deletingPathExtension().lastPathComponent.split(separator: "-")
    let name = words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
    let text = try String(contentsOf: input, encoding: .utf8)
    return "extension EmbeddedTables {\n  static let \(name): StaticString = ##\"\"\"\n\(text)\n\"\"\"##\n}\n"
  }.joined(separator: "\n")
}

do {
  let text = mode == "rules" ? try rules() : "enum EmbeddedTables {}\n\n" + (try tables())
  try Data(text.utf8).write(to: output)
} catch {
  FileHandle.standardError.write(Data("embed-files: \(error)\n".utf8))
  exit(1)
}
