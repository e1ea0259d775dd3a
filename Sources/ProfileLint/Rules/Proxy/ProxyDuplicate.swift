/// A second proxy for the whole device.
///
/// Apple's schema says `multiple: false` for com.apple.proxy.http.global.
struct ProxyDuplicate: Rule {
  let about = About(
    id: "proxy-duplicate",
    level: .error,
    reads: .proxies,
    title: Text(
      en: "More than one global proxy",
      ja: "グローバルプロキシが複数ある"),
    why: Text(
      en: """
        A device takes one payload of type com.apple.proxy.http.global. The second one is refused, and with \
        it the profile that holds it: a leftover proxy stays in force although a new one was rolled out.
        """,
      ja: """
        デバイスに入れられる com.apple.proxy.http.global は 1 つだけです。2 つ目は、それを含むプロファイルごと拒否されます。\
        新しいプロキシを配布しても、古いプロキシが使われ続けることになります。
        """),
    fix: Text(
      en: "Remove the profile with the old proxy before the new one is installed.",
      ja: "古いプロキシのプロファイルを削除してから、新しいものをインストールしてください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .together([
        .payload("com.apple.proxy.http.global", Self.proxy("proxy1.example.com")),
        .payload("com.apple.proxy.http.global", "▶PayloadType\n" + Self.proxy("proxy2.example.com")),
      ]),
      .payloads([
        ("com.apple.proxy.http.global", Self.proxy("proxy1.example.com")),
        ("com.apple.proxy.http.global", "▶PayloadType\n" + Self.proxy("$PROXY_HOST")),
      ]),
    ],
    good: [
      .payload("com.apple.proxy.http.global", Self.proxy("proxy.example.com")),
      // A proxy for the device and one of a Wi-Fi network of its own.
      .payloads([
        ("com.apple.proxy.http.global", Self.proxy("proxy.example.com")),
        (
          "com.apple.wifi.managed",
          "<key>SSID_STR</key>\n<string>Office</string>\n<key>ProxyType</key>\n<string>Manual</string>\n"
            + Self.proxy("proxy.example.com")
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let proxies = device.proxies.filter { $0.scope == .device }
    guard let first = proxies.first else { return [] }
    return proxies.dropFirst().map { proxy in
      finding(at: device.payloads[proxy.payload].place, message(proxy))
        .related(
          to: device.payloads[first.payload].place,
          Text(en: "the first one is here", ja: "最初のプロキシはここです"))
    }
  }

  private func message(_ proxy: Proxy) -> Text {
    guard let address = proxy.address else {
      return Text(
        en: "a device takes only one \"com.apple.proxy.http.global\", and there is one already",
        ja: "デバイスが受け付ける \"com.apple.proxy.http.global\" は 1 つだけで、すでに 1 つあります")
    }
    return Text(
      en: "\(address.quotedURL) comes second; a device takes only one \"com.apple.proxy.http.global\"",
      ja: "\(address.quotedURL) は 2 つ目です。デバイスが受け付ける \"com.apple.proxy.http.global\" は 1 つだけです")
  }

  private static func proxy(_ host: String) -> String {
    """
    <key>ProxyServer</key>
    <string>\(host)</string>
    <key>ProxyServerPort</key>
    <integer>8080</integer>
    <key>ProxyCaptiveLoginAllowed</key>
    <true/>
    """
  }
}
