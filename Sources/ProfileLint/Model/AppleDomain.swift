/// Apple's own domains that mail and accounts depend on.
enum AppleDomain {
  /// Those of iCloud Mail's addresses. A mailbox has all three.
  static let mail = ["icloud.com", "me.com", "mac.com"]
  /// Those below which the servers of Apple Account and iCloud stand.
  static let services = ["apple.com", "icloud.com", "me.com"]
}
