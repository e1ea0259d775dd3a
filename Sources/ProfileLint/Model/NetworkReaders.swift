import LocatedPlist

extension Installed {
  mutating func readGlobalProxy(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    addProxy(
      in: entries, scope: .device, typeKey: "ProxyType", portKey: "ProxyServerPort",
      payload: position, defaultsToManual: true)
    noteSecrets(["ProxyPassword"], in: entries, .proxy, payload: position)
  }

  mutating func readWiFi(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let ssid = entries.string("SSID_STR")
    facets.insert(.wifi)
    wifiNetworks.append(WiFiNetwork(payload: position, place: payload.place, ssid: ssid))
    addProxy(
      in: entries, scope: .wifi(ssid: ssid.value), typeKey: "ProxyType", portKey: "ProxyServerPort",
      payload: position, defaultsToManual: false)
    noteSecrets(["Password"], in: entries, .wifi, payload: position)
    noteSecrets(["ProxyPassword"], in: entries, .proxy, payload: position)
    if let eap = entries.section("EAPClientConfiguration") {
      noteSecrets(["UserPassword"], in: eap, .wifi, payload: position)
    }
  }

  /// Reads ProxyType, ProxyServer, the port and ProxyPACURL, which the global and the Wi-Fi proxy share.
  private mutating func addProxy(
    in entries: Entries, scope: Proxy.Scope, typeKey: StaticString, portKey: StaticString,
    payload: Int, defaultsToManual: Bool
  ) {
    let type = entries.string(typeKey)
    let method: Proxy.Method
    switch type.value {
    case "Manual": method = .manual
    case "Auto": method = .automatic
    case nil where type.isAbsent && defaultsToManual: method = .manual
    default: return
    }
    facets.insert(.proxies)
    proxies.append(
      Proxy(
        payload: payload, scope: scope, method: method,
        place: type.place ?? entries.string("PayloadType").place ?? entries.place,
        host: entries.string("ProxyServer"), port: entries.integer(portKey),
        pacURL: entries.string("ProxyPACURL"), exceptions: nil))
  }

  mutating func readVPN(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let type = entries.string("VPNType")
    // Apple documents IncludeAllNetworks in the dictionary of the VPN type.
    let sections = (["IKEv2", "VPN", "IPSec", "PPP", "TransparentProxy"] as [StaticString])
      .compactMap { entries.section($0) }
    let all =
      sections.map { $0.boolean("IncludeAllNetworks") }.first { !$0.isAbsent }
      ?? entries.boolean("IncludeAllNetworks")
    facets.insert(.vpn)
    vpns.append(
      VPN(
        payload: position, entries: entries, type: type, name: entries.string("UserDefinedName"),
        isPerApp: payload.type == "com.apple.vpn.managed.applayer", includesAllNetworks: all))
    for section in sections {
      noteSecrets(
        ["Password", "AuthPassword", "XAuthPassword", "SharedSecret"], in: section, .vpn,
        payload: position)
    }
    readVPNProxies(entries, position)
  }

  private mutating func readVPNProxies(_ entries: Entries, _ position: Int) {
    guard let section = entries.section("Proxies") else { return }
    addNetworkProxies(in: section, scope: .vpn, payload: position)
    noteSecrets(["HTTPProxyPassword"], in: section, .proxy, payload: position)
  }

  /// Network services of a Mac, each with a Proxies dictionary in the form of SystemConfiguration.
  mutating func readNetworkServices(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    if let section = entries.section("Proxies") {
      addNetworkProxies(in: section, scope: .networkService(name: nil), payload: position)
    }
    guard let services = entries.section("NetworkServices") else { return }
    for child in services.node.children where child.kind == .dictionary {
      let service = Entries(document: entries.document, node: child)
      guard let section = service.section("Proxies") else { continue }
      addNetworkProxies(
        in: section, scope: .networkService(name: service.string("UserDefinedName").value),
        payload: position)
    }
  }

  private mutating func addNetworkProxies(
    in section: Entries, scope: Proxy.Scope, payload: Int
  ) {
    let exceptions = section.strings("ExceptionsList")
    let kinds: [(enable: StaticString, host: StaticString, port: StaticString)] = [
      ("HTTPEnable", "HTTPProxy", "HTTPPort"), ("HTTPSEnable", "HTTPSProxy", "HTTPSPort"),
      ("SOCKSEnable", "SOCKSProxy", "SOCKSPort"),
    ]
    for kind in kinds {
      guard let enabled = section.boolean(kind.enable).located, enabled.value else { continue }
      facets.insert(.proxies)
      proxies.append(
        Proxy(
          payload: payload, scope: scope, method: .manual, place: enabled.place,
          host: section.string(kind.host), port: section.integer(kind.port), pacURL: .absent,
          exceptions: exceptions))
    }
    for key in ["ProxyAutoConfigEnable", "ProxyAutoDiscoveryEnable"] as [StaticString] {
      guard let enabled = section.boolean(key).located, enabled.value else { continue }
      facets.insert(.proxies)
      proxies.append(
        Proxy(
          payload: payload, scope: scope, method: .automatic, place: enabled.place, host: .absent,
          port: .absent, pacURL: section.string("ProxyAutoConfigURLString"), exceptions: exceptions))
    }
  }

  mutating func readContentFilter(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let isPlugin = entries.string("FilterType").value == "Plugin"
    facets.insert(.filters)
    contentFilters.append(
      ContentFilter(
        payload: position, entries: entries, kind: isPlugin ? .plugin : .builtIn,
        name: entries.string("UserDefinedName"),
        filtersSockets: entries.boolean("FilterSockets"),
        filtersPackets: entries.boolean("FilterPackets"),
        denyList: entries.strings("DenyListURLs") + entries.strings("BlacklistedURLs")))
    noteSecrets(["Password"], in: entries, .account, payload: position)
  }

  mutating func readFamilyControls(_ payload: Payload, _ position: Int) {
    facets.insert(.filters)
    contentFilters.append(
      ContentFilter(
        payload: position, entries: payload.entries, kind: .familyControls, name: .absent,
        filtersSockets: .absent, filtersPackets: .absent,
        denyList: payload.entries.strings("filterDenyList")
          + payload.entries.strings("filterBlacklist")))
  }

  mutating func readDNSSettings(_ payload: Payload, _ position: Int) {
    facets.insert(.dns)
    dnsSettings.append(
      DNSSettings(
        payload: position, entries: payload.entries,
        prohibitsDisablement: payload.entries.boolean("ProhibitDisablement")))
  }

  mutating func readRelay(_ payload: Payload, _ position: Int) {
    facets.insert(.relays)
    relays.append(Relay(payload: position, entries: payload.entries))
  }
}
