import LocatedPlist

extension Inspection {
  /// The accounts of a store with their parts, and what is switched on in each.
  func addStoredAccounts(to tree: inout TreeText) {
    guard let document = device.documents.first, document.kind == .accountsStore,
      let root = document.list?.root
    else { return }
    let store = StoredAccounts(Entries(document: 0, node: root))
    let parts = store.parts
    if !store.rows.isEmpty { tree.line(1, text("all accounts:", "すべてのアカウント:")) }
    for row in store.roots { add(row, parts, 2, to: &tree) }
  }

  /// An account and its parts. A part of a part of a part is none of a real account's.
  private func add(
    _ row: StoredAccounts.Row, _ parts: [String: [StoredAccounts.Row]], _ depth: Int, to tree: inout TreeText
  ) {
    let entries = row.entries
    let state = entries.boolean("active").value == false ? text(" (off)", " (オフ)") : ""
    let type = row.type.isEmpty ? text("account", "アカウント") : Self.shortName(row.type)
    let host = row.role == .other ? row.properties?.server.map { ", " + $0.withoutCredentials } : nil
    let line =
      type + quoted(row.description) + (row.userName.value.map { ", \($0)" } ?? "") + (host ?? "")
    tree.line(depth, line + state)
    let enabled = entries.strings("enabledDataclasses").map { Self.shortName($0.value) }
    tree.field(depth + 1, text("switched on", "オンの項目"), enabled.sorted().joined(separator: ", "))
    guard depth < 5, let identifier = row.identifier else { return }
    for part in parts[identifier] ?? [] { add(part, parts, depth + 1, to: &tree) }
  }

  /// `IMAP` of `com.apple.account.IMAP`
  private static func shortName(_ type: String) -> String {
    for prefix in ["com.apple.account.", "com.apple.Dataclass."] where type.hasPrefix(prefix) {
      return String(type.dropFirst(prefix.count))
    }
    return type
  }
}

extension Entries {
  /// The server of an account that is not one of Mail's: of Exchange, of calendars, of contacts.
  fileprivate var server: String? {
    let keys: [StaticString] = ["ASAccountHost", "Hostname"]
    return keys.lazy.compactMap { string($0).value }.first
  }
}
