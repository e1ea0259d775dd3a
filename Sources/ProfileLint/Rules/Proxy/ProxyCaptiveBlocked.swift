/// A proxy that even the sign-in page of a public Wi-Fi has to go through.
///
/// Apple: ProxyCaptiveLoginAllowed of the global proxy is false unless it is set. For a Mac's network
/// services Apple gives no default, so there only a written 0 counts. A device that joins only the Wi-Fi
/// networks of profiles meets no public ones, so it is a note. A proxy without a host is `proxy-incomplete`'s.
struct ProxyCaptiveBlocked: Rule {
  let about = About(
    id: "proxy-captive-blocked",
    level: .warning,
    reads: .proxies,
    title: Text(
      en: "Sign-in pages of public Wi-Fi go through the proxy",
      ja: "公衆 Wi-Fi のログイン画面までプロキシを通る"),
    why: Text(
      en: """
        In a hotel or a train the device must first sign in on the network's own page. The proxy cannot be \
        reached before that, so the page never opens and the device stays offline on that Wi-Fi.
        """,
      ja: """
        ホテルや列車の Wi-Fi では、まずそのネットワークのログイン画面を開く必要があります。ログイン前はプロキシに届かない\
        ため画面が開かず、その Wi-Fi ではオフラインのままになります。
        """),
    fix: Text(
      en: "Set ProxyCaptiveLoginAllowed to true, so that only that page goes around the proxy.",
      ja: "ProxyCaptiveLoginAllowed を true にして、ログイン画面だけプロキシを通さないようにしてください。"),
    symptoms: [.s2],
    guide: [41, 10],
    bad: [
      .payload("com.apple.proxy.http.global", Self.proxy("▶<false/>")),
      .payloads([
        ("com.apple.proxy.http.global", Self.proxy("▶<false/>")),
        ("com.apple.applicationaccess", "<key>forceWiFiToAllowedNetworksOnly</key>\n<true/>"),
      ]),
      .payload(
        "com.apple.proxy.http.global",
        """
        ▶dict
        <key>ProxyType</key>
        <string>Auto</string>
        <key>ProxyPACURL</key>
        <string>https://proxy.example.com/proxy.pac</string>
        <key>ProxyPACFallbackAllowed</key>
        <true/>
        """),
      .payload(
        "com.apple.SystemConfiguration",
        """
        <key>Proxies</key>
        <dict>
        <key>ProxyAutoConfigEnable</key>
        <integer>1</integer>
        <key>ProxyAutoConfigURLString</key>
        <string>https://proxy.example.com/proxy.pac</string>
        <key>FallBackAllowed</key>
        <integer>1</integer>
        <key>ProxyCaptiveLoginAllowed</key>
        ▶<integer>0</integer>
        </dict>
        """),
    ],
    good: [
      .payload("com.apple.proxy.http.global", Self.proxy("<true/>")),
      .payload("com.apple.proxy.http.global", Self.proxy("<string>{{captive}}</string>")),
      // Whether a network has a sign-in page is known for a Wi-Fi of one's own.
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
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    let level: Level = device.mayJoinOnlyKnownWiFi ? .note : .warning
    return device.proxies.compactMap { proxy in
      guard [.device, .networkServices].contains(proxy.scope),
        proxy.method == .automatic || !proxy.host.isAbsent && proxy.host.value?.isEmpty != true
      else { return nil }
      switch proxy.allowsCaptiveLogin {
      case .known(let allowed) where !allowed.value:
        return finding(
          level, at: allowed.place,
          Text(
            en:
              "a network's sign-in page has to go through the proxy, which is out of reach until then; set true",
            ja: "ネットワークのログイン画面も、ログイン前には届かないプロキシを通ります。true にしてください"))
      case .absent where proxy.scope == .device:
        return finding(
          level, at: proxy.section.place,
          Text(
            en: "ProxyCaptiveLoginAllowed is absent, which means false; set it to true",
            ja: "ProxyCaptiveLoginAllowed がないため false とみなされます。true を設定してください"))
      case .absent, .known, .unknown, .mistyped:
        return nil
      }
    }
  }

  private static func proxy(_ allowed: String) -> String {
    """
    <key>ProxyType</key>
    <string>Manual</string>
    <key>ProxyServer</key>
    <string>proxy.example.com</string>
    <key>ProxyServerPort</key>
    <integer>8080</integer>
    <key>ProxyCaptiveLoginAllowed</key>
    \(allowed)
    """
  }
}
