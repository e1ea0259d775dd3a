/// What tells that a setting comes from a mobile carrier: its servers, its networks, its name.
public final class CarrierMarks: Sendable {
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
    var mark = mark
    guard mark.withUTF8({ byMark.has($0) }) else { return nil }
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
    var host = host
    return host.withUTF8 { bytes in
      var rest = bytes[...]
      while true {
        let mark = UnsafeBufferPointer(rebasing: rest)
        if byMark.has(mark), let carrier = carrier(of: kind, String(decoding: mark, as: UTF8.self)) {
          return carrier
        }
        guard let dot = rest.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        rest = rest[(dot + 1)...]
      }
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
