/// A proxy at an address that cannot be reached, or only from one place: what is left of debugging.
///
/// Weighed by how far the proxy reaches. On a Mac 127.0.0.1 is often a security agent, and a VPN's app often
/// brings a proxy of its own, so these are a note and nothing. A private address is right for a Wi-Fi
/// network, and for a device that joins no other networks or has a VPN. Addresses of proxy files are left
/// alone: a file that only the office can fetch is how a proxy for the office alone is made.
struct ProxyDeadShape: Rule {
  let about = About(
    id: "proxy-dead-shape",
    level: .warning,
    reads: .proxies,
    title: Text(
      en: "Proxy at an address that leads nowhere",
      ja: "到達できないアドレスのプロキシ"),
    why: Text(
      en: """
        The device itself, an address from a manual, or one person's computer is where a proxy stood while \
        somebody was looking for a fault. Anywhere else nothing answers there, and all web traffic stops.
        """,
      ja: """
        デバイス自身や説明書の例のアドレス、個人のパソコンは、不具合の調査中に使ったプロキシの名残です。\
        ほかの場所では何も応答せず、Web 通信がすべて止まります。
        """),
    fix: Text(
      en: "Write the proxy's public name, or remove the proxy.",
      ja: "どこからでも届くプロキシの名前を書くか、プロキシの設定を削除してください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .payload("com.apple.proxy.http.global", Self.proxy("▶<string>127.0.0.1</string>")),
      .payload("com.apple.proxy.http.global", Self.proxy("▶<string>192.168.1.20</string>")),
      .payload("com.apple.proxy.http.global", Self.proxy("▶<string>proxy.corp.local</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>MacBook-Pro.local</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>203.0.113.8</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>0.0.0.0</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>[::1]</string>")),
      .payload("com.apple.SystemConfiguration", Self.mac("▶<string>localhost</string>")),
    ],
    good: [
      .payload("com.apple.proxy.http.global", Self.proxy("<string>proxy.example.com</string>")),
      .payload("com.apple.proxy.http.global", Self.proxy("<string>${PROXY}.local</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>192.168.1.20</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>proxy.corp.local</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>2001:470::8</string>")),
      // It joins no networks but those that profiles bring.
      .payloads([
        ("com.apple.proxy.http.global", Self.proxy("<string>10.1.2.3</string>")),
        ("com.apple.applicationaccess", "<key>forceWiFiToAllowedNetworksOnly</key>\n<true/>"),
      ]),
      // The VPN's app is the proxy.
      .payload(
        "com.apple.vpn.managed",
        """
        <key>VPNType</key>
        <string>VPN</string>
        <key>Proxies</key>
        <dict>
        <key>HTTPEnable</key>
        <integer>1</integer>
        <key>HTTPProxy</key>
        <string>127.0.0.1</string>
        <key>HTTPPort</key>
        <integer>8899</integer>
        <key>SupplementalMatchDomains</key>
        <array>
        <string>example.com</string>
        </array>
        </dict>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    // HTTP and HTTPS of one dictionary are one proxy.
    var seen: Set<Seen> = []
    return device.proxies.compactMap { proxy in
      guard let host = proxy.host.located, let kind = ProxyHostKind(host.value),
        let level = level(of: kind, proxy.scope, device),
        seen.insert(Seen(section: proxy.section.place, host: host.value)).inserted
      else { return nil }
      return finding(level, at: host.place, kind.message(host.value))
    }
  }

  private struct Seen: Hashable {
    var section: Place
    var host: String
  }

  private func level(of kind: ProxyHostKind, _ scope: Proxy.Scope, _ device: Device) -> Level? {
    switch (kind, scope) {
    case (_, .apn): nil
    case (.reserved, _): .warning
    case (.loopback, .networkServices): .note
    case (.loopback, .device), (.loopback, .wifi): hasLocalAgent(device) ? .note : .warning
    case (.bonjour, .device), (.bonjour, .wifi): .warning
    case (.inside, .device): device.mayJoinOnlyKnownWiFi || !device.vpns.isEmpty ? nil : .warning
    case (.bonjour, .networkServices), (.inside, .networkServices): .note
    case (.inside, .wifi), (.loopback, .vpn), (.bonjour, .vpn), (.inside, .vpn): nil
    }
  }

  /// Whether an app of the profiles may answer on the device itself.
  private func hasLocalAgent(_ device: Device) -> Bool {
    !device.vpns.isEmpty || !device.dnsProxies.isEmpty
      || device.contentFilters.contains { $0.kind == .plugin }
  }

  private static func proxy(_ host: String) -> String {
    """
    <key>ProxyType</key>
    <string>Manual</string>
    <key>ProxyServer</key>
    \(host)
    <key>ProxyServerPort</key>
    <integer>8888</integer>
    <key>ProxyCaptiveLoginAllowed</key>
    <true/>
    """
  }

  private static func wifi(_ host: String) -> String {
    "<key>SSID_STR</key>\n<string>Office</string>\n" + proxy(host)
  }

  private static func mac(_ host: String) -> String {
    """
    <key>Proxies</key>
    <dict>
    <key>HTTPEnable</key>
    <integer>1</integer>
    <key>HTTPProxy</key>
    \(host)
    <key>HTTPPort</key>
    <integer>9000</integer>
    <key>HTTPSEnable</key>
    <integer>1</integer>
    <key>HTTPSProxy</key>
    <string>localhost</string>
    <key>HTTPSPort</key>
    <integer>9000</integer>
    <key>ExceptionsList</key>
    <array>
    <string>*.apple.com</string>
    <string>*.icloud.com</string>
    <string>*.me.com</string>
    </array>
    </dict>
    """
  }
}
