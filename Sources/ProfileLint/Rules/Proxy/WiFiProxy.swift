/// A proxy that applies on one Wi-Fi network only.
struct WiFiProxy: Rule {
  let about = About(
    id: "wifi-proxy",
    level: .note,
    reads: [.proxies, .wifi],
    title: Text(
      en: "Proxy on one Wi-Fi network",
      ja: "特定の Wi-Fi だけに設定されたプロキシ"),
    why: Text(
      en: """
        The proxy applies on this network alone. Mail that works at home and on mobile data, and fails on \
        this Wi-Fi, is what it looks like when the proxy does not pass the mail servers or Apple's hosts.
        """,
      ja: """
        このプロキシはこの Wi-Fi でだけ使われます。プロキシがメールサーバーや Apple のホストを通さないと、\
        自宅やモバイル通信では使えるメールが、この Wi-Fi でだけ使えなくなります。
        """),
    fix: Text(
      en: "Check that the proxy lets the mail servers and Apple's hosts pass, or set ProxyType to None.",
      ja: "プロキシがメールサーバーと Apple のホストを通すことを確かめるか、ProxyType を None にしてください。"),
    symptoms: [.s2],
    guide: [12, 17, 44],
    bad: [
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>Manual</string>")),
      .payload(
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Office</string>
        <key>ProxyType</key>
        ▶<string>Auto</string>
        """),
    ],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("<string>None</string>")),
      .payload("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Office</string>"),
      .payload("com.apple.wifi.managed", Self.wifi("<string>$WIFI_PROXY_TYPE</string>")),
    ])

  func check(_ device: Device) -> [Finding] {
    // Beside a mail account the proxy is likely to stand in that account's way.
    let level: Level = device.mailAccounts.isEmpty ? .note : .warning
    let findings = device.proxies.compactMap { proxy -> Finding? in
      guard case .wifi(let ssid) = proxy.scope else { return nil }
      return finding(level, at: proxy.place, message(proxy, ssid))
    }
    return device.withPassages(findings)
  }

  private func message(_ proxy: Proxy, _ ssid: String?) -> Text {
    switch (ssid, proxy.method == .manual ? proxy.address : nil) {
    case (let ssid?, let address?):
      Text(
        en: "only on Wi-Fi \"\(ssid)\" web traffic goes through \"\(address)\"",
        ja: "Wi-Fi \"\(ssid)\" でだけ Web 通信が \"\(address)\" を通ります")
    case (let ssid?, nil):
      Text(
        en: "only on Wi-Fi \"\(ssid)\" web traffic goes through a proxy",
        ja: "Wi-Fi \"\(ssid)\" でだけ Web 通信がプロキシを通ります")
    case (nil, let address?):
      Text(
        en: "only on this Wi-Fi web traffic goes through \"\(address)\"",
        ja: "この Wi-Fi でだけ Web 通信が \"\(address)\" を通ります")
    case (nil, nil):
      Text(
        en: "only on this Wi-Fi web traffic goes through a proxy",
        ja: "この Wi-Fi でだけ Web 通信がプロキシを通ります")
    }
  }

  private static func wifi(_ type: String) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>ProxyType</key>
    \(type)
    <key>ProxyServer</key>
    <string>proxy.example.com</string>
    <key>ProxyServerPort</key>
    <integer>8080</integer>
    """
  }
}
