import ArgumentParser
import ProfileLint

/// The program. Its main is synchronous: an asynchronous one costs milliseconds on every run.
@main
enum Main {
  static func main() {
    Leftovers.removeOnSignals()
    do throws(ReadError) {
      run(try Arguments.expanded(Arguments.fromProcess))
    } catch {
      Diagnostics.say("\(error.name.display): \(error.reason.en)")
      exit(ExitStatus.usage.rawValue)
    }
  }

  private static func run(_ arguments: [String]) -> Never {
    do {
      var command = try Profilelint.parseAsRoot(arguments)
      try command.run()
      exit(ExitStatus.success.rawValue)
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      let text = Profilelint.fullMessage(for: error)
      // Help and the version were asked for and are results; everything else is a wrong call.
      if Profilelint.exitCode(for: error).isSuccess {
        let output = ReportFile.standardOutput()
        output.write(Array((text + "\n").utf8))
        exit(output.failure == nil ? ExitStatus.success.rawValue : ExitStatus.unreadable.rawValue)
      }
      Diagnostics.say(raw: text)
      exit(ExitStatus.usage.rawValue)
    }
  }
}

/// How the program ends; the same in every format.
enum ExitStatus: Int32, Error {
  /// Nothing at or above `--fail-on`.
  case success = 0
  case findings = 1
  /// A wrong call or a wrong configuration.
  case usage = 2
  /// An input could not be read or is none of the kinds that are read, or a report could not be written.
  case unreadable = 3
  /// A fault of our own.
  case internalError = 4
}

/// Words to the person at the terminal, on standard error.
enum Diagnostics {
  static func say(_ text: String) { say(raw: "profilelint: \(text)") }

  static func say(raw text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
