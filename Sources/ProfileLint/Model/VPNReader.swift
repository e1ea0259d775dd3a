import LocatedPlist

extension Installed {
  mutating func readVPN(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let type = entries.string("VPNType")
    facets.insert(.vpn)
    vpns.append(
      VPN(
        payload: position, entries: entries, type: type, name: entries.string("UserDefinedName"),
        isPerApp: payload.type == "com.apple.vpn.managed.applayer",
        includesAllNetworks: includesAllNetworks(entries, type),
        gatewayIssuer: entries.section("IKEv2")?.string("ServerCertificateIssuerCommonName") ?? .absent))
    noteVPNSecrets(in: entries, payload: position)
    guard let proxies = entries.section("Proxies") else { return }
    // Apple's schema has no ExceptionsList here: SupplementalMatchDomains says what goes through.
    addNetworkProxies(in: proxies, scope: .vpn, payload: position, exceptions: nil)
    noteSecrets(["HTTPProxyPassword"], in: proxies, .proxy, payload: position)
  }

  /// Apple's schema has IncludeAllNetworks in the dictionaries IKEv2 and VPN only, and a VPN reads no
  /// dictionary but its own type's; elsewhere the key means nothing.
  private func includesAllNetworks(_ entries: Entries, _ type: Setting<String>) -> Setting<Bool> {
    switch type.value {
    case "IKEv2": entries.section("IKEv2")?.boolean("IncludeAllNetworks") ?? .absent
    case "VPN": entries.section("VPN")?.boolean("IncludeAllNetworks") ?? .absent
    default: .absent
    }
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
