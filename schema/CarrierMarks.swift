/// What tells that a setting comes from a mobile carrier: its servers, its networks, its name.
public struct CarrierMarks: Sendable {
  public static let shared = CarrierMarks()

  /// How a mark is compared.
  public enum Kind: String, Sendable {
    /// A domain of mail servers or addresses, with all below it.
    case mail
    /// A domain of the carrier's pages, with all below it; backwards, the start of an identifier.
    case domain
    /// A PayloadOrganization, whole.
    case organization
    /// The name of a Wi-Fi network.
    case ssid
    /// The name of an access point that no other carrier has.
    case apn
  }

  private let table = FactTable(EmbeddedTables.carrierMarks)
  private let byMark: FactIndex

  private init() { byMark = FactIndex(table, by: table.column("mark")) }

  /// Whose mark it is, as it stands.
  public func carrier(of kind: Kind, _ mark: String) -> Carrier? {
    for number in byMark.rows(mark) {
      let row = table.rows[number]
      guard row[table.column("kind")].text == kind.rawValue else { continue }
      return Carrier(name: row[table.column("carrier")].text, family: row[table.column("family")].text)
    }
    return nil
  }

  /// Whose domain a host is, or stands below: `imap.spmode.ne.jp` in `spmode.ne.jp`.
  public func carrier(of kind: Kind, above host: String) -> Carrier? {
    // No longer name exists, and each label costs a look-up.
    guard host.utf8.count <= 253 else { return nil }
    var rest = host[...]
    while true {
      if let carrier = carrier(of: kind, String(rest)) { return carrier }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
  }
}

/// A company that sells mobile lines.
public struct Carrier: Sendable, Hashable {
  /// As people call it: `docomo`.
  public let name: String
  /// Brands of one network share it: au and UQ mobile are `kddi`.
  public let family: String
}
