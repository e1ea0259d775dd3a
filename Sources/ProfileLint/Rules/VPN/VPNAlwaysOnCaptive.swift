/// An Always On VPN that keeps even the login pages of public Wi-Fi inside.
///
/// Apple's defaults shut them out: AllowCaptiveWebSheet and AllowAllCaptiveNetworkPlugins are 0, and
/// AllowedCaptiveNetworkPlugins names single apps. The tunnel itself is `vpn-always-on`'s: one may want the
/// one without the other.
struct VPNAlwaysOnCaptive: Rule {
  let about = About(
    id: "vpn-always-on-captive",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "Always On VPN without a way to log in to public Wi-Fi",
      ja: "公衆 Wi-Fi のログイン画面が開けない常時接続 VPN"),
    why: Text(
      en: """
        A hotel's or station's Wi-Fi wants a login before it lets the tunnel through, and without the tunnel \
        the device sends nothing, so the login page never opens. The Wi-Fi looks connected, and mail fails.
        """,
      ja: """
        ホテルや駅の Wi-Fi は、ログインするまでトンネルを通しません。一方、デバイスはトンネルがないと何も送らないため、\
        ログイン画面が開きません。Wi-Fi にはつながって見えるのに、メールは使えません。
        """),
    fix: Text(
      en: "Turn AllowCaptiveWebSheet on; in a profile it stands in the dictionary AlwaysOn.",
      ja: "AllowCaptiveWebSheet をオンにしてください。プロファイルでは辞書 AlwaysOn の中にあります。"),
    symptoms: [.s2],
    guide: [41, 10],
    accompanies: ["vpn-always-on"],
    bad: [
      .vpn("AlwaysOn", "▶settings\n<key>UIToggleEnabled</key>\n<integer>1</integer>"),
      .vpn(
        "AlwaysOn",
        """
        <key>AllowCaptiveWebSheet</key>
        ▶<integer>0</integer>
        <key>AllowedCaptiveNetworkPlugins</key>
        <array/>
        """),
    ],
    good: [
      .vpn("IKEv2", "<key>AllowCaptiveWebSheet</key>\n<integer>0</integer>")
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in
      guard vpn.isAlwaysOn, let settings = vpn.settings,
        isOff(settings.boolean("AllowCaptiveWebSheet")),
        isOff(settings.boolean("AllowAllCaptiveNetworkPlugins")),
        settings.isEmpty("AllowedCaptiveNetworkPlugins")
      else { return nil }
      let on = settings.word(true)
      return finding(
        at: settings.boolean("AllowCaptiveWebSheet").place ?? settings.place,
        Text(
          en:
            "\(vpn.label.en) lets nothing past the tunnel, login pages included; set AllowCaptiveWebSheet to \(on)",
          ja: "\(vpn.label.ja) はログイン画面も含めてトンネルの外に何も通しません。AllowCaptiveWebSheet を \(on) にしてください")
      )
    }
  }

  /// Both keys are 0 by default.
  private func isOff(_ setting: Setting<Bool>) -> Bool { setting.isAbsent || setting.value == false }
}
