/// A VPN or a relay whose switch the user cannot move.
///
/// Three keys say so: UIToggleEnabled of Always On (0 by default), OnDemandUserOverrideDisabled, which counts
/// only while VPN On Demand is on, and UIToggleEnabled of a relay (true by default, OS 26).
struct VPNUserCannotDisable: Rule {
  let about = About(
    id: "vpn-user-cannot-disable",
    level: .note,
    reads: [.vpn, .relays],
    title: Text(
      en: "VPN or relay that the user cannot switch off",
      ja: "利用者がオフにできない VPN またはリレー"),
    why: Text(
      en: """
        "Switch the VPN off and try again" is the first step when mail fails on one network. Here nobody in \
        front of the device can take it, so only the administrator can tell whether the tunnel is at fault.
        """,
      ja: """
        特定の回線でメールが使えないとき、最初に試すのは「VPN をオフにする」ことです。この設定では利用者が切り替えられず、\
        トンネルが原因かどうかを確かめられるのは管理者だけになります。
        """),
    fix: Text(
      en: "Allow the switch, or tell the help desk that this step is not available.",
      ja: "切り替えを許可するか、この手順が使えないことをヘルプデスクに伝えておいてください。"),
    symptoms: [.s2],
    guide: [11, 10],
    bad: [
      .vpn(
        "IKEv2",
        """
        <key>OnDemandEnabled</key>
        <integer>1</integer>
        <key>OnDemandUserOverrideDisabled</key>
        ▶<integer>1</integer>
        """),
      .payload(
        "com.apple.relay.managed",
        """
        <key>MatchDomains</key>
        <array>
        <string>example.com</string>
        </array>
        <key>UIToggleEnabled</key>
        ▶<false/>
        """),
    ],
    good: [
      .vpn("IKEv2", "<key>OnDemandUserOverrideDisabled</key>\n<integer>1</integer>"),
      .vpn(
        "VPN",
        """
        <key>OnDemandEnabled</key>
        <integer>1</integer>
        <key>OnDemandUserOverrideDisabled</key>
        <string>$LOCK_VPN</string>
        """),
      .payload(
        "com.apple.relay.managed",
        """
        <key>MatchDomains</key>
        <array>
        <string>example.com</string>
        </array>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap(finding) + device.relays.compactMap(finding)
  }

  private func finding(_ vpn: VPN) -> Finding? {
    guard let settings = vpn.settings else { return nil }
    if vpn.isAlwaysOn {
      let toggle = settings.boolean("UIToggleEnabled")
      guard toggle.isAbsent || toggle.value == false else { return nil }
      return finding(
        at: toggle.place ?? settings.place,
        Text(
          en: "the switch of \(vpn.label.en) is locked unless UIToggleEnabled is \(settings.word(true))",
          ja: "UIToggleEnabled が \(settings.word(true)) でないため、\(vpn.label.ja) のスイッチは操作できません"))
    }
    guard vpn.connectsOnDemand,
      let locked = settings.boolean("OnDemandUserOverrideDisabled").located, locked.value
    else { return nil }
    let key = settings.name(of: "OnDemandUserOverrideDisabled")
    return finding(
      at: locked.place,
      Text(
        en: "\(key) locks \"Connect On Demand\" of \(vpn.label.en)",
        ja: "\(key) のため、\(vpn.label.ja) の「オンデマンド接続」を切り替えられません"))
  }

  private func finding(_ relay: Relay) -> Finding? {
    guard let toggle = relay.userMayDisable.located, !toggle.value else { return nil }
    return finding(
      at: toggle.place,
      Text(
        en: "UIToggleEnabled false locks the relay's switch in Settings",
        ja: "UIToggleEnabled が false のため、設定アプリでリレーをオフにできません"))
  }
}
