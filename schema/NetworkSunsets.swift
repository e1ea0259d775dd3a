/// When mobile networks were switched off.
public struct NetworkSunsets: Sendable {
  public static let shared = NetworkSunsets()

  public let all: [NetworkSunset]

  private init() {
    let table = FactTable(EmbeddedTables.networkSunsets)
    all = table.rows.map { row in
      NetworkSunset(
        country: row[table.column("country")].text,
        networkCode: row[table.column("mcc")].text,
        carrier: row[table.column("operator")].text,
        technology: row[table.column("technology")].text,
        ended: row[table.column("ended")].text,
        networks: NetworkCode.list(row[table.column("networks")]),
        evidence: row[table.column("evidence")].text)
    }
  }
}

/// The end of one network of one carrier.
public struct NetworkSunset: Sendable {
  /// ISO code in upper case.
  public let country: String
  /// The mobile country code, or a range of them.
  public let networkCode: String
  public let carrier: String
  public let technology: String
  /// A date, mostly in full: `2026-03-31`.
  public let ended: String
  /// The networks that are gone altogether; empty where the carrier runs another technology on them.
  public let networks: [NetworkCode]
  public let evidence: String

  /// Whether the date rests on nothing but memory, which is too weak for a warning.
  public var isUnverified: Bool { evidence.hasPrefix("from memory") }
}
