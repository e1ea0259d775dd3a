import LocatedPlist

/// A VPN of com.apple.vpn.managed or com.apple.vpn.managed.applayer.
public struct VPN: Sendable {
  public var payload: Int
  public var entries: Entries
  /// `IKEv2`, `IPSec`, `L2TP`, `VPN`, `AlwaysOn`, `TransparentProxy`.
  public var type: Setting<String>
  /// What the user sees.
  public var name: Setting<String>
  /// Only apps that are named use it (com.apple.vpn.managed.applayer).
  public var isPerApp: Bool
  /// The dictionary that the VPN type reads: `IKEv2`, `VPN`, `IPSec`, `PPP`, `TransparentProxy`, `AlwaysOn`.
  public var settings: Entries?
  /// IncludeAllNetworks of the dictionary that the VPN type reads.
  public var includesAllNetworks: Setting<Bool>
  /// IKEv2's ServerCertificateIssuerCommonName: the CA that the gateway's certificate comes from.
  public var gatewayIssuer: Setting<String>
  /// OnDemandEnabled, beside the rules.
  public var onDemandEnabled: Setting<Bool>
  public var onDemand: OnDemandRules

  /// iOS only, supervised: no traffic outside the tunnel, whether it is up or not.
  public var isAlwaysOn: Bool { !isPerApp && type.value == "AlwaysOn" }

  /// Whether the traffic of every app goes through it.
  public var carriesAllTraffic: Bool {
    isAlwaysOn || (!isPerApp && includesAllNetworks.value == true)
  }

  /// Where IncludeAllNetworks sends the traffic of every app through it; nil where it does not.
  public var fullTunnelPlace: Place? {
    guard !isPerApp, let all = includesAllNetworks.located, all.value else { return nil }
    return all.place
  }

  /// ExcludeAPNs: whether Apple's push goes around a full tunnel, as it does by default.
  public var excludesPush: Setting<Bool> { settings?.boolean("ExcludeAPNs") ?? entries.unsaid() }

  /// ExcludeCellularServices: whether MMS, Wi-Fi calling and the like go around a full tunnel, as they do
  /// by default.
  public var excludesCellularServices: Setting<Bool> {
    settings?.boolean("ExcludeCellularServices") ?? entries.unsaid()
  }

  /// IPv4.OverridePrimary, which only Cisco IPSec and L2TP read: all traffic goes through it.
  public var overridesPrimary: Setting<Bool> {
    guard type.value == "IPSec" || type.value == "L2TP" else { return .absent }
    return entries.section("IPv4")?.boolean("OverridePrimary") ?? entries.unsaid()
  }

  /// Whether it connects by itself when its rules say so.
  public var connectsOnDemand: Bool { onDemandEnabled.value == true }

  /// The gateway as written. L2TP has a key of its own for it; the gateways of Always On stand in its
  /// tunnels.
  public var gateway: Setting<String> {
    switch type.value {
    case "L2TP", "PPTP": settings?.string("CommRemoteAddress") ?? entries.unsaid()
    default: settings?.string("RemoteAddress") ?? entries.unsaid()
    }
  }

  /// Where an app is named that handles connections one by one (TransparentProxy, or ProviderType
  /// app-proxy); nil where there is none.
  public var connectionHandlerPlace: Place? {
    if type.value == "TransparentProxy" { return type.place }
    return settings?.string("ProviderType").located.flatMap { $0.value == "app-proxy" ? $0.place : nil }
  }

  /// The per-app VPN's own name, which accounts refer to.
  public var uuid: Setting<String> { entries.string("VPNUUID") }

  /// The dictionary DNS, which is read while the VPN is connected.
  public var dns: Entries? { entries.section("DNS") }

  /// The dictionary Proxies, which is read while the VPN is connected.
  public var proxies: Entries? { entries.section("Proxies") }

  /// Where it says that it takes all traffic; nil where it does not.
  public var allTrafficPlace: Place? {
    carriesAllTraffic ? includesAllNetworks.place ?? type.place ?? entries.place : nil
  }
}
