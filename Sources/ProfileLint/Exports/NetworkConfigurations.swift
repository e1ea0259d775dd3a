import LocatedPlist

extension ConfigurationForm {
  /// The configurations of networks, by type without `com.apple.configuration.`.
  static let networks: [String: ConfigurationForm] = [
    "network.dns-settings": ConfigurationForm(
      [:],
      alike: ruleKeys.union([
        "DNSSettings", "DNSProtocol", "ServerURL", "ServerName", "ServerAddresses", "AllowFailover",
        "SupplementalMatchDomains", "ProhibitDisablement", "OnDemandRules",
      ])
    ) { installed, payload, position, _ in installed.readDNSSettings(payload, position) },
    "network.dns-proxy": ConfigurationForm([:], alike: ["AppBundleIdentifier", "DNSProxyUUID"]) {
      installed, payload, position, _ in installed.readDNSProxy(payload, position)
    },
    "network.relay": ConfigurationForm(
      [:],
      alike: [
        "Relays", "MatchDomains", "MatchFQDNs", "ExcludedDomains", "ExcludedFQDNs", "RelayUUID",
        "UIToggleEnabled",
      ]
    ) { installed, payload, position, _ in installed.readRelay(payload, position) },
    "webcontent-filter.plugin": ConfigurationForm(
      [
        "UserDefinedName": ["VisibleName"], "FilterGrade": ["Filter", "Grade"],
        "FilterBrowsers": ["Filter", "Browsers", "Enabled"],
        "FilterSockets": ["Filter", "Sockets", "Enabled"],
        "FilterDataProviderBundleIdentifier": ["Filter", "Sockets", "ProviderComposedIdentifier"],
        "FilterPackets": ["Filter", "Packets", "Enabled"],
        "FilterPacketProviderBundleIdentifier": ["Filter", "Packets", "ProviderComposedIdentifier"],
      ], alike: ["PluginBundleID"],
      words: ["FilterType": ["com.apple.configuration.webcontent-filter.plugin": "Plugin"]],
      outside: ["FilterType": ["Type"]]
    ) { installed, payload, position, _ in installed.readContentFilter(payload, position) },
    "network.vpn.ikev2": vpn("ikev2", "IKEv2"), "network.vpn.ipsec": vpn("ipsec", "IPSec"),
    "network.vpn.vpn-plugin": vpn("vpn-plugin", "VPN"),
    "network.vpn.always-on": vpn("always-on", "AlwaysOn"),
  ]

  /// A VPN, whose own dictionary a configuration does without.
  private static func vpn(_ name: String, _ type: String) -> ConfigurationForm {
    ConfigurationForm(
      [
        type: [], "UserDefinedName": ["VisibleName"], "RemoteAddress": ["HostName"],
        "ServerCertificateIssuerCommonName": [
          "Authentication", "ExtendedAuth", "ServerCertificateIssuerCommonName",
        ],
        "ProviderType": ["Provider", "Type"],
        "IncludeAllNetworks": ["NetworkRouting", "IncludeAllNetworks"],
        "ExcludeAPNs": ["NetworkRouting", "ExcludeAPNs"],
        "ExcludeCellularServices": ["NetworkRouting", "ExcludeCellularServices"],
        // A dictionary of a profile's around OverridePrimary.
        "IPv4": [],
        "OnDemandEnabled": ["OnDemand", "Enabled"], "OnDemandRules": ["OnDemand", "Rules"],
        "OnDemandUserOverrideDisabled": ["OnDemand", "DisableUserOverride"],
        // In the dictionary Proxies.
        "HTTPEnable": ["Protocol", "HTTP", "Enable"], "HTTPProxy": ["Protocol", "HTTP", "HostName"],
        "HTTPPort": ["Protocol", "HTTP", "Port"], "HTTPSEnable": ["Protocol", "HTTPS", "Enable"],
        "HTTPSProxy": ["Protocol", "HTTPS", "HostName"], "HTTPSPort": ["Protocol", "HTTPS", "Port"],
        "ProxyAutoConfigEnable": ["AutoConfigEnable"],
        "ProxyAutoConfigURLString": ["AutoConfigURLString"],
        "ProxyAutoDiscoveryEnable": ["AutoDiscoveryEnable"],
      ],
      alike: ruleKeys.union([
        "OverridePrimary", "MTU", "DNS", "ServerAddresses", "SupplementalMatchDomains", "Proxies",
        "UIToggleEnabled", "AllowCaptiveWebSheet", "AllowAllCaptiveNetworkPlugins",
        "AllowedCaptiveNetworkPlugins", "TunnelConfigurations",
      ]),
      never: ["ExceptionsList", "SOCKSEnable", "ProxyAutoConfigJavaScript"],
      words: ["VPNType": ["com.apple.configuration.network.vpn.\(name)": type]],
      outside: ["VPNType": ["Type"]]
    ) { installed, payload, position, _ in installed.readVPN(payload, position) }
  }

  /// The keys of on-demand rules.
  private static let ruleKeys: Set<String> = [
    "Action", "ActionParameters", "Domains", "DomainAction", "DNSDomainMatch", "DNSServerAddressMatch",
    "InterfaceTypeMatch", "SSIDMatch", "URLStringProbe", "RequiredDNSServers", "RequiredURLStringProbe",
  ]
}
