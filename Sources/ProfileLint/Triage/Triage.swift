import ProfileSchema

/// What a help desk wants to know about a device: what is likely behind a symptom, and what is left to
/// check by hand.
public struct Triage {
  /// Nil where nobody said what is wrong.
  public let symptom: Symptom?
  public let files: [FileRecord]
  /// What explains the symptom, the likeliest first; without a symptom everything that was found.
  public let causes: [Cause]
  /// What was found beside it and is not known to lead to the symptom.
  public let others: [Cause]
  /// What no file given can show, in the guide's order.
  public let steps: [Text]
  let device: Device

  /// A rule that spoke, with all its findings.
  public struct Cause {
    public let about: About
    /// That of its worst finding.
    public let level: Level
    /// The worst first.
    public let findings: [Finding]
  }

  /// - Parameter report: with findings of every level; notes are hints too.
  public init(_ report: DeviceReport, files: [FileRecord], symptom: Symptom?) {
    self.symptom = symptom
    self.files = files
    device = report.device
    let byRule = Dictionary(grouping: report.findings, by: \.rule)
    let causes = byRule.compactMap { id, findings in
      Catalogue.rule(id).map { Cause($0.about, findings) }
    }.sorted { $0.isLikelier(than: $1) }
    self.causes = causes.filter { $0.explains(symptom) }
    others = causes.filter { !$0.explains(symptom) }
    steps = Coverage().steps(for: symptom, in: report.device.facets).compactMap(\.step)
  }

  /// The worst level of all findings.
  public var worst: Level? { (causes + others).map(\.level).max() }
}

extension Triage.Cause {
  init(_ about: About, _ findings: [Finding]) {
    self.about = about
    // A stable order: findings come sorted by place.
    self.findings = Level.allCases.sorted(by: >).flatMap { level in findings.filter { $0.level == level } }
    level = self.findings.first?.level ?? about.level
  }

  func explains(_ symptom: Symptom?) -> Bool { symptom.map(about.symptoms.contains) ?? true }

  func isLikelier(than other: Self) -> Bool {
    level != other.level ? level > other.level : about.isLikelier(than: other.about)
  }
}
