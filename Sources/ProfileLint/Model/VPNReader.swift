import LocatedPlist

extension Installed {
  mutating func readVPN(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let type = entries.string("VPNType")
    let settings = settings(of: entries, type)
    facets.insert(.vpn)
    vpns.append(
      VPN(
        payload: position, entries: entries, type: type, name: name(of: entries),
        isPerApp: payload.type == "com.apple.vpn.managed.applayer", settings: settings,
        includesAllNetworks: includesAllNetworks(settings, type, of: entries),
        gatewayIssuer: entries.section("IKEv2")?.string("ServerCertificateIssuerCommonName")
          ?? entries.unsaid(),
        onDemandEnabled: settings?.boolean("OnDemandEnabled") ?? entries.unsaid(),
        onDemand: OnDemandRules(
          settings?.sections("OnDemandRules") ?? [], matchDomains: matchDomains(settings, type))))
    if let settings, readsIdentity(settings) {
      noteReferences(["PayloadCertificateUUID"], .identity, in: settings, payload: position)
    }
    let others =
      [entries.section("DNS")].compactMap { $0 } + (settings?.sections("TunnelConfigurations") ?? [])
    for section in others where readsIdentity(section) {
      noteReferences(["PayloadCertificateUUID"], .identity, isLocal: false, in: section, payload: position)
    }
    noteVPNSecrets(in: entries, payload: position)
    guard let proxies = entries.section("Proxies") else { return }
    // Apple's schema has no ExceptionsList here: SupplementalMatchDomains says what goes through.
    addNetworkProxies(in: proxies, scope: .vpn, payload: position, exceptions: nil)
    noteSecrets(["HTTPProxyPassword"], in: proxies, .proxy, payload: position)
  }

  /// What the user sees. iOS keeps it under another name.
  private func name(of entries: Entries) -> Setting<String> {
    let name = entries.string("UserDefinedName")
    guard name.located == nil, entries.dialect != nil, entries.has("ServiceName") else { return name }
    return entries.string("ServiceName")
  }

  /// A VPN reads no dictionary but its own type's. L2TP and PPTP read the one called PPP.
  private func settings(of entries: Entries, _ type: Setting<String>) -> Entries? {
    switch type.value {
    case "IKEv2": entries.section("IKEv2")
    case "VPN": entries.section("VPN")
    case "IPSec": entries.section("IPSec")
    case "L2TP", "PPTP": entries.section("PPP")
    case "TransparentProxy": entries.section("TransparentProxy")
    case "AlwaysOn": entries.section("AlwaysOn")
    default: nil
    }
  }

  /// Whether PayloadCertificateUUID is read: one that signs in by a password or a shared secret, without
  /// extended authentication, leaves it alone.
  private func readsIdentity(_ settings: Entries) -> Bool {
    let method = settings.string("AuthenticationMethod")
    guard let method = method.value else { return method.isAbsent || settings.dialect == nil }
    return method.hasSuffix("Certificate") || settings.boolean("ExtendedAuthEnabled").value == true
  }

  /// Apple's schema has IncludeAllNetworks in the dictionaries IKEv2 and VPN only; elsewhere the key means
  /// nothing.
  private func includesAllNetworks(
    _ settings: Entries?, _ type: Setting<String>, of entries: Entries
  ) -> Setting<Bool> {
    guard type.value == "IKEv2" || type.value == "VPN" else { return .absent }
    return settings?.boolean("IncludeAllNetworks") ?? entries.unsaid()
  }

  /// Apple's schema has the lists from before iOS 7 in the dictionaries VPN and IPSec only.
  private func matchDomains(_ settings: Entries?, _ type: Setting<String>) -> OnDemandMatchDomains {
    guard let settings, type.value == "VPN" || type.value == "IPSec",
      settings.has("OnDemandMatchDomainsNever") || settings.lacks("OnDemandMatchDomainsNever")
    else { return OnDemandMatchDomains() }
    return OnDemandMatchDomains(
      onRetry: settings.strings("OnDemandMatchDomainsAlways")
        + settings.strings("OnDemandMatchDomainsOnRetry"),
      never: settings.strings("OnDemandMatchDomainsNever"))
  }

  private mutating func noteVPNSecrets(in entries: Entries, payload: Int) {
    let sections = (["IKEv2", "VPN", "IPSec", "PPP", "TransparentProxy"] as [StaticString])
      .compactMap { entries.section($0) }
    // The tunnels of Always On hold the keys of an IKEv2 dictionary.
    let tunnels = entries.section("AlwaysOn")?.sections("TunnelConfigurations") ?? []
    for section in sections + tunnels {
      noteSecrets(
        ["Password", "AuthPassword", "XAuthPassword", "SharedSecret", "PPK"], in: section, .vpn,
        payload: payload)
    }
  }
}
