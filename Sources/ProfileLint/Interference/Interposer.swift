import LocatedPlist

/// Something that a payload puts between an account and its servers.
struct Interposer: Sendable {
  /// What of a connection it takes.
  enum Share: Sendable {
    /// Everything: a VPN, a relay, a filter that sees sockets, a SOCKS proxy.
    case traffic
    /// Web traffic, such as the sign-in page and everything of Exchange: an HTTP proxy.
    case web
    /// The question where the server is: a resolver.
    case names
  }

  /// Position in `Device.payloads`.
  var payload: Int
  /// Where it is switched on.
  var place: Place
  var share: Share
  /// As a sentence names it: `the VPN "Office"`.
  var name: Text
  fileprivate var reach: Reach

  /// Which connections it takes.
  fileprivate enum Reach: Sendable {
    case everything
    /// Every host but those that go around it.
    case allBut([Located<String>])
    /// Hosts in these domains only.
    case only([Located<String>])
    case accounts(ofVPN: String)
    case relay(Relay)
    case dns(DNSSettings)
    case onDemand(OnDemandRules, naming: DomainSet)
  }

  /// Whether it takes a connection of an account to one of its servers.
  func takes(_ endpoint: Endpoint, of account: Account) -> Bool {
    switch reach {
    case .everything: true
    case .allBut(let exceptions):
      !exceptions.contains { DomainPattern.covers($0.value, endpoint.hostName) && !$0.value.isEmpty }
    case .only(let domains): domains.contains { DomainPattern.covers($0.value, endpoint.hostName) }
    case .accounts(let uuid): account.vpnUUID.value?.lowercased() == uuid
    case .relay(let relay): relay.carries(endpoint.hostName)
    case .dns(let settings): settings.answers(endpoint.hostName)
    case .onDemand(let rules, let domains):
      domains.covers(endpoint.hostName) && rules.match(endpoint.hostName)?.domain != nil
    }
  }
}

extension Device {
  /// Everything on the device that can stand between an account and its servers, in document order of
  /// each kind.
  var interposers: [Interposer] {
    self.vpns.flatMap(Self.interposers) + self.relays.filter { !$0.isPerApp }.map(Self.interposer)
      + self.proxies.compactMap { interposer($0) } + self.contentFilters.compactMap(Self.interposer)
      + self.dnsSettings.map(Self.interposer) + self.dnsProxies.filter { !$0.isPerApp }.map(Self.interposer)
  }

  private static func interposers(_ vpn: VPN) -> [Interposer] {
    let label = quoted(vpn.name.value ?? vpn.gateway.value)
    let name = Text(en: "the VPN\(label)", ja: "VPN\(label)")
    var found: [Interposer] = []
    func add(_ share: Interposer.Share, _ place: Place, _ reach: Interposer.Reach) {
      found.append(Interposer(payload: vpn.payload, place: place, share: share, name: name, reach: reach))
    }
    if let place = vpn.allTrafficPlace {
      add(.traffic, place, .everything)
    } else if vpn.isPerApp {
      if let uuid = vpn.uuid.located {
        add(.traffic, uuid.place, .accounts(ofVPN: uuid.value.lowercased()))
      }
    } else if vpn.connectsOnDemand, let place = vpn.onDemandEnabled.place {
      add(.traffic, place, .onDemand(vpn.onDemand, naming: DomainSet(vpn.onDemand.connectingDomains)))
    }
    if !vpn.isPerApp, let dns = vpn.dns, let servers = dns.node["ServerAddresses"], !servers.isEmpty {
      let domains = dns.strings("SupplementalMatchDomains")
      add(.names, dns.place(of: servers), domains.isEmpty ? .everything : .only(domains))
    }
    return found
  }

  private static func interposer(_ relay: Relay) -> Interposer {
    let host = relay.entries.sections("Relays").lazy
      .compactMap { $0.string("HTTP3RelayURL").value ?? $0.string("HTTP2RelayURL").value }.first
    return Interposer(
      payload: relay.payload, place: relay.entries.place, share: .traffic,
      name: Text(en: "the relay\(quoted(host))", ja: "リレー\(quoted(host))"), reach: .relay(relay))
  }

  private func interposer(_ proxy: Proxy) -> Interposer? {
    let label = Self.quoted(proxy.address ?? proxy.pacURL.value)
    var name = Text(en: "the proxy\(label)", ja: "プロキシ\(label)")
    var reach = Interposer.Reach.allBut(proxy.exceptions ?? [])
    switch proxy.scope {
    case .device, .networkServices: break
    case .apn:
      name = Text(en: "the APN's proxy\(label)", ja: "APN のプロキシ\(label)")
    case .wifi(let ssid):
      let network = Self.quoted(ssid)
      name = Text(en: "the proxy\(label) of the Wi-Fi network\(network)", ja: "Wi-Fi\(network) のプロキシ\(label)")
    case .vpn:
      let domains = proxy.section.strings("SupplementalMatchDomains")
      if payloads[proxy.payload].type == "com.apple.vpn.managed.applayer" { return nil }
      name = Text(en: "the VPN's proxy\(label)", ja: "VPN のプロキシ\(label)")
      if !domains.isEmpty { reach = .only(domains) }
    }
    return Interposer(
      payload: proxy.payload, place: proxy.place, share: proxy.isSOCKS ? .traffic : .web, name: name,
      reach: reach)
  }

  private static func interposer(_ filter: ContentFilter) -> Interposer? {
    guard let place = filter.trafficPlace else { return nil }
    let label = quoted(filter.name.value)
    return Interposer(
      payload: filter.payload, place: place, share: .traffic,
      name: Text(en: "the filter\(label)", ja: "フィルタ\(label)"), reach: .everything)
  }

  private static func interposer(_ dns: DNSSettings) -> Interposer {
    let server = dns.settings.flatMap { $0.string("ServerURL").value ?? $0.string("ServerName").value }
    return Interposer(
      payload: dns.payload, place: dns.settings?.place ?? dns.entries.place, share: .names,
      name: Text(en: "the resolver\(quoted(server))", ja: "DNS サーバー\(quoted(server))"), reach: .dns(dns))
  }

  private static func interposer(_ dns: DNSProxy) -> Interposer {
    let app = quoted(dns.entries.string("AppBundleIdentifier").value)
    return Interposer(
      payload: dns.payload, place: payload(dns.entries), share: .names,
      name: Text(en: "the DNS proxy\(app)", ja: "DNS プロキシ\(app)"), reach: .everything)
  }

  private static func payload(_ entries: Entries) -> Place {
    entries.string("PayloadType").place ?? entries.place
  }

  /// ` "Office"` behind a noun; nothing where there is no name.
  private static func quoted(_ name: String?) -> String {
    guard let name, !name.isEmpty else { return "" }
    return " " + name.quoted
  }
}

extension Proxy {
  /// Whether it is a SOCKS proxy, which mail goes through as well as the web.
  var isSOCKS: Bool { section.node["SOCKSEnable"].map(section.place(of:)) == place }
}
