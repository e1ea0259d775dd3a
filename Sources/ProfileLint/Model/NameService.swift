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
    settings.map { $0.lacks("SupplementalMatchDomains") } ?? true
      || matchDomains.contains { DomainPattern.bare($0.value).isEmpty }
  }

  /// `HTTPS` or `TLS`.
  public var transport: Setting<String> { settings?.string("DNSProtocol") ?? entries.unsaid() }
  /// For HTTPS: the address of the resolver, a URI template.
  public var serverURL: Setting<String> { settings?.string("ServerURL") ?? entries.unsaid() }
  /// For TLS: the name of the resolver.
  public var serverName: Setting<String> { settings?.string("ServerName") ?? entries.unsaid() }
  /// Whether the network's own resolver is asked while this one does not answer (OS 26).
  public var allowsFailover: Setting<Bool> { settings?.boolean("AllowFailover") ?? entries.unsaid() }

  /// What tells this resolver from others: its URL or name as written; nil where it has neither.
  public var resolver: String? {
    [serverURL.value, serverName.value].compactMap { $0 }.first { !$0.isEmpty }
  }

  /// Whether its on-demand rules apply it to a host on a network that none of them singles out.
  public func applies(to host: String, on interface: OnDemandRules.Interface) -> Bool {
    onDemand.rules.isEmpty || onDemand.matchElsewhere(host, on: interface) != nil
  }

  /// The networks on which every name goes to it, but for names that its rules leave out.
  public var networksOfAllNames: [OnDemandRules.Interface] {
    guard settings != nil, coversAllDomains else { return [] }
    return OnDemandRules.Interface.allCases.filter { applies(to: OnDemandRules.anyHost, on: $0) }
  }

  /// Whether no name resolves on some network while this resolver does not answer there.
  public var hasNoFailover: Bool {
    switch allowsFailover {
    case .absent: !networksOfAllNames.isEmpty
    case .known(let allowed): !allowed.value && !networksOfAllNames.isEmpty
    case .unknown, .mistyped: false
    }
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

  public var app: Setting<String> { entries.string("AppBundleIdentifier") }
  /// Only managed apps with the same DNSProxyUUID use it.
  public var isPerApp: Bool { entries.has("DNSProxyUUID") }
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
    (["MatchDomains", "MatchFQDNs"] as [StaticString]).allSatisfy(entries.isEmpty)
  }

  /// Only managed apps with the same RelayUUID use them.
  public var isPerApp: Bool { entries.has("RelayUUID") }

  /// Whether a name that is left out is known only on the device.
  public var hasUnknownExclusions: Bool {
    let lists = (["ExcludedDomains", "ExcludedFQDNs"] as [StaticString])
    let written = lists.compactMap(entries.child).reduce(0) { $0 + Array($1.children).count }
    return written != excluded.count || lists.contains { !entries.has($0) && !entries.lacks($0) }
  }

  /// Whether connections to a host go through the relays.
  public func carries(_ host: String) -> Bool {
    if excluded.contains(where: { DomainPattern.covers($0.value, host) }) { return false }
    return coversAllDomains || matches.contains { DomainPattern.covers($0.value, host) }
  }
}
