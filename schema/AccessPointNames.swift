/// What is known about the access point names of mobile carriers.
public struct AccessPointNames: Sendable {
  public static let shared = AccessPointNames()

  private let table = FactTable(EmbeddedTables.carrierApns)
  private let byName: FactIndex

  private init() { byName = FactIndex(table, by: table.column("apn")) }

  /// What is documented under a name, whatever its case. Many carriers share names such as `internet`,
  /// and a profile does not say which network it is for.
  public func facts(for name: String) -> [AccessPointFact] {
    byName.rows(name).compactMap { number in
      let row = table.rows[number]
      guard let status = AccessPointFact.Status(rawValue: row[table.column("status")].text) else {
        return nil
      }
      let date = row[table.column("date")]
      return AccessPointFact(
        name: row[table.column("apn")].text,
        carrier: row[table.column("carrier")].text,
        country: row[table.column("country")].text,
        usage: row[table.column("usage")].text.split(separator: ",").map(String.init),
        authentication: row[table.column("auth")].text,
        userName: row[table.column("username")].text,
        status: status,
        isSpecific: row[table.column("specific")] == "yes",
        date: date.isEmpty ? nil : date.text,
        evidence: row[table.column("evidence")].text)
    }
  }

  /// Every name in the table, for a search of names that are spelt alike.
  public var names: some Sequence<String> {
    let column = table.column("apn")
    return table.rows.lazy.map { $0[column].text }
  }
}

/// One access point name of one carrier.
public struct AccessPointFact: Sendable {
  public enum Status: String, Sendable {
    case current
    /// The network or the operator ended.
    case retired
    /// The database names another access point of the same carrier now.
    case superseded
    /// Dropped without a reason: never more than a note.
    case delisted
    /// No new customers; existing lines may still work.
    case closedToNew = "closed-to-new"
    /// Believed to have ended.
    case endedUnverified = "ended-unverified"
    /// Stands in an old database only.
    case unknown
  }

  public let name: String
  public let carrier: String
  /// ISO code in upper case.
  public let country: String
  /// `internet`, `mms`, `attach` and the like.
  public let usage: [String]
  /// `pap`, `chap`, `pap|chap`, `none`, or empty where nobody says.
  public let authentication: String
  /// The public user name, where there is one; digits of a subscriber are masked.
  public let userName: String
  public let status: Status
  /// The name is in use nowhere else, so that it tells the carrier by itself.
  public let isSpecific: Bool
  /// When it ended or closed; else when the database dropped it.
  public let date: String?
  public let evidence: String
}
