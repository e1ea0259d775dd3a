import ArgumentParser
import LocatedPlist
import ProfileLint

/// When output is coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Off wins over on: NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then TERM, then the terminal.
  var isOn: Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      func isSet(_ name: String) -> Bool { !(Platform.environment(name) ?? "").isEmpty }
      if isSet("NO_COLOR") { return false }
      if isSet("FORCE_COLOR") || isSet("CLICOLOR_FORCE") { return true }
      if Platform.environment("TERM") == "dumb" { return false }
      return isatty(STDOUT_FILENO) == 1
    }
  }
}

extension Language: ExpressibleByArgument {
  /// The language of the person at the terminal: LC_ALL, LC_MESSAGES, LANG, the first that is set.
  static var ofEnvironment: Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let value = names.lazy.compactMap(Platform.environment).first { !$0.isEmpty } ?? ""
    return value.hasPrefix("ja") ? .ja : .en
  }
}

extension Level: ExpressibleByArgument {}

extension PlistDate {
  /// The clock of this machine.
  static var current: PlistDate { PlistDate(secondsSince1970: Int64(time(nil))) }
}

extension PlistDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
