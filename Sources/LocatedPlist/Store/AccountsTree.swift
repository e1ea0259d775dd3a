/// Makes the tree of an accounts database from its rows.
struct AccountsTree {
  private typealias Value = MemoryDatabase.Value

  private var tables: AccountsTables
  private let limits: Limits
  private var tree: ValueTreeBuilder
  /// The identifiers of the accounts by their numbers.
  private var identifiers: [Int64: MemoryDatabase.Value] = [:]

  init(_ tables: AccountsTables, _ limits: Limits) {
    self.tables = tables
    self.limits = limits
    tree = ValueTreeBuilder(limits: limits)
    for account in tables.accounts { identifiers[account.number] = account[.identifier] }
  }

  /// - Parameter faults: what is known of the database as a whole.
  consuming func list(_ faults: [Problem.DatabaseFault]) throws(ReadFailure) -> PropertyList {
    for fault in faults { tree.note(.database(fault)) }
    try tree.enter(.dictionary)
    try tree.add(try tree.text(Array("accounts-store".utf8)), try tree.key("format"))
    try tree.enter(.array, try tree.key("accounts"))
    for account in tables.accounts { try add(account) }
    tree.leave()
    tree.leave()
    return tree.list
  }

  private mutating func add(_ account: AccountsTables.Account) throws(ReadFailure) {
    try tree.enter(.dictionary)
    try add(account[.identifier], "identifier")
    try addKind(account[.type])
    try addParent(account[.parent])
    try add(account[.description], "description")
    try add(account[.username], "username")
    try addFlag(account[.active], "active")
    try addFlag(account[.authenticated], "authenticated")
    try addFlag(account[.supportsAuthentication], "supportsAuthentication")
    try addFlag(account[.visible], "visible")
    try addDate(account[.date], "date")
    try add(account[.owningBundleIdentifier], "owningBundleIdentifier")
    try add(account[.authenticationType], "authenticationType")
    // A number that stands twice has its relations once: at the first row.
    try addDataclasses(tables.enabled.removeValue(forKey: account.number), "enabledDataclasses")
    try addDataclasses(tables.provisioned.removeValue(forKey: account.number), "provisionedDataclasses")
    try addProperties(tables.properties.removeValue(forKey: account.number))
    try add(account[.dataclassProperties], "dataclassProperties")
    tree.leave()
  }

  private mutating func addKind(_ type: Value) throws(ReadFailure) {
    guard let number = type.integer, let kind = tables.kinds[number] else { return try add(type, "type") }
    try add(kind.identifier, "type")
    try add(kind.description, "typeDescription")
  }

  private mutating func addParent(_ parent: Value) throws(ReadFailure) {
    if case .null = parent { return try tree.add(ValueTreeBuilder.null, try tree.key("parent")) }
    try add(parent.integer.flatMap { identifiers[$0] } ?? parent, "parent")
  }

  private mutating func addDataclasses(_ numbers: [Int64]?, _ key: StaticString) throws(ReadFailure) {
    guard let numbers else { return }
    try tree.enter(.array, try tree.key(key))
    for number in numbers { try add(tables.dataclasses[number] ?? .integer(number)) }
    tree.leave()
  }

  private mutating func addProperties(_ properties: [AccountsTables.Property]?) throws(ReadFailure) {
    guard let properties else { return }
    try tree.enter(.dictionary, try tree.key("properties"))
    for property in properties {
      guard case .text(let name) = property.key else {
        try tree.addUnreadable(.archive(.keyNotText), try tree.key(""))
        continue
      }
      let key = try tree.key(name)
      if case .null = property.value {
        try tree.add(ValueTreeBuilder.null, key)
      } else {
        try add(property.value, key)
      }
    }
    tree.leave()
  }

  // MARK: Values

  /// A column's value, if it has one.
  private mutating func add(_ value: Value, _ key: StaticString) throws(ReadFailure) {
    if case .null = value { return }
    try add(value, try tree.key(key))
  }

  /// 0 and 1 are false and true; any other value stands as it is.
  private mutating func addFlag(_ value: Value, _ key: StaticString) throws(ReadFailure) {
    guard let number = value.integer, number == 0 || number == 1 else { return try add(value, key) }
    try tree.add(ValueTreeBuilder.boolean(number == 1), try tree.key(key))
  }

  private mutating func addDate(_ value: Value, _ key: StaticString) throws(ReadFailure) {
    switch value {
    case .real(let seconds): try tree.add(try tree.date(seconds), try tree.key(key))
    case .integer(let seconds): try tree.add(try tree.date(Double(seconds)), try tree.key(key))
    default: try add(value, key)
    }
  }

  private mutating func add(_ value: Value, _ key: ValueTreeBuilder.Key? = nil) throws(ReadFailure) {
    switch value {
    case .null: try tree.add(ValueTreeBuilder.null, key)
    case .integer(let number): try tree.add(try tree.integer(number), key)
    case .real(let number): try tree.add(try tree.real(number), key)
    case .text(let text): try tree.add(try tree.text(text), key)
    case .blob(let bytes) where bytes.starts(with: "bplist0".utf8):
      try KeyedArchive.add(bytes, key, to: &tree, limits: limits)
    case .blob(let bytes):
      let isText =
        !bytes.contains { $0 < 0x20 && !$0.isBlank } && String(validating: bytes, as: UTF8.self) != nil
      try tree.add(isText && !bytes.isEmpty ? try tree.text(bytes) : try tree.data(bytes), key)
    }
  }
}

extension AccountsTables.Account {
  fileprivate subscript(_ column: AccountsTables.AccountColumn) -> MemoryDatabase.Value {
    values[column.rawValue]
  }
}
