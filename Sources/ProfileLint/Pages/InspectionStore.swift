import LocatedPlist

extension Inspection {
  /// The accounts of a store with their parts, and what is switched on in each.
  func addStoredAccounts(to tree: inout TreeText) {
    guard let document = device.documents.first, document.kind == .accountsStore,
      let root = document.list?.root
    else { return }
    let store = StoredAccounts(Entries(document: 0, node: root))
    var rest = StoredRows(store)
    if !store.rows.isEmpty { tree.line(1, text("all accounts:", "すべてのアカウント:")) }
    for position in store.roots { add(position, of: store, &rest, 2, to: &tree) }
    // Rows that are parts of one another, and parts further down than any real account's.
    for position in store.rows.indices { add(position, of: store, &rest, 2, to: &tree) }
  }

  /// An account and its parts, unless it is shown already.
  private func add(
    _ position: Int, of store: StoredAccounts, _ rest: inout StoredRows, _ depth: Int, to tree: inout TreeText
  ) {
    guard rest.take(position) else { return }
    let row = store.rows[position]
    let entries = row.entries
    let state = entries.boolean("active").value == false ? text(" (off)", " (オフ)") : ""
    let type = row.type.isEmpty ? text("account", "アカウント") : Self.shortName(row.type)
    let host = row.role == .other ? row.properties?.server.map { ", " + $0.withoutCredentials } : nil
    let line =
      type + quoted(row.description) + (row.userName.value.map { ", \($0)" } ?? "") + (host ?? "")
    tree.line(depth, line + state)
    let enabled = entries.strings("enabledDataclasses").map { Self.shortName($0.value) }
    tree.field(depth + 1, text("switched on", "オンの項目"), enabled.sorted().joined(separator: ", "))
    guard depth < 5 else { return }
    for part in rest.parts[position] ?? [] { add(part, of: store, &rest, depth + 1, to: &tree) }
  }

  /// `IMAP` of `com.apple.account.IMAP`
  private static func shortName(_ type: String) -> String {
    for prefix in ["com.apple.account.", "com.apple.Dataclass."] where type.hasPrefix(prefix) {
      return String(type.dropFirst(prefix.count))
    }
    return type
  }
}

/// The rows of a store that are not shown yet.
private struct StoredRows {
  /// The parts of each row, by its position.
  let parts: [Int: [Int]]
  private var isShown: [Bool]

  init(_ store: StoredAccounts) {
    parts = store.parts
    isShown = [Bool](repeating: false, count: store.rows.count)
  }

  /// Whether the row is still to be shown, which it is no more from then on.
  mutating func take(_ position: Int) -> Bool {
    if isShown[position] { return false }
    isShown[position] = true
    return true
  }
}

extension Entries {
  /// The server of an account that is not one of Mail's: of Exchange, of calendars, of contacts.
  fileprivate var server: String? {
    let keys: [StaticString] = ["ASAccountHost", "Hostname"]
    return keys.lazy.compactMap { string($0).value }.first
  }
}
