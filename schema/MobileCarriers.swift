/// Mobile carriers by what people call them, and the networks that they run.
///
/// Japanese carriers have rows of their own (carriers.tsv), because there one network carries many of
/// them; all others are known from the access point names that they have.
public final class MobileCarriers: Sendable {
  public static let shared = MobileCarriers()

  private let listed: [MobileCarrier]
  private let byLabel: [String: Int]

  private init() {
    let table = FactTable(EmbeddedTables.carriers)
    func words(_ row: FactTable.Row, _ column: StaticString) -> [String] {
      row[table.column(column)].split(UInt8(ascii: "|")).filter { !$0.isEmpty }.map(\.text)
    }
    listed = table.rows.map { row in
      let name = row[table.column("carrier")].text
      return MobileCarrier(
        name: name, spellings: [name] + words(row, "names"), labels: words(row, "labels"),
        networks: NetworkCode.list(row[table.column("networks")]),
        accessPoints: row[table.column("apns")].words,
        isDualStack: row[table.column("protocol")] == "ipv4v6", isListed: true)
    }
    byLabel = listed.enumerated().reduce(into: [:]) { table, carrier in
      for label in carrier.element.labels { table[label] = carrier.offset }
    }
  }

  /// The carrier that people call so, in any of its spellings.
  public func carrier(named name: String) -> MobileCarrier? {
    let folded = Self.folded(name)
    if folded.isEmpty { return nil }
    if let carrier = listed.first(where: { $0.spellings.contains { Self.folded($0) == folded } }) {
      return carrier
    }
    let rows = AccessPointNames.shared.all.filter { Self.folded($0.carrier) == folded }
    guard let first = rows.first else { return nil }
    let label = rows.first { byLabel[$0.carrier] != nil }?.carrier
    return label.flatMap(carrier(ofLabel:))
      ?? MobileCarrier(
        name: first.carrier, spellings: [first.carrier], labels: Array(Set(rows.map(\.carrier))),
        networks: Array(Set(rows.flatMap(\.networks))), accessPoints: [], isDualStack: false,
        isListed: false)
  }

  /// The listed carrier that a row of carrier-apns.tsv belongs to.
  public func carrier(ofLabel label: String) -> MobileCarrier? { byLabel[label].map { listed[$0] } }

  /// The listed carrier that runs a network.
  public func host(of network: NetworkCode) -> MobileCarrier? {
    listed.first { $0.networks.contains(network) }
  }

  /// Whether anybody has a SIM with this code.
  public func knows(_ network: NetworkCode) -> Bool {
    host(of: network) != nil || AccessPointNames.shared.all.contains { $0.networks.contains(network) }
  }

  /// Every name that `carrier(named:)` understands, for a search of names that are spelt alike.
  public var spellings: [String] {
    listed.flatMap(\.spellings) + AccessPointNames.shared.all.map(\.carrier)
  }

  /// Every known network, as `440-10`, in order.
  public var networkTexts: [String] {
    let codes = listed.flatMap(\.networks) + AccessPointNames.shared.all.flatMap(\.networks)
    return Set(codes.map(\.text)).sorted()
  }

  /// Lower case and half width, without blanks: `Ｙ！ｍｏｂｉｌｅ` is `Y!mobile`.
  private static func folded(_ name: String) -> String {
    var text = ""
    for scalar in name.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      text.unicodeScalars.append(
        isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return text.lowercased()
  }
}

/// Somebody who sells SIMs.
public struct MobileCarrier: Sendable, Hashable {
  public let name: String
  /// What people call it, the name included.
  public let spellings: [String]
  /// What its rows in carrier-apns.tsv are called.
  public let labels: [String]
  /// The networks that it runs; empty for a listed carrier that is a guest on the networks of others.
  public let networks: [NetworkCode]
  /// The names to recommend, best first; any of them is right for its SIMs.
  public let accessPoints: [String]
  /// Whether its access points serve IPv4 and IPv6, as far as that is certain.
  public let isDualStack: Bool
  /// Whether it has a row in carriers.tsv.
  public let isListed: Bool

  /// Whether its SIMs carry the code of its own network, which the SIMs of its guests carry too.
  public var isHost: Bool { isListed && !networks.isEmpty }

  public static func == (a: MobileCarrier, b: MobileCarrier) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
