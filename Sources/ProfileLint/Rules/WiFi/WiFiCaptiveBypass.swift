/// A Wi-Fi network on which the device does not look for a sign-in page (CaptiveBypass).
struct WiFiCaptiveBypass: Rule {
  let about = About(
    id: "wifi-captive-bypass",
    level: .note,
    reads: .wifi,
    title: Text(
      en: "No sign-in page on this Wi-Fi",
      ja: "ログイン画面が自動で開かない Wi-Fi"),
    why: Text(
      en: """
        With CaptiveBypass the device believes that it is online as soon as it has joined. If the network \
        wants people to sign in after all, no page opens, and mail just reports that the server cannot be \
        reached.
        """,
      ja: """
        CaptiveBypass が有効だと、デバイスは接続した時点でインターネットに出られるものとみなします。実際にはログインが必要な\
        ネットワークでも画面が開かず、メールはサーバーに接続できないと表示するだけになります。
        """),
    fix: Text(
      en: "Leave CaptiveBypass out, unless this network never has a sign-in page.",
      ja: "ログイン画面のないネットワークだと確かでなければ、CaptiveBypass を外してください。"),
    symptoms: [.s2],
    guide: [41],
    bad: [.payload("com.apple.wifi.managed", Self.wifi("▶<true/>"))],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("<false/>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>{{bypass}}</string>")),
      .payload("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Guest</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.wifiNetworks.compactMap { network in
      guard let bypasses = network.bypassesCaptiveDetection.located, bypasses.value else { return nil }
      return finding(at: bypasses.place, message(network.ssid.value))
    }
  }

  private func message(_ ssid: String?) -> Text {
    guard let ssid else {
      return Text(
        en: "the device opens no sign-in page on this Wi-Fi",
        ja: "この Wi-Fi ではログイン画面が自動で開きません")
    }
    return Text(
      en: "the device opens no sign-in page on Wi-Fi \(ssid.quoted)",
      ja: "Wi-Fi \(ssid.quoted) ではログイン画面が自動で開きません")
  }

  private static func wifi(_ bypass: String) -> String {
    "<key>SSID_STR</key>\n<string>Guest</string>\n<key>CaptiveBypass</key>\n\(bypass)"
  }
}
