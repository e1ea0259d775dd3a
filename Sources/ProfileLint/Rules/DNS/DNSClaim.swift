/// A name, and a kind of network on which encrypted DNS takes it; an empty name stands for every name.
struct DNSClaim: Hashable {
  private var name: String
  private var network: OnDemandRules.Interface

  static func all(of dns: DNSSettings) -> [DNSClaim] {
    if dns.coversAllDomains {
      return dns.networksOfAllNames.map { DNSClaim(name: OnDemandRules.anyHost, network: $0) }
    }
    return dns.matchDomains.flatMap { domain in
      let name = DomainPattern.bare(domain.value)
      return OnDemandRules.Interface.allCases.filter { dns.applies(to: name, on: $0) }
        .map { DNSClaim(name: name, network: $0) }
    }
  }
}
