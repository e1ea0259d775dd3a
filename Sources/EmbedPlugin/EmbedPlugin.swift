import Foundation
import PackagePlugin

/// Writes Swift while building: for `ProfileLint` the list of its rules, for `ProfileSchema` its tables.
@main
struct EmbedPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? SourceModuleTarget else { return [] }
    let tool = try context.tool(named: "embed-files").url
    let folder = target.directoryURL
    let isSchema = target.name == "ProfileSchema"
    let inputs =
      isSchema
      ? try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "tsv" }
      : module.sourceFiles(withSuffix: "swift").map(\.url)
        .filter { $0.path.hasPrefix(folder.path + "/Rules/") }
    let output = context.pluginWorkDirectoryURL
      .appending(path: isSchema ? "EmbeddedTables.swift" : "AllRules.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(isSchema ? "schema" : "rules")",
        executable: tool,
        arguments: [isSchema ? "tables" : "rules", output.path]
          + inputs.map(\.path).sorted(),
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
