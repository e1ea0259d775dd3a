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

/// Sorted by the rules' ids, so that the program need not sort them.
func rules() throws -> String {
  let types = try inputs.compactMap { input -> (id: String, type: String)? in
    let type = input.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: input, encoding: .utf8)
    guard text.contains("struct \(type): Rule") else { return nil }
    let id = text.split(separator: "    id: \"", maxSplits: 1).last?.prefix { $0 != "\"" }
    return (String(id ?? ""), type)
  }
  let entries = types.sorted { $0.id < $1.id }.map { "  \($0.type)(),\n" }.joined()
  return
    "/// Every rule in Rules/, found by the build, sorted by id.\nlet allRules: [any Rule] = [\n\(entries)]\n"
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
