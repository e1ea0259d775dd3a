import LocatedPlist

/// A proxy that some traffic of the device goes through.
public struct Proxy: Sendable {
  public enum Scope: Sendable, Hashable {
    /// com.apple.proxy.http.global: the whole device.
    case device
    /// One Wi-Fi network.
    case wifi(ssid: String?)
    /// The network services of a Mac (com.apple.SystemConfiguration).
    case networkServices
    /// While a VPN is connected.
    case vpn
    /// Mobile data through an APN.
    case apn
  }

  /// How the proxy is found.
  public enum Method: Sendable, Hashable {
    case manual
    /// A proxy auto-configuration file, or discovery of one.
    case automatic
  }

  public var payload: Int
  public var scope: Scope
  public var method: Method
  /// Where the proxy is switched on: the key that makes it so.
  public var place: Place
  /// The dictionary that the proxy's keys stand in.
  public var section: Entries
  public var host: Setting<String>
  public var port: Setting<Int>
  public var pacURL: Setting<String>
  /// Hosts that go around the proxy, as written; nil where the form has no such list.
  public var exceptions: [Located<String>]?
  /// The names of the keys that `host` and `port` come from, for a message about one that is missing.
  public var hostKey: StaticString = "ProxyServer"
  public var portKey: StaticString = "ProxyServerPort"

  /// Whether it applies on one Wi-Fi network.
  public var isOfWiFi: Bool {
    if case .wifi = scope { true } else { false }
  }

  /// `proxy.example.com:8080` as written, without the port where there is none; nil without a host. A user
  /// name and a password that somebody wrote in front of the host are left out.
  public var address: String? {
    guard let written = host.value, !written.isEmpty else { return nil }
    let host = written.lastIndex(of: "@").map { String(written[written.index(after: $0)...]) } ?? written
    return port.value.map { "\(host):\($0)" } ?? host
  }

  /// Where the proxy file (PAC) is named; nil for a manual proxy and for one that devices look for
  /// themselves (WPAD).
  public var pacFile: Place? {
    guard method == .automatic, pacURL.value?.isEmpty != true else { return nil }
    return pacURL.place
  }

  /// Whether connections go on without the proxy while the proxy file cannot be fetched. A VPN has no key
  /// for it.
  public var allowsFallback: Setting<Bool> {
    section.boolean(scope == .networkServices ? "FallBackAllowed" : "ProxyPACFallbackAllowed")
  }

  /// Whether the page on which a public network asks people to sign in goes around the proxy.
  public var allowsCaptiveLogin: Setting<Bool> { section.boolean("ProxyCaptiveLoginAllowed") }

  /// Where the exceptions stand, or the dictionary that should hold them.
  public var exceptionsPlace: Place {
    section.child("ExceptionsList").map(section.place(of:)) ?? section.place
  }
}

/// A Wi-Fi network of com.apple.wifi.managed.
public struct WiFiNetwork: Sendable {
  public var payload: Int
  public var place: Place
  public var ssid: Setting<String>
  /// CaptiveBypass: whether no sign-in page is looked for on this network.
  public var bypassesCaptiveDetection: Setting<Bool>
  /// EnableIPv6.
  public var usesIPv6: Setting<Bool>
}

extension Device {
  /// Whether it may join only Wi-Fi networks that profiles bring.
  var mayJoinOnlyKnownWiFi: Bool {
    (["forceWiFiToAllowedNetworksOnly", "forceWiFiWhitelisting"] as [StaticString])
      .contains { !settings(.restrictions, $0, equal: true).isEmpty }
      || preferences(.restrictions).contains { $0.entries.dialect != nil }
  }
}

/// A web content filter.
public struct ContentFilter: Sendable {
  /// Unknown where FilterType holds a deployment variable.
  public enum Kind: Sendable { case builtIn, plugin, familyControls, unknown }

  public var payload: Int
  public var entries: Entries
  public var kind: Kind
  /// What the user sees (UserDefinedName).
  public var name: Setting<String>
  public var filtersSockets: Setting<Bool>
  public var filtersPackets: Setting<Bool>
  /// Addresses that it blocks; Apple compares parts of the URL.
  public var denyList: [Located<String>]

  /// Whether it has a key that only a Mac reads.
  public var isForMac: Bool {
    let keys: [StaticString] = [
      "FilterGrade", "FilterPackets", "FilterPacketProviderBundleIdentifier",
      "FilterPacketProviderDesignatedRequirement", "FilterDataProviderBundleIdentifier",
      "FilterDataProviderDesignatedRequirement",
    ]
    return keys.contains { entries.has($0) }
  }

  /// Where an app is given all traffic, mail included; nil for a filter that sees only browsers.
  public var trafficPlace: Place? {
    guard kind == .plugin else { return nil }
    return [filtersSockets, filtersPackets].compactMap(\.located).first { $0.value }?.place
  }
}

/// The certificates that the Wi-Fi and Ethernet networks of a profile trust for their own sign-in (802.1X).
struct NetworkTrust: Sendable {
  /// Their UUIDs, in lower case (PayloadCertificateAnchorUUID).
  private(set) var anchors: Set<String> = []
  /// Whether a dump may have left more of them out.
  var mayHideMore = false

  mutating func add(_ eap: Entries) {
    anchors.formUnion(eap.strings("PayloadCertificateAnchorUUID").map { $0.value.lowercased() })
    if !eap.has("PayloadCertificateAnchorUUID"), !eap.lacks("PayloadCertificateAnchorUUID") {
      mayHideMore = true
    }
  }

  /// Whether it may explain why a profile has a certificate.
  func mayExplain(_ payload: Payload) -> Bool {
    mayHideMore || payload.uuid.map { anchors.contains($0.value.lowercased()) } ?? false
  }
}
