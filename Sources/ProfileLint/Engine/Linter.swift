import LocatedPlist

/// Shows devices to the rules, and brings their findings into order.
public struct Linter: Sendable {
  private let rules: [Indexed]

  /// A rule beside what the dispatch needs of it, so that silent rules are never asked for their texts.
  private struct Indexed: Sendable {
    var rule: any Rule
    var reads: Facets
    var keys: [KeyFilter.Mark]

    func concerns(_ device: Device) -> Bool {
      !reads.isDisjoint(with: device.facets) && (keys.isEmpty || device.keys.mayHoldAny(of: keys))
    }
  }

  public init(_ selection: RuleSelection = RuleSelection()) {
    rules = Catalogue.rules.compactMap { rule in
      let about = rule.about
      return selection.includes(about.id)
        ? Indexed(rule: rule, reads: about.reads, keys: about.keys.map(KeyFilter.Mark.init)) : nil
    }
  }

  /// Lints what is installed together.
  public func lint(_ documents: [Document], in circumstances: Circumstances) -> DeviceReport {
    let device = Device(documents, in: circumstances)
    var findings: [Finding] = []
    for indexed in rules where indexed.concerns(device) {
      findings += indexed.rule.check(device)
    }
    return DeviceReport(device: device, findings: FindingOrder.arranged(findings, device))
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
