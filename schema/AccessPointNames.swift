/// What is known about the access point names of mobile carriers.
public struct AccessPointNames: Sendable {
  public static let shared = AccessPointNames()

  private let table = FactTable(EmbeddedTables.carrierApns)
  private let byName: FactIndex
  private let columns: AccessPointColumns

  private init() {
    columns = AccessPointColumns(table)
    byName = FactIndex(table, by: columns.name)
  }

  /// What is documented under a name, whatever its case. Many carriers share names such as `internet`,
  /// and a profile does not say which network it is for.
  public func facts(for name: String) -> [AccessPointFact] {
    byName.rows(name).compactMap { AccessPointFact(table.rows[$0], columns) }
  }

  /// The names that one slip of the fingers turns into this one.
  public func names(like name: String) -> [String] {
    let length = name.utf8.count
    var found: [String] = []
    for row in table.rows {
      let field = row[columns.name]
      guard abs(field.bytes.count - length) <= 1, SingleEdit(from: name.utf8, to: field.bytes) != nil else {
        continue
      }
      if !found.contains(field.text) { found.append(field.text) }
    }
    return found
  }

  /// Every row, read one by one: for what no index answers.
  public var all: some Sequence<AccessPointFact> {
    table.rows.lazy.compactMap { [columns] in AccessPointFact($0, columns) }
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
  private let networkField: Field
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

  /// The networks whose SIMs it is for; empty where the source does not say.
  public var networks: [NetworkCode] { NetworkCode.list(networkField) }

  /// Whether data goes through it, rather than picture messages or the carrier's own services alone.
  public var isForData: Bool { usage.isEmpty || usage.contains("internet") || usage.contains("attach") }

  init?(_ row: FactTable.Row, _ columns: AccessPointColumns) {
    guard let status = Status(rawValue: row[columns.status].text) else { return nil }
    let date = row[columns.date]
    name = row[columns.name].text
    carrier = row[columns.carrier].text
    country = row[columns.country].text
    networkField = row[columns.networks]
    usage = row[columns.usage].split(UInt8(ascii: ",")).filter { !$0.isEmpty }.map(\.text)
    authentication = row[columns.authentication].text
    userName = row[columns.userName].text
    self.status = status
    isSpecific = row[columns.specific] == "yes"
    self.date = date.isEmpty ? nil : date.text
    evidence = row[columns.evidence].text
  }
}

/// Where the columns of carrier-apns.tsv stand.
struct AccessPointColumns: Sendable {
  let name, carrier, country, networks, usage, authentication, userName, status, specific, date, evidence: Int

  init(_ table: FactTable) {
    name = table.column("apn")
    carrier = table.column("carrier")
    country = table.column("country")
    networks = table.column("networks")
    usage = table.column("usage")
    authentication = table.column("auth")
    userName = table.column("username")
    status = table.column("status")
    specific = table.column("specific")
    date = table.column("date")
    evidence = table.column("evidence")
  }
}
