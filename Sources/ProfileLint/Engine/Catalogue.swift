/// All rules, as the build found them in `Rules/`, sorted by id.
public enum Catalogue {
  public static let rules: [any Rule] = allRules.sorted { $0.about.id < $1.about.id }

  public static func rule(_ id: String) -> (any Rule)? { rules.first { $0.about.id == id } }
}
