import ProfileSchema

/// Which rules see which causes of the guide.
public struct Coverage {
  private let abouts: [About]
  private let ids: [Int: [String]]
  /// What the rules read that see a cause.
  private let reads: [Int: [Facets]]

  public init(_ rules: [any Rule] = Catalogue.rules) {
    abouts = rules.map(\.about)
    ids = abouts.reduce(into: [:]) { table, about in
      for row in about.guide { table[row, default: []].append(about.id) }
    }
    reads = abouts.reduce(into: [:]) { table, about in
      for row in about.guide { table[row, default: []].append(about.reads) }
    }
  }

  /// The ids of the rules that see a cause.
  public func rules(seeing cause: GuideCause) -> [String] { ids[cause.row] ?? [] }

  /// What a person must do by hand, because no rule sees the cause, in the guide's order.
  /// - Parameters:
  ///   - symptom: nil for every symptom.
  ///   - facets: what the files at hand have; nil where any file could be given.
  public func steps(for symptom: Symptom?, in facets: Facets? = nil) -> [GuideCause] {
    Guide.shared.causes.filter { cause in
      !isSeen(cause, in: facets) && !cause.stepEn.isEmpty
        && (symptom.map { cause.symptoms.contains($0.rawValue) } ?? true)
    }
  }

  /// Whether a rule may see a cause in files of a kind. Any profile might have what other rules read.
  private func isSeen(_ cause: GuideCause, in facets: Facets?) -> Bool {
    let special: Facets = [.exports, .messages]
    return (reads[cause.row] ?? []).contains { reads in
      guard let facets, reads.isSubset(of: special) else { return true }
      return !reads.isDisjoint(with: facets)
    }
  }

  /// The rules that can explain a symptom, by class: the worst first, then in the guide's order.
  public func rules(explaining symptom: Symptom) -> [(kind: GuideCause.Class, rules: [About])] {
    let explaining = abouts.filter { $0.symptoms.contains(symptom) }
    return GuideCause.Class.allCases.compactMap { kind in
      let rules = explaining.filter { $0.kind == kind }.sorted { $0.isLikelier(than: $1) }
      return rules.isEmpty ? nil : (kind, rules)
    }
  }
}

extension About {
  /// The class of the guide's first cause that it sees. What the guide does not name is a setting.
  public var kind: GuideCause.Class {
    guide.first.flatMap { Guide.shared.cause($0)?.kind } ?? .settings
  }

  /// By level, then by how few symptoms it explains, then in the guide's order.
  func isLikelier(than other: About) -> Bool {
    if level != other.level { return level > other.level }
    if symptoms.count != other.symptoms.count { return symptoms.count < other.symptoms.count }
    let (row, otherRow) = (guide.first ?? .max, other.guide.first ?? .max)
    return row != otherRow ? row < otherRow : id < other.id
  }
}

extension GuideCause {
  /// The cause as the guide puts it.
  public var title: Text { Text(en: en, ja: ja) }
  /// What to do by hand; nil where a profile shows the cause.
  public var step: Text? { stepEn.isEmpty ? nil : Text(en: stepEn, ja: stepJa) }
}

extension GuideCause.Class {
  public var title: Text {
    switch self {
    case .authentication: Text(en: "Authentication", ja: "認証")
    case .network: Text(en: "Network", ja: "ネットワーク")
    case .settings: Text(en: "Settings", ja: "設定")
    case .server: Text(en: "Server", ja: "サーバー")
    }
  }
}
