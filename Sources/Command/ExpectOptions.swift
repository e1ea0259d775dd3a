import ArgumentParser
import LocatedPlist
import ProfileLint

/// `--expect`: a company's own autoconfig files, with which accounts are compared.
struct ExpectOptions: ParsableArguments {
  @Option(
    name: .customLong("expect"),
    help: ArgumentHelp(
      """
      Compare accounts with a company's autoconfig file (config-v1.1.xml, or an Autodiscover answer): host, port, \
      TLS and user name. Repeatable.
      """,
      valueName: "file"))
  var files: [String] = []

  /// What the files say together; nil where there are none.
  ///
  /// - Throws: `ValidationError` for a file that cannot be read, or is of another kind.
  func value(_ reader: FileReader) throws -> ExpectedSettings? {
    if files.isEmpty { return nil }
    return ExpectedSettings(
      try files.map { file in
        let name = Arguments.path(file)
        let bytes: [UInt8]
        do throws(ReadError) {
          bytes = try reader.read(name)
        } catch {
          throw ValidationError("--expect \(error.name.display): \(error.reason.en)")
        }
        let document = Document(name: name, read: DocumentReader.read(bytes))
        guard let settings = ProviderSettings(document) else {
          throw ValidationError("--expect \(name.display): \(Self.fault(of: document))")
        }
        if let fault = settings.comparisonFault {
          throw ValidationError("--expect \(name.display): \(fault)")
        }
        return settings
      })
  }

  /// Why a document is nothing to compare accounts with.
  private static func fault(of document: Document) -> String {
    guard case .failure(let failure) = document.read.content else {
      return "neither an autoconfig file (config-v1.1.xml) nor an Autodiscover answer."
    }
    return "cannot be read: \(failure.message.en)."
  }
}
