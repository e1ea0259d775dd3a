import LocatedPlist

/// The rules by which a VPN connects by itself, or encrypted DNS applies (OnDemandRules).
///
/// The system goes through them from the top and takes the first that fits the network; without one that
/// fits, nothing happens.
public struct OnDemandRules: Sendable {
  public var rules: [OnDemandRule]

  /// - Parameter appliesToRest: what EvaluateConnection does about a host that none of its domains names.
  ///   A VPN leaves it alone; encrypted DNS applies "with per-domain exceptions" (Apple's schema).
  init(_ sections: [Entries], appliesToRest: Bool = false) {
    rules = sections.map { OnDemandRule($0, appliesToRest: appliesToRest) }
  }

  /// The networks that a device can be on.
  public enum Interface: String, Sendable, CaseIterable {
    case wifi = "WiFi"
    case cellular = "Cellular"
    case ethernet = "Ethernet"
  }

  /// How a rule came to take a connection in.
  public struct Match: Sendable {
    public var rule: OnDemandRule
    /// The domain of EvaluateConnection that names the host; nil where the rule takes every host.
    public var domain: Located<String>?
    /// Whether the rule, or one above it, asks for more than the interface (an SSID, a DNS server, a
    /// probe, a name that does not resolve), so that it holds at times only.
    public var isConditional: Bool

    /// The domain where there is one, else the rule's action.
    public var place: Place { domain?.place ?? rule.action.place ?? rule.entries.place }
  }

  /// The first rule that connects for a host on a kind of network; nil where none does.
  public func match(_ host: String, on interface: Interface) -> Match? {
    var isConditional = false
    for rule in rules where rule.mayMatch(interface) {
      if case .connects(let domain) = rule.verdict(on: host) {
        return Match(
          rule: rule, domain: domain,
          isConditional: isConditional || rule.isConditional || domain != nil)
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
    guard let rule = rules.first(where: { $0.mayMatch(interface) && !$0.isConditional }),
      case .connects(let domain) = rule.verdict(on: host)
    else { return nil }
    return Match(rule: rule, domain: domain, isConditional: domain != nil)
  }

  /// The first rule that connects for a host on any kind of network, an unconditional one before others.
  public func match(_ host: String) -> Match? {
    let matches = Interface.allCases.compactMap { match(host, on: $0) }
    return matches.first { !$0.isConditional } ?? matches.first
  }

  /// Whether a host is left out on some network, by a rule that disconnects, ignores, or never connects
  /// for its domain.
  public func exempts(_ host: String) -> Bool {
    rules.contains { rule in
      switch rule.action.value {
      case "Disconnect", "Ignore": true
      case "EvaluateConnection": rule.verdict(on: host) == .ignores
      default: false
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

  /// Whether it asks for more than the interface.
  public var isConditional: Bool {
    (["SSIDMatch", "DNSDomainMatch", "DNSServerAddressMatch", "URLStringProbe"] as [StaticString])
      .contains { entries.has($0) }
  }

  /// Whether it has no condition at all, so that it fits every network.
  public var fitsEverything: Bool { interface.isAbsent && !isConditional }

  func mayMatch(_ kind: OnDemandRules.Interface) -> Bool {
    interface.isAbsent || interface.value == nil || interface.value == kind.rawValue
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
        let domain = parameter.strings("Domains").first { DomainPattern.covers($0.value, host) }
        guard let domain else { continue }
        return parameter.string("DomainAction").value == "ConnectIfNeeded" ? .connects(domain) : .ignores
      }
      // With domains of its own to connect for, it is not clear what becomes of the others.
      return appliesToRest && domains("ConnectIfNeeded").isEmpty ? .connects(nil) : .ignores
    default: return .ignores
    }
  }
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
