import LocatedPlist

/// One thing that can be wrong. A rule holds its texts, its examples and its check, and no state.
///
/// The build finds every type in `Rules/` that stands in a file of its own name.
public protocol Rule: Sendable {
  init()
  var about: About { get }
  /// Looks at what is installed together; the order of the findings does not matter.
  func check(_ device: Device) -> [Finding]
}

/// What a rule is about: gives its page, `profilelint explain`, the list of rules and SARIF's help.
public struct About: Sendable {
  /// Area, then the fault: `mail-port-wrong`. Never reused.
  public var id: String
  public var level: Level
  /// What the rule looks at; a device without any of these is not shown to the rule.
  public var reads: Facets
  /// Keys of which the rule needs one; a device without any of these is not shown to it either. Empty for a
  /// rule that speaks about keys that are missing, or about no key at all.
  public var keys: [StaticString]
  public var title: Text
  public var why: Text
  public var fix: Text
  /// The guide's symptoms that it explains.
  public var symptoms: [Symptom]
  /// The causes of the guide that it sees, by their numbers in `schema/guide.tsv`; the main one first.
  public var guide: [Int]
  /// More specific rules: where one of these speaks about the same place, this one is silent.
  public var yieldsTo: [String]
  /// Rules about other faults that nearly always come with this one, so that its examples show them too.
  public var accompanies: [String]
  /// Made when somebody asks: a run that finds nothing needs no examples.
  private var examples: (bad: @Sendable () -> [Example], good: @Sendable () -> [Example])
  public var bad: [Example] { examples.bad() }
  public var good: [Example] { examples.good() }
  /// What the rule's gallery supposes of the device: that of its first bad example.
  public func circumstances(now: PlistDate) -> Circumstances {
    bad.first?.circumstances(now: now) ?? Circumstances(now: now)
  }
  /// The options that say the same on the command line, each with a blank behind it.
  var options: String {
    let example = bad.first
    return (example?.sim?.option ?? "") + (example?.expected == nil ? "" : "--expect \(id)/expect.xml ")
  }

  public init(
    id: String, level: Level, reads: Facets, keys: [StaticString] = [], title: Text, why: Text, fix: Text,
    symptoms: [Symptom], guide: [Int] = [], yieldsTo: [String] = [], accompanies: [String] = [],
    bad: @autoclosure @escaping @Sendable () -> [Example],
    good: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.id = id
    self.level = level
    self.reads = reads
    self.keys = keys
    self.title = title
    self.why = why
    self.fix = fix
    self.symptoms = symptoms
    self.guide = guide
    self.yieldsTo = yieldsTo
    self.accompanies = accompanies
    examples = (bad, good)
  }
}

extension Rule {
  /// A finding of this rule at its own level.
  func finding(at place: Place, _ message: Text) -> Finding {
    Finding(rule: about.id, level: about.level, place: place, message: message)
  }

  /// A finding of this rule at another level, where the circumstances make it better or worse.
  func finding(_ level: Level, at place: Place, _ message: Text) -> Finding {
    Finding(rule: about.id, level: level, place: place, message: message)
  }
}

/// How bad a finding is.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// Breaks in ordinary conditions.
  case warning
  /// The device refuses it, or it cannot work.
  case error

  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What can stand on a device, as far as rules ask for it.
public struct Facets: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Every document, also one that could not be read.
  public static let documents = Facets(rawValue: 1 << 0)
  public static let profiles = Facets(rawValue: 1 << 1)
  public static let mail = Facets(rawValue: 1 << 2)
  /// Passwords and other secrets that stand in payloads.
  public static let secrets = Facets(rawValue: 1 << 3)
  public static let proxies = Facets(rawValue: 1 << 4)
  public static let wifi = Facets(rawValue: 1 << 5)
  public static let vpn = Facets(rawValue: 1 << 6)
  public static let filters = Facets(rawValue: 1 << 7)
  public static let dns = Facets(rawValue: 1 << 8)
  public static let cellular = Facets(rawValue: 1 << 9)
  public static let certificates = Facets(rawValue: 1 << 10)
  public static let relays = Facets(rawValue: 1 << 11)
  /// Accounts of any kind, mail included.
  public static let accounts = Facets(rawValue: 1 << 12)
  /// com.apple.applicationaccess.
  public static let restrictions = Facets(rawValue: 1 << 13)
  /// The other payloads of `Device.preferencePayloads`.
  public static let preferences = Facets(rawValue: 1 << 14)
  /// References from one payload to another, and identities that are fetched.
  public static let references = Facets(rawValue: 1 << 15)
  /// Mail messages and reports about their delivery.
  public static let messages = Facets(rawValue: 1 << 16)
  /// Accounts and settings that Mail or a device exported, whatever the form.
  public static let exports = Facets(rawValue: 1 << 17)
  /// Declarations and status reports of declarative management.
  public static let declarations = Facets(rawValue: 1 << 18)
}
