import LocatedPlist

/// What linting one device brought: a file of its own, or all files of `--together`.
public struct DeviceReport: Sendable {
  public var device: Device
  /// Sorted by document, place and rule id; one fault stands here once.
  public var findings: [Finding]

  public init(device: Device, findings: [Finding]) {
    self.device = device
    self.findings = findings
  }
}

/// One input of a run and what became of it. Every input has one; nothing is skipped in silence.
public struct FileRecord: Sendable {
  public var name: InputName
  public var containers: [Container]
  public var document: Document.Kind
  public var status: Document.Status
  /// Why it could not be read or is not linted.
  public var reason: Text?
  /// Size of the file in bytes, where it could be read.
  public var size: Int?
  /// The IANA name of a text file's encoding; nil for a binary or signed file.
  public var encoding: String?

  public init(
    name: InputName, containers: [Container] = [], document: Document.Kind = .none,
    status: Document.Status, reason: Text? = nil, size: Int? = nil, encoding: String? = nil
  ) {
    self.name = name
    self.containers = containers
    self.document = document
    self.status = status
    self.reason = reason
    self.size = size
    self.encoding = encoding
  }
}

/// How many of what a run brought.
public struct Summary: Sendable, Equatable {
  public var files = 0
  /// Inputs that could not be read or are none of the kinds that we read.
  public var unreadable = 0
  /// Files with at least one finding that is shown.
  public var filesWithFindings = 0
  public var errors = 0
  public var warnings = 0
  public var notes = 0
  /// Notes and warnings below `--min-level`.
  public var hidden = 0
  public var suppressed = 0

  public init() {}

  public subscript(_ level: Level) -> Int {
    get {
      switch level {
      case .error: errors
      case .warning: warnings
      case .note: notes
      }
    }
    set {
      switch level {
      case .error: errors = newValue
      case .warning: warnings = newValue
      case .note: notes = newValue
      }
    }
  }
}

/// What the reporters are told of a run before it starts.
public struct ReportStyle: Sendable {
  public var language: Language = .en
  public var version: String = profilelintVersion
  /// SARIF only: the absolute path that its URIs are relative to, the current folder.
  public var workingDirectory = InputName("")
  /// Text only: escape sequences for colour and links.
  public var usesColour = false
  /// Text only: columns of the terminal.
  public var width = 100
  /// Text only: findings without their notes.
  public var isQuiet = false

  public init() {}
}

/// The version that `--version` and the reports state.
public let profilelintVersion = "0.1.0"
