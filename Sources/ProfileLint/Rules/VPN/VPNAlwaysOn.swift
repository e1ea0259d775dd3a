/// An Always On VPN: no traffic without the tunnel.
struct VPNAlwaysOn: Rule {
  let about = About(
    id: "vpn-always-on",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "Always On VPN",
      ja: "常時接続 VPN"),
    why: Text(
      en: """
        An Always On VPN drops everything that does not go through the tunnel. While the gateway is down \
        the device has no mail, no iCloud and no push at all, and on some public Wi-Fi it never gets online.
        """,
      ja: """
        常時接続 VPN は、トンネルを通らない通信をすべて捨てます。ゲートウェイが止まっている間は、メールも iCloud も\
        プッシュ通知も使えません。公衆 Wi-Fi ではインターネットにつながらないこともあります。
        """),
    fix: Text(
      en: "Use IKEv2 with on-demand rules unless every packet must go through the tunnel.",
      ja: "すべての通信をトンネルに通す必要がなければ、VPNType を IKEv2 にしてオンデマンド接続を使ってください。"),
    symptoms: [.s2],
    guide: [11, 10],
    bad: [
      Self.vpn("▶<string>AlwaysOn</string>")
    ],
    good: [
      Self.vpn("<string>IKEv2</string>"),
      Self.vpn("<string>$VPN_TYPE</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.vpns.compactMap { vpn -> Finding? in
      guard vpn.isAlwaysOn, let type = vpn.type.located else { return nil }
      let key = vpn.entries.name(of: "VPNType")
      let word = vpn.entries.word(type.value, of: "VPNType").quoted
      return finding(
        at: type.place,
        Text(
          en: "\(key) \(word) cuts the device off while its gateway is down",
          ja: "\(key) が \(word) のため、ゲートウェイが止まるとデバイスは通信できません"))
    }
    return device.withPassages(findings)
  }

  private static func vpn(_ type: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload(
      "com.apple.vpn.managed",
      """
      <key>UserDefinedName</key>
      <string>Example VPN</string>
      <key>VPNType</key>
      \(type)
      """, fileID: fileID, line: line)
  }
}
