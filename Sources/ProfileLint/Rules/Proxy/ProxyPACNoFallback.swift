/// A proxy file (PAC) without which nothing connects.
///
/// Apple: ProxyPACFallbackAllowed is false unless it is set. FallBackAllowed of a Mac is 0 by default when
/// the profile comes from an MDM and 1 otherwise, so there an absent key is a note. Devices that look for
/// the proxy themselves (no URL) have no file to miss, and a VPN has no such key.
struct ProxyPACNoFallback: Rule {
  let about = About(
    id: "proxy-pac-no-fallback",
    level: .warning,
    reads: .proxies,
    title: Text(
      en: "No way on while the proxy file cannot be fetched",
      ja: "プロキシ自動設定ファイルを取得できないと通信できない"),
    why: Text(
      en: """
        The device fetches the proxy file (PAC) again and again. When its server is down, or cannot be \
        reached from the network that the device is on, every app loses its web connections, the sign-in \
        pages of mail accounts among them.
        """,
      ja: """
        デバイスはプロキシ自動設定ファイル (PAC) を繰り返し取得します。そのサーバーが止まっていたり、今いるネットワークから\
        届かなかったりすると、メールアカウントのサインイン画面を含め、すべてのアプリの Web 通信が止まります。
        """),
    fix: Text(
      en: """
        Set ProxyPACFallbackAllowed to true (FallBackAllowed to 1 for a Mac), unless no connection may ever \
        go around the proxy.
        """,
      ja: """
        プロキシを通らない通信を一切認めない方針でなければ、ProxyPACFallbackAllowed を true (Mac では FallBackAllowed を 1) \
        にしてください。
        """),
    symptoms: [.s2],
    guide: [12, 10],
    yieldsTo: ["proxy-pac-scheme"],
    bad: [
      .payload(
        "com.apple.proxy.http.global",
        """
        <key>ProxyType</key>
        <string>Auto</string>
        <key>ProxyPACURL</key>
        ▶<string>https://proxy.example.com/proxy.pac</string>
        <key>ProxyCaptiveLoginAllowed</key>
        <true/>
        """),
      .payload("com.apple.wifi.managed", Self.wifi("▶<false/>")),
      .payload(
        "com.apple.SystemConfiguration", Self.mac("<key>FallBackAllowed</key>\n▶<integer>0</integer>")),
      .payload("com.apple.SystemConfiguration", Self.mac("", mark: "▶")),
    ],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("<true/>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>$PAC_FALLBACK</string>")),
      .payload("com.apple.SystemConfiguration", Self.mac("<key>FallBackAllowed</key>\n<integer>1</integer>")),
      // A manual proxy does not read the URL.
      .payload(
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Office</string>
        <key>ProxyType</key>
        <string>Manual</string>
        <key>ProxyServer</key>
        <string>proxy.example.com</string>
        <key>ProxyServerPort</key>
        <integer>8080</integer>
        <key>ProxyPACURL</key>
        <string>https://proxy.example.com/proxy.pac</string>
        """),
      // Without a URL the network says where the file is.
      .payload(
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Office</string>
        <key>ProxyType</key>
        <string>Auto</string>
        """),
      .payload(
        "com.apple.SystemConfiguration",
        """
        <key>Proxies</key>
        <dict>
        <key>ProxyAutoConfigEnable</key>
        <integer>0</integer>
        <key>ProxyAutoDiscoveryEnable</key>
        <integer>1</integer>
        <key>ProxyAutoConfigURLString</key>
        <string>https://proxy.example.com/old.pac</string>
        <key>FallBackAllowed</key>
        <integer>0</integer>
        </dict>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.proxies.compactMap { proxy in
      guard [.device, .networkServices].contains(proxy.scope) || proxy.isOfWiFi, let file = proxy.pacFile
      else { return nil }
      switch proxy.allowsFallback {
      case .known(let allowed) where !allowed.value:
        return finding(
          at: allowed.place,
          Text(
            en: "without its proxy file the device connects to nothing; allow it to go on without the proxy",
            ja: "プロキシ自動設定ファイルを取得できないと何にも接続できません。プロキシなしで接続を続けることを許可してください"))
      case .absent where proxy.scope == .networkServices:
        return finding(
          .note, at: file,
          Text(
            en: "a managed Mac connects to nothing without this file unless FallBackAllowed is 1",
            ja: "MDM で管理された Mac は、FallBackAllowed が 1 でなければ、このファイルを取得できないと何にも接続できません"))
      case .absent:
        return finding(
          at: file,
          Text(
            en: "without this file the device connects to nothing, since ProxyPACFallbackAllowed is absent",
            ja: "ProxyPACFallbackAllowed がないため、このファイルを取得できないと何にも接続できません"))
      case .known, .unknown, .mistyped:
        return nil
      }
    }
  }

  private static func wifi(_ fallback: String) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>ProxyType</key>
    <string>Auto</string>
    <key>ProxyPACURL</key>
    <string>https://proxy.example.com/proxy.pac</string>
    <key>ProxyPACFallbackAllowed</key>
    \(fallback)
    """
  }

  private static func mac(_ keys: String, mark: String = "") -> String {
    """
    <key>Proxies</key>
    <dict>
    <key>ProxyAutoConfigEnable</key>
    <integer>1</integer>
    <key>ProxyAutoConfigURLString</key>
    \(mark)<string>https://proxy.example.com/proxy.pac</string>
    \(keys)
    </dict>
    """
  }
}
