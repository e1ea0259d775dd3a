import LocatedPlist

extension Installed {
  mutating func readGlobalProxy(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    addProxy(in: entries, scope: .device, payload: position, defaultsToManual: true)
    noteSecrets(["ProxyPassword"], in: entries, .proxy, payload: position)
  }

  mutating func readWiFi(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let ssid = entries.string("SSID_STR")
    facets.insert(.wifi)
    wifiNetworks.append(
      WiFiNetwork(
        payload: position, place: payload.place, ssid: ssid,
        bypassesCaptiveDetection: entries.boolean("CaptiveBypass"),
        usesIPv6: entries.boolean("EnableIPv6")))
    addProxy(
      in: entries, scope: .wifi(ssid: ssid.value), payload: position, defaultsToManual: false)
    noteSecrets(["Password"], in: entries, .wifi, payload: position)
    noteSecrets(["ProxyPassword"], in: entries, .proxy, payload: position)
    readEAP(payload, position)
  }

  /// A Wi-Fi or Ethernet network's own sign-in (802.1X).
  mutating func readEAP(_ payload: Payload, _ position: Int) {
    noteReferences(["PayloadCertificateUUID"], .identity, in: payload.entries, payload: position)
    guard let eap = payload.entries.section("EAPClientConfiguration") else {
      if !payload.entries.lacks("EAPClientConfiguration") {
        networkTrust[payload.profile, default: NetworkTrust()].mayHideMore = true
      }
      return
    }
    networkTrust[payload.profile, default: NetworkTrust()].add(eap)
    noteSecrets(["UserPassword"], in: eap, .wifi, payload: position)
    noteReferences(["PayloadCertificateAnchorUUID"], .certificate, in: eap, payload: position)
  }

  /// Reads ProxyType, ProxyServer, ProxyServerPort and ProxyPACURL, which the global and the Wi-Fi proxy
  /// share. Without ProxyType the global one is Manual, and a Wi-Fi network has no proxy.
  private mutating func addProxy(
    in entries: Entries, scope: Proxy.Scope, payload: Int, defaultsToManual: Bool
  ) {
    let type = entries.string("ProxyType")
    let method: Proxy.Method
    switch type.value {
    case "Manual": method = .manual
    case "Auto": method = .automatic
    case nil where type.isAbsent && defaultsToManual: method = .manual
    // iOS keeps a number, whose meaning differs from payload to payload.
    case nil where entries.dialect != nil && entries.integer("ProxyType").located != nil:
      let hasServer = entries.child("ProxyServer").map { !$0.isEmpty } ?? false
      guard hasServer || entries.child("ProxyPACURL").map({ !$0.isEmpty }) ?? false else { return }
      method = hasServer ? .manual : .automatic
    default: return
    }
    facets.insert(.proxies)
    proxies.append(
      Proxy(
        payload: payload, scope: scope, method: method,
        place: type.place ?? entries.string("PayloadType").place ?? entries.place, section: entries,
        host: entries.string("ProxyServer"), port: entries.integer("ProxyServerPort"),
        pacURL: entries.string("ProxyPACURL"), exceptions: nil))
  }

  /// The proxies of a Mac, in the form of SystemConfiguration.
  mutating func readNetworkServices(_ payload: Payload, _ position: Int) {
    guard let section = payload.entries.section("Proxies") else { return }
    addNetworkProxies(
      in: section, scope: .networkServices, payload: position,
      exceptions: section.strings("ExceptionsList"))
  }

