import LocatedPlist

/// The rules by which a VPN connects by itself, or encrypted DNS applies (OnDemandRules).
///
/// The system goes through them from the top and takes the first that fits the network; without one that
/// fits, nothing happens.
public struct OnDemandRules: Sendable {
  public var rules: [OnDemandRule]
  /// The lists of domains from before iOS 7. Rules override them.
  public var matchDomains: OnDemandMatchDomains

  /// - Parameter appliesToRest: what EvaluateConnection does about a host that none of its domains names.
  ///   A VPN leaves it alone; encrypted DNS applies "with per-domain exceptions" (Apple's schema).
  init(
    _ sections: [Entries], matchDomains: OnDemandMatchDomains = OnDemandMatchDomains(),
    appliesToRest: Bool = false
  ) {
    rules = sections.map { OnDemandRule($0, appliesToRest: appliesToRest) }
    self.matchDomains = matchDomains
  }

  /// The networks that a device can be on.
  public enum Interface: String, Sendable, CaseIterable {
    case wifi = "WiFi"
    case cellular = "Cellular"
    case ethernet = "Ethernet"
  }

  /// How a rule came to take a connection in.
  public struct Match: Sendable {
    /// Nil where it was one of the lists from before iOS 7.
    public var rule: OnDemandRule?
    /// The domain that names the host; nil where the rule takes every host.
    public var domain: Located<String>?
    /// Whether it holds at times only: the rule, or one above it, asks for more than the interface, or it
    /// connects for a name that does not resolve.
    public var isConditional: Bool
    /// The domain where there is one, else the rule's action.
    public var place: Place
  }

  /// Every domain that may make it connect, reached or not.
  var connectingDomains: [Located<String>] {
    rules.flatMap { $0.domains("ConnectIfNeeded") } + matchDomains.onRetry
  }

  /// The rules that the system can come to on a kind of network, in order: those that may fit, up to the
  /// first that surely does.
  public func reachable(on interface: Interface) -> ArraySlice<OnDemandRule> {
    let fitting = rules.filter { $0.mayMatch(interface) }
    guard let last = fitting.firstIndex(where: { !$0.isConditional }) else { return fitting[...] }
    return fitting[...last]
  }

  /// The rule that decides on a kind of network when none above it fits; nil where nothing is left to do.
  public func fallback(on interface: Interface) -> OnDemandRule? {
    rules.first { $0.mayMatch(interface) && !$0.isConditional }
  }

  /// The first rule that connects for a host on a kind of network; nil where none does.
  public func match(_ host: String, on interface: Interface) -> Match? {
    if rules.isEmpty { return matchDomains.match(host) }
    var isConditional = false
    for rule in rules where rule.mayMatch(interface) {
      if case .connects(let domain) = rule.verdict(on: host) {
        return Match(
          rule: rule, domain: domain, isConditional: isConditional || rule.isConditional || domain != nil,
          place: domain?.place ?? rule.place)
      }
      if !rule.isConditional { return nil }
      isConditional = true
    }
    return nil
  }

  /// A host that no rule names.
  public static let anyHost = ""

  /// The rule that connects for a host on a network that no rule singles out, such as a stranger's Wi-Fi:
  /// rules with a condition of their own are passed over, a probe that succeeds only sometimes included.
  public func matchElsewhere(_ host: String, on interface: Interface) -> Match? {
    guard let rule = fallback(on: interface), case .connects(let domain) = rule.verdict(on: host) else {
      return nil
    }
    return Match(
      rule: rule, domain: domain, isConditional: domain != nil, place: domain?.place ?? rule.place)
  }

  /// The first rule that connects for a host on any kind of network, an unconditional one before others.
  public func match(_ host: String) -> Match? {
    let matches = Interface.allCases.compactMap { match(host, on: $0) }
    return matches.first { !$0.isConditional } ?? matches.first
  }

  /// Whether a host is left out on some network, by a rule that disconnects, ignores, or does not connect
  /// for its domain. A rule below one that always fits leaves nothing out.
  public func exempts(_ host: String) -> Bool {
    if rules.isEmpty { return matchDomains.exempts(host) }
    return Interface.allCases.contains { interface in
      reachable(on: interface).contains { rule in
        switch rule.action.value {
        case "Disconnect", "Ignore": true
        case "EvaluateConnection": rule.verdict(on: host) == .ignores
        default: false
        }
      }
    }
  }
}

/// One of the rules.
public struct OnDemandRule: Sendable {
  public var entries: Entries
  /// `Connect`, `Disconnect`, `EvaluateConnection`, `Ignore`, `Allow`.
  public var action: Setting<String>
  /// `WiFi`, `Cellular`, `Ethernet`; absent for any.
  public var interface: Setting<String>
  /// What EvaluateConnection does about a host that none of its domains names.
  private var appliesToRest: Bool

