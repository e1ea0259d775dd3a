import LocatedPlist

/// Shows devices to the rules, and brings their findings into order.
public struct Linter: Sendable {
  private let rules: [any Rule]
  /// What each of the rules reads: looked at for every device, the rule itself only where it is concerned.
  private let conditions: [Condition]

  private struct Condition: Sendable {
    var reads: Facets
    var keys: [KeyFilter.Mark]
  }

  public init(_ selection: RuleSelection = RuleSelection()) {
    var rules: [any Rule] = []
    var conditions: [Condition] = []
    for rule in Catalogue.rules {
      let about = rule.about
      guard selection.includes(about.id) else { continue }
      rules.append(rule)
      conditions.append(Condition(reads: about.reads, keys: about.keys.map(KeyFilter.Mark.init)))
    }
    self.rules = rules
    self.conditions = conditions
  }

  /// Lints what is installed together.
  public func lint(_ documents: [Document], in circumstances: Circumstances) -> DeviceReport {
    let device = Device(documents, in: circumstances)
    var findings: [Finding] = []
    for position in rules.indices where concerns(position, device) {
      findings += rules[position].check(device)
    }
    if device.hasAccountsOff { findings = findings.map { Self.eased($0, device) } }
    if !device.carriers.isEmpty { findings = findings.map { device.withCarrier($0) } }
    return DeviceReport(device: device, findings: FindingOrder.arranged(findings, device))
  }

  /// What is wrong with an account that is switched off stops no mail: it is worth a note.
  private static func eased(_ finding: Finding, _ device: Device) -> Finding {
    guard finding.level > .note, device.isOff(finding.place) else { return finding }
    var eased = finding
    eased.level = .note
    return eased
  }

  private func concerns(_ rule: Int, _ device: Device) -> Bool {
    guard !conditions[rule].reads.isDisjoint(with: device.facets) else { return false }
    return conditions[rule].keys.isEmpty || device.keys.mayHoldAny(of: conditions[rule].keys)
  }
}

/// Which rules run: ids, or areas with a star at the end.
public struct RuleSelection: Sendable {
  /// Empty means all.
  public var selected: [String] = []
  public var ignored: [String] = []

  public init(select selected: [String] = [], ignore ignored: [String] = []) {
    self.selected = selected
    self.ignored = ignored
  }

  public func includes(_ id: String) -> Bool {
    (selected.isEmpty || selected.contains { Self.matches($0, id) })
      && !ignored.contains { Self.matches($0, id) }
  }

  /// The patterns that no rule answers to.
  public var unknown: [String] {
    (selected + ignored).filter { pattern in
      !Catalogue.rules.contains { Self.matches(pattern, $0.about.id) }
    }
  }

  private static func matches(_ pattern: String, _ id: String) -> Bool {
    pattern.hasSuffix("*") ? id.hasPrefix(pattern.dropLast()) : id == pattern
  }
}
