/// Payload types of which a device takes one, by Apple's schema. Read on first use.
public final class SinglePayloads: Sendable {
  public static let shared = SinglePayloads()

  private let table = FactTable(EmbeddedTables.singlePayloads)
  private let byType: FactIndex

  private init() { byType = FactIndex(table, by: table.column("type")) }

  /// Whether a device takes one payload of this type.
  public func has(_ type: String) -> Bool {
    var type = type
    return type.withUTF8 { byType.has($0) }
  }

  public subscript(type: String) -> SinglePayload? {
    guard has(type), let number = byType.rows(type).first else { return nil }
    let row = table.rows[number]
    return SinglePayload(
      type: row[table.column("type")].text, systems: row[table.column("single")].words,
      others: row[table.column("several")].words, isPreferences: row[table.column("preferences")] == "yes")
  }
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
