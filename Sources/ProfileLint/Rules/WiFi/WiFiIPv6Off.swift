/// A Wi-Fi network without IPv6 (EnableIPv6 false; Apple's default is true).
struct WiFiIPv6Off: Rule {
  let about = About(
    id: "wifi-ipv6-off",
    level: .note,
    reads: .wifi,
    title: Text(
      en: "IPv6 switched off on a Wi-Fi network",
      ja: "Wi-Fi で IPv6 がオフになっている"),
    why: Text(
      en: """
        Networks that hand out IPv6 only, and reach the old internet through NAT64, do not work at all \
        without it, and some providers are far faster over IPv6 than over their shared IPv4.
        """,
      ja: """
        IPv6 だけを割り当て、NAT64 で従来のインターネットにつなぐネットワークでは、IPv6 がないとまったく通信できません。\
        混雑した共有の IPv4 より IPv6 のほうがはるかに速い回線もあります。
        """),
    fix: Text(
      en: "Leave EnableIPv6 out, unless this network is known to break IPv6.",
      ja: "IPv6 に不具合があるネットワークでなければ、EnableIPv6 を外してください。"),
    symptoms: [.s2],
    guide: [104],
    bad: [.payload("com.apple.wifi.managed", Self.wifi("▶<false/>"))],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("<true/>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>off</string>")),
      .payload("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Office</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.wifiNetworks.compactMap { network in
      guard let uses = network.usesIPv6.located, !uses.value else { return nil }
      return finding(at: uses.place, message(network.ssid.value))
    }
  }

  private func message(_ ssid: String?) -> Text {
    guard let ssid else {
      return Text(
        en: "IPv6 is off on this Wi-Fi; the default, true, works with IPv6-only networks too",
        ja: "この Wi-Fi では IPv6 がオフです。既定の true なら IPv6 だけのネットワークでも通信できます")
    }
    return Text(
      en: "IPv6 is off on Wi-Fi \(ssid.quoted); the default, true, works with IPv6-only networks too",
      ja: "Wi-Fi \(ssid.quoted) では IPv6 がオフです。既定の true なら IPv6 だけのネットワークでも通信できます")
  }

  private static func wifi(_ enabled: String) -> String {
    "<key>SSID_STR</key>\n<string>Office</string>\n<key>EnableIPv6</key>\n\(enabled)"
  }
}
