/// The tables of an accounts database, each row by its number.
///
/// Core Data made them: `ZACCOUNT` and the others have a number `Z_PK`, and tables of pairs of numbers say
/// which dataclasses are enabled for an account. Those tables and their columns have numbers in their
/// names that differ from version to version.
struct AccountsTables {
  typealias Value = MemoryDatabase.Value

  struct Property {
    var key: Value
    var value: Value
  }

  struct Account {
    var number: Int64
    /// What the columns of `AccountsTables.accountColumns` say.
    var values: [Value]
  }

  struct Kind {
    var identifier: Value
    var description: Value
  }

  private(set) var accounts: [Account] = []
  /// Whether rows may be missing because a part of the database is damaged.
  private(set) var isDamaged = false
  private(set) var kinds: [Int64: Kind] = [:]
  private(set) var dataclasses: [Int64: Value] = [:]
  /// What belongs to an account, by its number; taken away as it is written.
  var properties: [Int64: [Property]] = [:]
  var enabled: [Int64: [Int64]] = [:]
  var provisioned: [Int64: [Int64]] = [:]

  /// The columns of an account, in the order of its `values`.
  enum AccountColumn: Int, CaseIterable {
    case identifier, type, parent, description, username, active, authenticated, supportsAuthentication
    case visible, date, owningBundleIdentifier, authenticationType, dataclassProperties

    var name: String {
      switch self {
      case .identifier: "ZIDENTIFIER"
      case .type: "ZACCOUNTTYPE"
      case .parent: "ZPARENTACCOUNT"
      case .description: "ZACCOUNTDESCRIPTION"
      case .username: "ZUSERNAME"
      case .active: "ZACTIVE"
      case .authenticated: "ZAUTHENTICATED"
      case .supportsAuthentication: "ZSUPPORTSAUTHENTICATION"
      case .visible: "ZVISIBLE"
      case .date: "ZDATE"
      case .owningBundleIdentifier: "ZOWNINGBUNDLEID"
      case .authenticationType: "ZAUTHENTICATIONTYPE"
      case .dataclassProperties: "ZDATACLASSPROPERTIES"
      }
    }
  }

  init(_ database: MemoryDatabase) throws(ReadFailure) {
    let tables = try database.tables()
    guard tables.contains("ZACCOUNT"), tables.contains("ZACCOUNTTYPE"), tables.contains("ZACCOUNTPROPERTY")
    else { throw ReadFailure(.recognised(.sqlite)) }
    try salvage { tables throws(ReadFailure) in try tables.readAccounts(database) }
    if accounts.isEmpty && isDamaged { throw ReadFailure(.databaseDamaged) }
    try salvage { tables throws(ReadFailure) in try tables.readKinds(database) }
    try salvage { tables throws(ReadFailure) in try tables.readProperties(database) }
    try salvage { store throws(ReadFailure) in try store.readDataclasses(database, tables) }
  }

  /// Reads as far as that goes: what a damaged part of the database does not reach is worth having.
  private mutating func salvage(
    _ read: (inout AccountsTables) throws(ReadFailure) -> Void
  ) throws(ReadFailure) {
    do {
      try read(&self)
    } catch {
      guard error.reason == .databaseDamaged else { throw error }
      isDamaged = true
    }
  }

  private mutating func readProperties(_ database: MemoryDatabase) throws(ReadFailure) {
    try Self.read(["Z_PK", "ZOWNER", "ZKEY", "ZVALUE"], of: "ZACCOUNTPROPERTY", in: database) { row in
      guard let owner = row[1].integer else { return }
      properties[owner, default: []].append(Property(key: row[2], value: row[3]))
    }
  }

  private mutating func readDataclasses(_ database: MemoryDatabase, _ tables: [String]) throws(ReadFailure) {
    if tables.contains("ZDATACLASS") {
      try Self.read(["Z_PK", "ZNAME"], of: "ZDATACLASS", in: database) { row in
        if let number = row[0].integer { dataclasses[number] = row[1] }
      }
    }
    for table in tables {
      if table.isNumbered("ENABLEDDATACLASSES") { try readPairs(table, database, "ENABLED", into: \.enabled) }
      if table.isNumbered("PROVISIONEDDATACLASSES") {
        try readPairs(table, database, "PROVISIONED", into: \.provisioned)
      }
    }
  }

  private mutating func readAccounts(_ database: MemoryDatabase) throws(ReadFailure) {
    let columns = ["Z_PK"] + AccountColumn.allCases.map(\.name)
    try Self.read(columns, of: "ZACCOUNT", in: database) { row in
      guard let number = row[0].integer else { return }
      accounts.append(Account(number: number, values: Array(row[1...])))
    }
  }

  private mutating func readKinds(_ database: MemoryDatabase) throws(ReadFailure) {
    let columns = ["Z_PK", "ZIDENTIFIER", "ZACCOUNTTYPEDESCRIPTION"]
    try Self.read(columns, of: "ZACCOUNTTYPE", in: database) { row in
      if let number = row[0].integer { kinds[number] = Kind(identifier: row[1], description: row[2]) }
    }
  }

  /// Reads a table of pairs, account and dataclass.
  private mutating func readPairs(
    _ table: String, _ database: MemoryDatabase, _ name: String,
    into pairs: WritableKeyPath<AccountsTables, [Int64: [Int64]]>
  ) throws(ReadFailure) {
    let columns = try database.columns(of: table)
    guard let account = columns.first(where: { $0.isNumbered(name + "ACCOUNTS") }),
      let dataclass = columns.first(where: { $0.isNumbered(name + "DATACLASSES") })
    else { return }
    try Self.read([account, dataclass], of: table, in: database) { row in
      guard let account = row[0].integer, let dataclass = row[1].integer else { return }
      self[keyPath: pairs][account, default: []].append(dataclass)
    }
  }

  /// Reads rows with the columns in this order; what a version of the table does not have is null.
  private static func read(
    _ columns: [String], of table: String, in database: MemoryDatabase,
    _ body: ([Value]) throws(ReadFailure) -> Void
  ) throws(ReadFailure) {
    let present = Set(try database.columns(of: table))
    let known = columns.filter(present.contains)
    guard !known.isEmpty else { return }
    let places = columns.map { known.firstIndex(of: $0) }
    try database.read(known, of: table) { row throws(ReadFailure) in
      try body(places.map { place in place.map { row[$0] } ?? .null })
    }
  }
}

extension String {
  /// Whether this is a name of Core Data's for a relation: `Z_2ENABLEDACCOUNTS`, `Z_15ENABLEDACCOUNTS1`.
  fileprivate func isNumbered(_ name: String) -> Bool {
    guard hasPrefix("Z_") else { return false }
    let digits: (Character) -> Bool = { ("0"..."9").contains($0) }
    let rest = dropFirst(2)
    guard rest.first.map(digits) ?? false else { return false }
    let named = rest.drop(while: digits)
    return named.hasPrefix(name) && named.dropFirst(name.count).allSatisfy(digits)
  }
}
