import LocatedPlist

/// Sorts findings by document, place and rule, and leaves one for each fault.
enum FindingOrder {
  static func arranged(_ findings: [Finding], _ device: Device) -> [Finding] {
    if findings.isEmpty { return findings }
    return sorted(withoutRepeats(findings), device)
  }

  /// Drops what stands twice, and what a more specific rule says about the same place.
  private static func withoutRepeats(_ findings: [Finding]) -> [Finding] {
    var seen = Set<Mark>(minimumCapacity: findings.count)
    let once = findings.filter { seen.insert(Mark(rule: $0.rule, place: $0.place)).inserted }
    return once.filter { finding in
      !(yields[finding.rule] ?? []).contains { seen.contains(Mark(rule: $0, place: finding.place)) }
    }
  }

  private struct Mark: Hashable {
    var rule: String
    var place: Place
  }

  private static let yields: [String: [String]] = Catalogue.rules.reduce(into: [:]) { table, rule in
    if !rule.about.yieldsTo.isEmpty { table[rule.about.id] = rule.about.yieldsTo }
  }

  private static func sorted(_ findings: [Finding], _ device: Device) -> [Finding] {
    let keyed = findings.map { (key: Key($0, device), finding: $0) }
    return keyed.sorted { $0.key < $1.key }.map(\.finding)
  }

  private struct Key: Comparable {
    var document: Int32
    var offset: Int
    var rule: String

    init(_ finding: Finding, _ device: Device) {
      document = finding.place.document
      // A binary list has no text; its nodes stand in document order.
      offset = device.bytes(of: finding.place)?.lowerBound ?? device.node(at: finding.place)?.index ?? 0
      rule = finding.rule
    }

    static func < (a: Key, b: Key) -> Bool {
      if a.document != b.document { return a.document < b.document }
      if a.offset != b.offset { return a.offset < b.offset }
      return a.rule < b.rule
    }
  }
}
