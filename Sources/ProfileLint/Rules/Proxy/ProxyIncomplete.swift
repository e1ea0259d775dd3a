/// A proxy that is switched on without saying where it is.
///
/// Two departures from the catalogue. Auto without ProxyPACURL is a note: Apple's schema does not require
/// the URL, and devices then look for the file themselves (WPAD). And a Mac's proxy without a port is a
/// warning: macOS takes 80, 443 or 1080 there. The proxy of an APN has a rule of its own.
struct ProxyIncomplete: Rule {
  let about = About(
    id: "proxy-incomplete",
    level: .error,
    reads: .proxies,
    title: Text(
      en: "Proxy without its server, port or file",
      ja: "サーバー・ポート・設定ファイルのいずれかが欠けたプロキシ"),
    why: Text(
      en: """
        A proxy that is switched on needs a host and a port, or a proxy file. Without them the profile is \
        refused, or web connections fail, or they silently go around the proxy that was meant.
        """,
      ja: """
        有効にしたプロキシには、ホストとポート、または自動設定ファイルが必要です。欠けていると、プロファイルが拒否されるか、\
        Web 通信に失敗するか、意図したプロキシを通らない通信になります。
        """),
    fix: Text(
      en: "Write the missing keys, or switch the proxy off.",
      ja: "足りないキーを書くか、プロキシをオフにしてください。"),
    symptoms: [.s2],
    guide: [12, 10],
    bad: [
      .payload(
        "com.apple.proxy.http.global",
        """
        <key>ProxyType</key>
        ▶<string>Manual</string>
        <key>ProxyServer</key>
        <string>proxy.example.com</string>
        <key>ProxyCaptiveLoginAllowed</key>
        <true/>
        """),
      .payload(
        "com.apple.proxy.http.global",
        """
        ▶PayloadType
        <key>ProxyServerPort</key>
        <integer>8080</integer>
        """),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>Manual</string>", server: "", port: "8080")),
      .payload(
        "com.apple.wifi.managed",
        Self.wifi("<string>Manual</string>", server: "proxy.example.com", port: "0", mark: "▶")),
      .payload(
        "com.apple.wifi.managed",
        "<key>SSID_STR</key>\n<string>Office</string>\n<key>ProxyType</key>\n▶<string>Auto</string>"),
      Self.mac("<key>ProxyAutoConfigEnable</key>\n▶<integer>1</integer>"),
      Self.mac(
        """
        <key>HTTPEnable</key>
        ▶<integer>1</integer>
        <key>HTTPPort</key>
        <integer>8080</integer>
        """),
      .payload(
        "com.apple.vpn.managed",
        """
        <key>Proxies</key>
        <dict>
        <key>HTTPSEnable</key>
        ▶<integer>1</integer>
        <key>HTTPSProxy</key>
        <string>proxy.example.com</string>
        <key>SupplementalMatchDomains</key>
        <array>
        <string>example.com</string>
        </array>
        </dict>
        """),
    ],
    good: [
      .payload(
        "com.apple.wifi.managed", Self.wifi("<string>Manual</string>", server: "$PROXY_HOST", port: "8080")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>None</string>", server: "", port: "0")),
      // Off, as profile editors write it.
      Self.mac(
        """
        <key>HTTPEnable</key>
        <integer>0</integer>
        <key>HTTPProxy</key>
        <string></string>
        """),
      // The network says where the proxy is.
      Self.mac("<key>ProxyAutoDiscoveryEnable</key>\n<integer>1</integer>"),
      .payload(
        "com.apple.vpn.managed",
        """
        <key>Proxies</key>
        <dict>
        <key>HTTPEnable</key>
        <integer>0</integer>
        <key>HTTPSEnable</key>
        <integer>0</integer>
        </dict>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.proxies.compactMap { proxy in
      switch (proxy.scope, proxy.method) {
      case (.apn, _): nil
      case (_, .manual): manual(proxy)
      case (_, .automatic): automatic(proxy)
      }
    }
  }

  private func manual(_ proxy: Proxy) -> Finding? {
    let hasHost = !proxy.host.isAbsent && proxy.host.value?.isEmpty != true
    if hasHost, let port = proxy.port.located, !(1...65535).contains(port.value) {
      return finding(
        at: port.place,
        Text(
          en: "\(port.value) is not a port; write the proxy's, from 1 to 65535",
          ja: "\(port.value) はポート番号ではありません。1 から 65535 までの番号を書いてください"))
    }
    let missing = (hasHost ? [] : ["\(proxy.hostKey)"]) + (proxy.port.isAbsent ? ["\(proxy.portKey)"] : [])
    guard !missing.isEmpty else { return nil }
    let isGuessed = hasHost && proxy.scope == .networkServices
    return finding(
      isGuessed ? .warning : .error, at: proxy.place,
      Text(
        en: "the proxy is on without \(missing.joined(separator: " and "))",
        ja: "プロキシが有効ですが、\(missing.joined(separator: " と ")) がありません"))
  }

  private func automatic(_ proxy: Proxy) -> Finding? {
    guard proxy.pacFile == nil else { return nil }
    switch proxy.scope {
    case .device, .wifi:
      return finding(
        .note, at: proxy.place,
        Text(
          en: "without ProxyPACURL each network tells the device which proxy file to use (WPAD)",
          ja: "ProxyPACURL がないため、使う自動設定ファイルはネットワークごとの通知 (WPAD) で決まります"))
    case .networkServices, .vpn:
      // The URL stands beside ProxyAutoConfigEnable; discovery has none, and a VPN does it by default.
      let discovers = proxy.section.boolean("ProxyAutoDiscoveryEnable")
      guard proxy.place != discovers.place, discovers.value != true,
        proxy.scope != .vpn || !discovers.isAbsent, !proxy.section.has("ProxyAutoConfigJavaScript")
      else { return nil }
      return finding(
        at: proxy.place,
        Text(
          en: "automatic configuration is on without ProxyAutoConfigURLString",
          ja: "自動設定が有効ですが、ProxyAutoConfigURLString がありません"))
    case .apn:
      return nil
    }
  }

  private static func wifi(_ type: String, server: String, port: String, mark: String = "") -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>ProxyType</key>
    \(type)
    <key>ProxyServer</key>
    <string>\(server)</string>
    <key>ProxyServerPort</key>
    \(mark)<integer>\(port)</integer>
    """
  }

  private static func mac(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload(
      "com.apple.SystemConfiguration", "<key>Proxies</key>\n<dict>\n\(keys)\n</dict>", fileID: fileID,
      line: line)
  }
}
