import LocatedPlist
import ProfileSchema

/// The rows of an accounts store: Accounts4.sqlite of a Mac, Accounts3.sqlite of an iPhone, or the same as JSON.
struct StoredAccounts {
  struct Row {
    enum Role {
      case incoming, outgoing, other
      /// An account of a provider that the device has a sign-in of its own for, such as Google.
      case signedIn
    }

    var entries: Entries
    /// `com.apple.account.IMAP`
    var type: String
    var role: Role
    var identifier: String?
    var parent: String?
    /// The settings of the account beyond the columns of its row.
    var properties: Entries?
    /// What it says of its mail servers as a whole, as iCloud does.
    var mail: StoredMailClass?
    /// The part in front of the @ of each alias that the account as a whole has, in small letters; empty where it
    /// does not say.
    var aliasNames: Set<String>
    /// Whether Mail is switched on in it, where it can have mail.
    var hasMail: Setting<Bool>

    var description: String? { entries.string("description").value }
    var userName: Setting<String> { entries.string("IncomingMailServerUsername") }

    /// Whose servers the device knows by itself for an account of this type; nil for a type that leaves them to
    /// the account.
    var service: MailProvider? { Self.services[type].flatMap { MailProviders.shared.provider(ofDomain: $0) } }

    /// A domain of each provider that has a type of its own.
    private static let services = [
      "com.apple.account.AppleAccount": "icloud.com", "com.apple.account.Google": "gmail.com",
      "com.apple.account.Yahoo": "yahoo.com", "com.apple.account.aol": "aol.com",
      "com.apple.account.Hotmail": "outlook.com",
    ]
  }

  private(set) var rows: [Row] = []
  private var byIdentifier: [String: Int] = [:]

  init(_ root: Entries) {
    for entries in root.sections("accounts") { add(Row(entries.speaking(.accountsStore))) }
    let withServer = Set(rows.filter { $0.role == .incoming }.compactMap(\.parent))
    for index in rows.indices where rows[index].role == .signedIn {
      let isMail = rows[index].isMailAccount && !(rows[index].identifier.map(withServer.contains) ?? false)
      rows[index].role = isMail ? .incoming : .other
    }
  }

  private mutating func add(_ row: Row) {
    if let identifier = row.identifier, byIdentifier[identifier] == nil {
      byIdentifier[identifier] = rows.count
    }
    rows.append(row)
  }

  /// The account that a row is a part of.
  func parent(of row: Row) -> Row? { parentPosition(of: row).map { rows[$0] } }

  private func parentPosition(of row: Row) -> Int? {
    guard let parent = row.parent, parent != row.identifier else { return nil }
    return byIdentifier[parent]
  }

  /// The positions of the rows at the top, and of those whose parent is missing.
  var roots: [Int] { rows.indices.filter { parentPosition(of: rows[$0]) == nil } }

  /// The positions of each account's parts, by its own.
  var parts: [Int: [Int]] {
    rows.indices.reduce(into: [:]) { parts, position in
      if let parent = parentPosition(of: rows[position]) { parts[parent, default: []].append(position) }
    }
  }
}

extension StoredAccounts.Row {
  fileprivate static let mailClass = "com.apple.Dataclass.Mail"

  fileprivate init(_ entries: Entries) {
    let properties = entries.section("properties")
    let type = entries.string("type").value ?? ""
    let aliases = properties?.strings("appleIDAliases") ?? []
    self.init(
      entries: entries, type: type, role: Self.role(of: type), identifier: entries.string("identifier").value,
      parent: entries.string("parent").value, properties: properties,
      mail: entries.section("dataclassProperties")?.section("com.apple.Dataclass.Mail").map(
        StoredMailClass.init),
      // An account's own address alone is no list of its aliases.
      aliasNames: aliases.count > 1 ? Set(aliases.map { $0.value.localPart }) : [],
      hasMail: Self.hasMail(entries))
  }

  /// The types are those of Apple's Accounts framework; IMAPMail is iCloud's.
  private static func role(of type: String) -> Role {
    switch type {
    case "com.apple.account.IMAP", "com.apple.account.IMAPMail", "com.apple.account.POP": .incoming
    case "com.apple.account.SMTP": .outgoing
    case "com.apple.account.Google", "com.apple.account.Yahoo", "com.apple.account.aol",
      "com.apple.account.Hotmail":
      .signedIn
    default: .other
    }
  }

  private static func hasMail(_ entries: Entries) -> Setting<Bool> {
    let enabled = entries.child("enabledDataclasses")
    if entries.strings("enabledDataclasses").contains(where: { $0.value == mailClass }) {
      return enabled.map { .known(Located(true, at: entries.place(of: $0))) } ?? .absent
    }
    guard let list = enabled ?? entries.child("provisionedDataclasses"),
      entries.strings("provisionedDataclasses").contains(where: { $0.value == mailClass })
    else { return .absent }
    return .known(Located(false, at: entries.place(of: list)))
  }

  /// Whether an account that is signed in to as a whole is one of Mail's without a part for that: it has the name
  /// of one of Mail's classes, such as `GmailAccount`, or Mail is on in it and no Exchange server is named.
  fileprivate var isMailAccount: Bool {
    if properties?.has("Class") == true { return true }
    return hasMail.value == true && properties?.has("ASAccountHost") != true
  }
}

extension String {
  /// What stands in front of the @ of an address, in small letters; the whole of what is none.
  var localPart: String { String(lowercased().prefix { $0 != "@" }) }
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
    words: [
      "EmailAccountType": [
        "com.apple.account.IMAP": "EmailTypeIMAP", "com.apple.account.POP": "EmailTypePOP",
      ],
      "IncomingMailServerAuthentication": schemes, "OutgoingMailServerAuthentication": schemes,
    ])
}