  /// Reads HTTPEnable, HTTPProxy and their like, which a Mac's network services and a VPN share.
  mutating func addNetworkProxies(
    in section: Entries, scope: Proxy.Scope, payload: Int, exceptions: [Located<String>]?
  ) {
    // Apple's documentation spells SOCKSPort `SOCKSPortinteger`, a slip of the table's columns.
    let kinds: [(enable: StaticString, host: StaticString, port: StaticString)] = [
      ("HTTPEnable", "HTTPProxy", "HTTPPort"), ("HTTPSEnable", "HTTPSProxy", "HTTPSPort"),
      ("SOCKSEnable", "SOCKSProxy", "SOCKSPort"),
    ]
    for kind in kinds {
      guard let enabled = section.boolean(kind.enable).located, enabled.value else { continue }
      facets.insert(.proxies)
      proxies.append(
        Proxy(
          payload: payload, scope: scope, method: .manual, place: enabled.place, section: section,
          host: section.string(kind.host), port: section.integer(kind.port), pacURL: .absent,
          exceptions: exceptions, hostKey: kind.host, portKey: kind.port))
    }
    // Discovery asks the network for the file, so the URL is not its own.
    let files: [(enable: StaticString, url: Setting<String>)] = [
      ("ProxyAutoConfigEnable", section.string("ProxyAutoConfigURLString")),
      ("ProxyAutoDiscoveryEnable", .absent),
    ]
    for file in files {
      guard let enabled = section.boolean(file.enable).located, enabled.value else { continue }
      facets.insert(.proxies)
      proxies.append(
        Proxy(
          payload: payload, scope: scope, method: .automatic, place: enabled.place, section: section,
          host: .absent, port: .absent, pacURL: file.url, exceptions: exceptions))
    }
  }

  mutating func readContentFilter(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let type = entries.string("FilterType")
    let kind: ContentFilter.Kind =
      type.value == "Plugin" ? .plugin : type.isAbsent || type.value != nil ? .builtIn : .unknown
    facets.insert(.filters)
    contentFilters.append(
      ContentFilter(
        payload: position, entries: entries, kind: kind,
        name: entries.string("UserDefinedName"),
        filtersSockets: entries.boolean("FilterSockets"),
        filtersPackets: entries.boolean("FilterPackets"),
        denyList: entries.strings("DenyListURLs") + entries.strings("BlacklistedURLs")))
    noteSecrets(["Password"], in: entries, .account, payload: position)
    // Only an app reads it.
    if kind == .plugin {
      noteReferences(["PayloadCertificateUUID"], .identity, in: entries, payload: position)
    }
  }

  mutating func readFamilyControls(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    facets.insert(.filters)
    // Apple's documentation says filterDenyList, its schema filterDenylist; before macOS 15.2 the key
    // was filterBlacklist.
    let lists: [StaticString] = ["filterDenyList", "filterDenylist", "filterBlacklist"]
    contentFilters.append(
      ContentFilter(
        payload: position, entries: entries, kind: .familyControls, name: .absent,
        filtersSockets: .absent, filtersPackets: .absent,
        denyList: lists.flatMap { entries.strings($0) }))
  }

  mutating func readDNSSettings(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let settings = entries.section("DNSSettings")
    facets.insert(.dns)
    dnsSettings.append(
      DNSSettings(
        payload: position, entries: entries, settings: settings,
        prohibitsDisablement: entries.boolean("ProhibitDisablement"),
        matchDomains: settings?.strings("SupplementalMatchDomains") ?? [],
        onDemand: OnDemandRules(entries.sections("OnDemandRules"), appliesToRest: true)))
    for section in [settings, entries].compactMap({ $0 }) {
      noteReferences(
        ["PayloadCertificateUUID"], .identity, isLocal: false, in: section, payload: position)
    }
  }

  mutating func readDNSProxy(_ payload: Payload, _ position: Int) {
    facets.insert(.dns)
    dnsProxies.append(DNSProxy(payload: position, entries: payload.entries))
  }

  mutating func readRelay(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    facets.insert(.relays)
    relays.append(
      Relay(
        payload: position, entries: entries,
        matches: entries.strings("MatchDomains") + entries.strings("MatchFQDNs"),
        excluded: entries.strings("ExcludedDomains") + entries.strings("ExcludedFQDNs")))
    for relay in entries.sections("Relays") {
      noteReferences(["PayloadCertificateUUID"], .identity, isLocal: false, in: relay, payload: position)
    }
  }
}
