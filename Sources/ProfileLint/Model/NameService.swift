import LocatedPlist

/// Encrypted DNS of com.apple.dnsSettings.managed.
public struct DNSSettings: Sendable {
  public var payload: Int
  public var entries: Entries
  /// The dictionary DNSSettings.
  public var settings: Entries?
  public var prohibitsDisablement: Setting<Bool>
  /// Names that go to this resolver; without the key it is all of them.
  public var matchDomains: [Located<String>]
  public var onDemand: OnDemandRules

  /// Whether the resolver is asked for every name: no SupplementalMatchDomains, or an empty one in it.
  public var coversAllDomains: Bool {
    settings?.has("SupplementalMatchDomains") != true
      || matchDomains.contains { DomainPattern.bare($0.value).isEmpty }
  }

  /// Whether a name may go to this resolver, by its match domains and on-demand rules.
  public func answers(_ host: String) -> Bool {
    let isMatched = coversAllDomains || matchDomains.contains { DomainPattern.covers($0.value, host) }
    return isMatched && (onDemand.rules.isEmpty || onDemand.match(host) != nil)
  }
}

/// An app that answers DNS (com.apple.dnsProxy.managed).
public struct DNSProxy: Sendable {
  public var payload: Int
  public var entries: Entries
}

/// Relays of com.apple.relay.managed.
public struct Relay: Sendable {
  public var payload: Int
  public var entries: Entries
  /// MatchDomains and MatchFQDNs.
  public var matches: [Located<String>]
  /// ExcludedDomains and ExcludedFQDNs.
  public var excluded: [Located<String>]

  /// UIToggleEnabled: whether the user may switch it off, by default true (OS 26).
  public var userMayDisable: Setting<Bool> { entries.boolean("UIToggleEnabled") }

  /// Apple sends every name through the relays when both lists of names are empty or missing.
  public var coversAllDomains: Bool {
    (["MatchDomains", "MatchFQDNs"] as [StaticString]).allSatisfy { entries.node[$0]?.isEmpty ?? true }
  }

  /// Whether connections to a host go through the relays.
  public func carries(_ host: String) -> Bool {
    if excluded.contains(where: { DomainPattern.covers($0.value, host) }) { return false }
    return coversAllDomains || matches.contains { DomainPattern.covers($0.value, host) }
  }
}
