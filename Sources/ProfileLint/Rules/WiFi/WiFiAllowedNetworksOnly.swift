/// A device that joins only the Wi-Fi networks that profiles bring.
///
/// forceWiFiWhitelisting is the name that forceWiFiToAllowedNetworksOnly had before iOS 14.5.
struct WiFiAllowedNetworksOnly: Rule {
  let about = About(
    id: "wifi-allowed-networks-only",
    level: .note,
    reads: .restrictions,
    keys: ["forceWiFiToAllowedNetworksOnly", "forceWiFiWhitelisting"],
    title: Text(
      en: "No Wi-Fi but those of the profiles",
      ja: "プロファイルで設定した Wi-Fi にしか接続できない"),
    why: Text(
      en: """
        "Try another Wi-Fi" is the first thing that people are told when mail cannot connect. On this \
        device they cannot, and away from the named networks it is offline unless it has mobile data.
        """,
      ja: """
        メールがつながらないとき、最初に勧められるのが「別の Wi-Fi を試す」ことです。このデバイスではそれができず、\
        指定されたネットワークの外では、モバイル通信がないかぎりオフラインになります。
        """),
    fix: Text(
      en: "Set it to false on devices that leave the building, or give them mobile data.",
      ja: "外へ持ち出すデバイスでは false にするか、モバイル通信を使えるようにしてください。"),
    symptoms: [.s2],
    guide: [16],
    bad: [
      .payload("com.apple.applicationaccess", "<key>forceWiFiToAllowedNetworksOnly</key>\n▶<true/>"),
      .payload("com.apple.applicationaccess", "<key>forceWiFiWhitelisting</key>\n▶<true/>"),
    ],
    good: [
      .payload("com.apple.applicationaccess", "<key>forceWiFiToAllowedNetworksOnly</key>\n<false/>"),
      .payload("com.apple.applicationaccess", "<key>forceWiFiWhitelisting</key>\n<string>yes</string>"),
      .payload("com.apple.applicationaccess", "<key>forceWiFiPowerOn</key>\n<true/>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let keys: [StaticString] = ["forceWiFiToAllowedNetworksOnly", "forceWiFiWhitelisting"]
    return keys.flatMap { key in
      device.settings(.restrictions, key, equal: true).map { setting in
        finding(
          at: setting.place,
          Text(
            en: "\(key) keeps the device off every Wi-Fi that no profile names",
            ja: "\(key) のため、プロファイルにない Wi-Fi には接続できません"))
      }
    }
  }
}
