import LocatedPlist

extension Inspection {
  /// An account that is no mail account of its own: Exchange, Google, calendars, contacts, directories.
  func add(_ account: Account, to tree: inout TreeText) {
    if account.mail != nil { return }
    let url =
      account.kind == .subscribedCalendar ? account.entries.string("SubCalAccountHostName").value : nil
    let endpoint = account.endpoints.first.map { address($0.host.value, $0.port) } ?? url?.withoutCredentials
    let parts = [account.name, endpoint, account.address.value == account.name ? nil : account.address.value]
    tree.field(
      3, text("account", "アカウント"), parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// Accounts of a status report that are none of Mail's own.
  func addReportedAccounts(to tree: inout TreeText) {
    for account in device.reportedAccounts {
      guard let kind = account.kind else { continue }
      let isNamed = account.name.map { account.description?.hasPrefix($0) == false } ?? false
      let name = isNamed ? account.name : nil
      tree.field(1, kind + quoted(name), account.description ?? account.name ?? "")
    }
  }
}
