import LocatedPlist

/// A proxy that some traffic of the device goes through.
public struct Proxy: Sendable {
  public enum Scope: Sendable, Hashable {
    /// com.apple.proxy.http.global: the whole device.
    case device
    /// One Wi-Fi network.
    case wifi(ssid: String?)
    /// A network service of a Mac (com.apple.SystemConfiguration).
    case networkService(name: String?)
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
  public var host: Setting<String>
  public var port: Setting<Int>
  public var pacURL: Setting<String>
  /// Hosts that go around the proxy, as written; nil where the form has no such list.
  public var exceptions: [Located<String>]?
}

/// A Wi-Fi network of com.apple.wifi.managed.
public struct WiFiNetwork: Sendable {
  public var payload: Int
  public var place: Place
  public var ssid: Setting<String>
}

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
  /// IncludeAllNetworks of the dictionary that the VPN type reads.
  public var includesAllNetworks: Setting<Bool>
}

/// A web content filter.
public struct ContentFilter: Sendable {
  public enum Kind: Sendable { case builtIn, plugin, familyControls }

  public var payload: Int
  public var entries: Entries
  public var kind: Kind
  /// What the user sees (UserDefinedName).
  public var name: Setting<String>
  public var filtersSockets: Setting<Bool>
  public var filtersPackets: Setting<Bool>
  /// Addresses that it blocks; Apple compares parts of the URL.
  public var denyList: [Located<String>]
}

/// Encrypted DNS of com.apple.dnsSettings.managed.
public struct DNSSettings: Sendable {
  public var payload: Int
  public var entries: Entries
  public var prohibitsDisablement: Setting<Bool>
}

/// Relays of com.apple.relay.managed.
public struct Relay: Sendable {
  public var payload: Int
  public var entries: Entries
}
