/// A second proxy for the whole device.
///
/// Apple's schema says `multiple: false` for com.apple.proxy.http.global.
struct ProxyDuplicate: Rule {
  let about = About(
    id: "proxy-duplicate",
    level: .error,
    reads: [.proxies, .profiles],
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
    let payloads = device.payloads.indices.filter {
      device.payloads[$0].type == "com.apple.proxy.http.global"
    }
    if payloads.count < 2 { return [] }
    let proxies = Dictionary(
      device.proxies.filter { $0.scope == .device }.map { ($0.payload, $0) }, uniquingKeysWith: { a, _ in a })
    // What a device answers to ProfileList has no settings, so that its payloads count as they are.
    let counted = payloads.filter { proxies[$0] != nil || isListed($0, device) }
    return counted.dropFirst().map { payload in
      finding(at: device.payloads[payload].place, message(proxies[payload]))
        .related(
          to: device.payloads[counted[0]].place,
          Text(en: "the first one is here", ja: "最初のプロキシはここです"))
    }
  }

  private func isListed(_ payload: Int, _ device: Device) -> Bool {
    device.documents[device.payloads[payload].entries.document].kind == .profileList
  }

  private func message(_ proxy: Proxy?) -> Text {
    guard let address = proxy?.address else {
      return Text(
        en: "a device takes only one \"com.apple.proxy.http.global\", and there is one already",
        ja: "デバイスが受け付ける \"com.apple.proxy.http.global\" は 1 つだけで、すでに 1 つあります")
    }
    return Text(
      en: "\(address.quoted) comes second; a device takes only one \"com.apple.proxy.http.global\"",
      ja: "\(address.quoted) は 2 つ目です。デバイスが受け付ける \"com.apple.proxy.http.global\" は 1 つだけです")
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
