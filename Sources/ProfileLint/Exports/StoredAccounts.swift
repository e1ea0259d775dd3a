import LocatedPlist

/// The rows of an accounts store: Accounts4.sqlite of a Mac, Accounts3.sqlite of an iPhone, or the same as JSON.
struct StoredAccounts {
  struct Row {
    enum Role { case incoming, outgoing, other }

    var entries: Entries
    /// `com.apple.account.IMAP`
    var type: String
    var role: Role
    var identifier: String?
    var parent: String?

    /// A setting of the account beyond the columns of its row.
    var properties: Entries? { entries.section("properties") }
    var description: String? { entries.string("description").value }
    var userName: Setting<String> { entries.string("IncomingMailServerUsername") }
  }

  private(set) var rows: [Row] = []
  private var byIdentifier: [String: Int] = [:]

  init(_ root: Entries) {
    for entries in root.sections("accounts").map({ $0.speaking(.accountsStore) }) {
      let type = entries.string("type").value ?? ""
      let identifier = entries.string("identifier").value
      if let identifier, byIdentifier[identifier] == nil { byIdentifier[identifier] = rows.count }
      rows.append(
        Row(
          entries: entries, type: type, role: Self.role(of: type), identifier: identifier,
          parent: entries.string("parent").value))
    }
  }

  /// The types are those of Apple's Accounts framework; IMAPMail is iCloud's.
  private static func role(of type: String) -> Row.Role {
    switch type {
    case "com.apple.account.IMAP", "com.apple.account.IMAPMail", "com.apple.account.POP": .incoming
    case "com.apple.account.SMTP": .outgoing
    default: .other
    }
  }

  /// The account that a row is a part of.
  func parent(of row: Row) -> Row? {
    guard let parent = row.parent, parent != row.identifier else { return nil }
    return byIdentifier[parent].map { rows[$0] }
  }

  /// The rows at the top, and those whose parent is missing.
  var roots: [Row] { rows.filter { parent(of: $0) == nil } }

  /// The parts of each account, by its identifier.
  var parts: [String: [Row]] {
    Dictionary(grouping: rows.filter { parent(of: $0) != nil }) { $0.parent ?? "" }
  }

  /// What iCloud and other accounts of that kind say of their servers, in the account as a whole.
  func mailClass(of row: Row) -> Entries? {
    parent(of: row)?.entries.section("dataclassProperties")?.section("com.apple.Dataclass.Mail")
  }
}

extension Dialect {
  static let accountsStore = Dialect(
    names: [
      "EmailAccountDescription": ["description"],
      "IncomingMailServerHostName": ["properties", "Hostname"],
      "OutgoingMailServerHostName": ["properties", "Hostname"],
      "IncomingMailServerPortNumber": ["properties", "PortNumber"],
      "OutgoingMailServerPortNumber": ["properties", "PortNumber"],
      "IncomingMailServerUseSSL": ["properties", "SSLEnabled"],
      "OutgoingMailServerUseSSL": ["properties", "SSLEnabled"],
      "IncomingMailServerUsername": ["username"], "OutgoingMailServerUsername": ["username"],
      "IncomingMailServerAuthentication": ["properties", "AuthenticationScheme"],
      "OutgoingMailServerAuthentication": ["properties", "AuthenticationScheme"],
    ],
    words: ["IncomingMailServerAuthentication": schemes, "OutgoingMailServerAuthentication": schemes])
}