  init(_ entries: Entries, appliesToRest: Bool) {
    self.entries = entries
    self.appliesToRest = appliesToRest
    action = entries.string("Action")
    interface = entries.string("InterfaceTypeMatch")
  }

  /// At its action.
  public var place: Place { action.place ?? entries.place }

  /// Whether it asks for more than the interface, or for one that nobody knows.
  public var isConditional: Bool {
    (!interface.isAbsent && interface.value == nil)
      || (["SSIDMatch", "DNSDomainMatch", "DNSServerAddressMatch", "URLStringProbe"] as [StaticString])
        .contains { entries.has($0) }
  }

  /// Whether it has no condition at all, so that it fits every network.
  public var fitsEverything: Bool { interface.isAbsent && !isConditional }

  func mayMatch(_ kind: OnDemandRules.Interface) -> Bool {
    // Apple: off Wi-Fi a match of SSIDs fails.
    if kind != .wifi, entries.has("SSIDMatch") { return false }
    return interface.value == nil || interface.value == kind.rawValue
  }

  /// The domains under ActionParameters for which it connects if needed, and those for which it never does.
  public func domains(_ action: String) -> [Located<String>] {
    entries.sections("ActionParameters").filter { $0.string("DomainAction").value == action }
      .flatMap { $0.strings("Domains") }
  }

  enum Verdict: Equatable {
    /// With the domain of EvaluateConnection that names the host; nil where the rule takes every host.
    case connects(Located<String>?)
    case ignores
  }

  /// What it does about a host on a network that it fits.
  func verdict(on host: String) -> Verdict {
    switch action.value {
    case "Connect": return .connects(nil)
    case "EvaluateConnection":
      for parameter in entries.sections("ActionParameters") {
        guard let domain = parameter.strings("Domains").firstCovering(host) else { continue }
        return parameter.string("DomainAction").value == "ConnectIfNeeded" ? .connects(domain) : .ignores
      }
      // With domains of its own to connect for, it is not clear what becomes of the others.
      return appliesToRest && domains("ConnectIfNeeded").isEmpty ? .connects(nil) : .ignores
    default: return .ignores
    }
  }
}

/// The lists of domains by which a VPN connected before there were rules, which iOS still reads.
public struct OnDemandMatchDomains: Sendable {
  /// OnDemandMatchDomainsAlways and OnDemandMatchDomainsOnRetry, which have meant the same since iOS 7:
  /// connect when the name does not resolve.
  public var onRetry: [Located<String>] = []
  /// OnDemandMatchDomainsNever: excludes a name below one of the others.
  public var never: [Located<String>] = []

  public var isEmpty: Bool { onRetry.isEmpty && never.isEmpty }

  func match(_ host: String) -> OnDemandRules.Match? {
    guard let domain = onRetry.firstCovering(host), !exempts(host) else { return nil }
    return OnDemandRules.Match(rule: nil, domain: domain, isConditional: true, place: domain.place)
  }

  func exempts(_ host: String) -> Bool { never.firstCovering(host) != nil }
}

/// A domain as VPN, DNS and relay payloads write it: the domain itself and everything below it.
public enum DomainPattern {
  /// Whether the pattern (`example.com`, `*.example.com`, `.example.com`) covers a host; an empty one covers
  /// every host.
  public static func covers(_ pattern: String, _ host: String) -> Bool {
    let domain = bare(pattern)
    return domain.isEmpty || HostName.isIn(domain, host)
  }

  /// Without wildcard, leading dots and capitals; empty for a pattern for everything.
  public static func bare(_ pattern: String) -> String {
    var rest = HostName.normalised(pattern)[...]
    if rest.hasPrefix("*") { rest = rest.dropFirst() }
    while rest.hasPrefix(".") { rest = rest.dropFirst() }
    return String(rest)
  }
}

/// Domains in which a host is looked up without a look at each.
struct DomainSet {
  private let domains: Set<String>

  init(_ patterns: [Located<String>]) {
    domains = Set(patterns.lazy.filter { !$0.value.isEmpty }.map { DomainPattern.bare($0.value) })
  }

  /// Whether one of them covers the host, which is written as names are compared.
  func covers(_ host: String) -> Bool {
    if domains.isEmpty { return false }
    if domains.contains("") { return true }
    var rest = host[...]
    while !domains.contains(String(rest)) {
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
    return true
  }
}

extension [Located<String>] {
  /// The first domain that names the host. A field that was left empty names none here, unlike in DNS
  /// settings, where Apple gives the empty text a meaning.
  func firstCovering(_ host: String) -> Located<String>? {
    first { !$0.value.isEmpty && DomainPattern.covers($0.value, host) }
  }
}
