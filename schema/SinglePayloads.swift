/// Payload types of which a device takes one, by Apple's schema. Read on first use.
public struct SinglePayloads: Sendable {
  public static let shared = SinglePayloads()

  private let byType: [String: SinglePayload]

  private init() {
    let table = FactTable(EmbeddedTables.singlePayloads)
    let single = table.column("single")
    let several = table.column("several")
    let preferences = table.column("preferences")
    byType = Dictionary(
      table.rows.map { row in
        let fact = SinglePayload(
          type: row[0].text, systems: row[single].words, others: row[several].words,
          isPreferences: row[preferences] == "yes")
        return (fact.type, fact)
      }) { first, _ in first }
  }

  public subscript(type: String) -> SinglePayload? { byType[type] }
}

/// A payload type of which a device takes one.
public struct SinglePayload: Sendable {
  public let type: String
  /// The systems that take one: `iOS`, `macOS`.
  public let systems: [String]
  /// The systems that take several.
  public let others: [String]
  /// Whether it holds preferences of a Mac: several are merged key by key, so that only different values clash.
  public let isPreferences: Bool
}
