/// A proxy for all web traffic of the device (com.apple.proxy.http.global).
struct ProxyGlobal: Rule {
  let about = About(
    id: "proxy-global",
    level: .note,
    reads: .proxies,
    title: Text(
      en: "All web traffic of the device goes through a proxy",
      ja: "デバイスの Web 通信がすべてプロキシを通る"),
    why: Text(
      en: """
        The global HTTP proxy stands between every app and the internet, on every network. When it is down, \
        or lets Apple's services through only after inspection, sign-in pages and mail fail everywhere at \
        once, and the user cannot turn it off.
        """,
      ja: """
        グローバル HTTP プロキシは、どのネットワークでも、すべてのアプリとインターネットの間に入ります。\
        プロキシが止まったり Apple のサービスを検査したりすると、サインイン画面やメールがどこでも同時に使えなくなり、\
        利用者はプロキシをオフにできません。
        """),
    fix: Text(
      en:
        "Keep it only where it is meant, and let Apple's hosts and the mail servers pass the proxy untouched.",
      ja: "意図した設定かどうかを確認し、Apple のホストとメールサーバーはプロキシで検査せずに通してください。"),
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
        <key>ProxyServerPort</key>
        <integer>8080</integer>
        <key>ProxyCaptiveLoginAllowed</key>
        <true/>
        """),
      .payload(
        "com.apple.proxy.http.global",
        """
        <key>ProxyType</key>
        ▶<string>Auto</string>
        <key>ProxyPACURL</key>
        <string>https://proxy.example.com/proxy.pac</string>
        <key>ProxyPACFallbackAllowed</key>
        <true/>
        <key>ProxyCaptiveLoginAllowed</key>
        <true/>
        """),
      // Without ProxyType the proxy is manual, so the payload itself is what switches it on.
      .payload(
        "com.apple.proxy.http.global",
        """
        ▶PayloadType
        <key>ProxyServer</key>
        <string>proxy.example.com</string>
        <key>ProxyServerPort</key>
        <integer>8080</integer>
        <key>ProxyCaptiveLoginAllowed</key>
        <true/>
        """),
    ],
    good: [
      .payload(
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Office</string>
        <key>ProxyType</key>
        <string>None</string>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.withPassages(
      device.proxies.filter { $0.scope == .device }.map { finding(at: $0.place, message($0)) })
  }

  private func message(_ proxy: Proxy) -> Text {
    switch proxy.method {
    case .automatic:
      return Text(
        en:
          "the proxy file decides which way every app's web traffic takes; its rules are not in this profile",
        ja: "すべてのアプリの Web 通信の経路をプロキシ自動設定ファイルが決めます。その内容はこのプロファイルにはありません")
    case .manual:
      guard let address = proxy.address else {
        return Text(
          en: "web traffic of every app goes through this proxy",
          ja: "すべてのアプリの Web 通信がこのプロキシを通ります")
      }
      return Text(
        en: "web traffic of every app goes through \"\(address)\"",
        ja: "すべてのアプリの Web 通信が \"\(address)\" を通ります")
    }
  }
}
