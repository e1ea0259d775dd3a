/// Results of the small subcommands; a full disk or a closed pipe is noticed.
enum StandardOutput {
  /// - Throws: `ExitStatus.unreadable` if not everything could be written.
  static func write(_ text: String) throws {
    let output = ReportFile.standardOutput()
    output.write(Array(text.utf8))
    guard let failure = output.failure else { return }
    if !failure.isClosedPipe {
      Diagnostics.say("standard output: cannot be written: \(Platform.errorText(failure.code))")
    }
    throw ExitStatus.unreadable
  }
}
