import ProfileSchema

/// The SIM that a device uses for data, by its carrier, its network's code, or both.
public struct SIM: Sendable, Hashable {
  public let carrier: MobileCarrier?
  public let network: NetworkCode?

  /// - Returns: nil where neither is known.
  public init?(carrier: MobileCarrier? = nil, network: NetworkCode? = nil) {
    if carrier == nil && network == nil { return nil }
    self.carrier = carrier
    self.network = network
  }

  /// The SIM of whoever has this network: `440-10`.
  public init?(network: String) { self.init(network: NetworkCode(network)) }

  /// Whose SIM it is: a carrier with a network of its own has all codes of that network.
  public var host: MobileCarrier? {
    if let carrier { return carrier.isHost ? carrier : network.flatMap(MobileCarriers.shared.host(of:)) }
    return network.flatMap(MobileCarriers.shared.host(of:))
  }

  /// How a call says so, with a blank behind it; nil where only a carrier is known.
  var option: String? { network.map { "--mccmnc \($0.text) " } }

  /// As a message names it: `mineo`, `440-10 (NTT docomo)`.
  public var name: String {
    guard let network else { return carrier?.name ?? "" }
    guard let owner = carrier ?? host else { return network.text }
    return "\(network.text) (\(owner.name))"
  }

  /// Whether a name is for this SIM: by any of its rows.
  public func takes(_ facts: [AccessPointFact]) -> Bool {
    let owners = facts.owners
    let owner = owners.count == 1 ? owners.first : nil
    return facts.contains { takes($0, of: MobileCarriers.shared.carrier(ofLabel: $0.carrier) ?? owner) }
  }

  /// Whether one row is for this SIM.
  public func takes(_ fact: AccessPointFact) -> Bool {
    takes(fact, of: MobileCarriers.shared.carrier(ofLabel: fact.carrier))
  }

  /// A host's own access points are for its own SIMs. The guests on its network (mineo on NTT docomo's)
  /// have SIMs with its code, so that theirs are right for that code, and for the host's name, which is
  /// what such a device shows.
  private func takes(_ fact: AccessPointFact, of owner: MobileCarrier?) -> Bool {
    if let carrier, carrier.isListed, !carrier.isHost {
      guard owner == carrier || carrier.accessPoints.contains(fact.name) else { return false }
      return network == nil || isOnNetwork(fact)
    }
    if let owner, owner.isHost, let host { return owner == host }
    return isOnNetwork(fact) || carrier?.labels.contains(fact.carrier) == true
  }

  /// What the carriers of the SIM's network are called in the table, those without rows of their own: a
  /// carrier abroad has names on one of its networks that work on all of them.
  var neighbours: Set<String> {
    guard let network else { return [] }
    let carriers = MobileCarriers.shared
    return Set(
      AccessPointNames.shared.all.lazy
        .filter { $0.networks.contains(network) && carriers.carrier(ofLabel: $0.carrier) == nil }
        .map(\.carrier))
  }

  private func isOnNetwork(_ fact: AccessPointFact) -> Bool {
    let networks = fact.networks
    // A row without networks proves nothing.
    if networks.isEmpty { return true }
    if let network, networks.contains(network) { return true }
    let own = host?.networks ?? carrier?.networks ?? []
    return own.contains(where: networks.contains)
  }
}

// What a call may say, so that the program need not know the tables.
extension SIM {
  /// The carrier that people call so.
  public static func carrier(named name: String) -> MobileCarrier? {
    MobileCarriers.shared.carrier(named: name)
  }

  /// The network with this code, if anybody has a SIM of it.
  public static func network(_ code: String) -> NetworkCode? {
    NetworkCode(code).flatMap { MobileCarriers.shared.knows($0) ? $0 : nil }
  }

  /// What somebody may have meant.
  public static func nearestCarrier(to name: String) -> String? {
    NearestName.of(name, among: MobileCarriers.shared.spellings)
  }

  /// A code that differs in one digit, written as 440-10.
  public static func nearestNetwork(to code: String) -> String? {
    let wanted = NetworkCode(code)?.text ?? code
    return NearestName.of(wanted, among: MobileCarriers.shared.networkTexts)
  }
}
