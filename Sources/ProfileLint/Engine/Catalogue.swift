/// All rules, as the build found them in `Rules/` and sorted them by id.
public enum Catalogue {
  public static let rules: [any Rule] = allRules

  public static func rule(_ id: String) -> (any Rule)? { rules.first { $0.about.id == id } }
}
