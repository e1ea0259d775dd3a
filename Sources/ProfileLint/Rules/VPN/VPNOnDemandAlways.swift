/// A VPN whose on-demand rules leave no network without it.
///
/// The rules are followed as Apple describes them: the first that fits decides, so a Connect below a rule
/// that always fits counts for nothing. Rules above it may still spare single networks.
struct VPNOnDemandAlways: Rule {
  let about = About(
    id: "vpn-on-demand-always",
    level: .note,
    reads: .vpn,
    title: Text(
      en: "VPN that connects by itself on whole kinds of networks",
      ja: "回線の種類を問わず、または回線の種類ごとに自動接続する VPN"),
    why: Text(
      en: """
        A rule that connects without asking for anything else keeps the tunnel up all the time. The user \
        switches it off, and it comes back; mail then depends on a gateway that nobody thinks of.
        """,
      ja: """
        ほかの条件なしに接続するルールがあると、トンネルは常につながったままになります。利用者がオフにしてもまた接続され、\
        気付かないうちにメールがゲートウェイに依存します。
        """),
    fix: Text(
      en: "Use EvaluateConnection with the company's own domains where the tunnel is not needed all day.",
      ja: "常時必要でなければ、EvaluateConnection に社内のドメインだけを指定してください。"),
    symptoms: [.s2],
    guide: [11, 10],
    bad: [
      .vpn("IKEv2", Self.rules("<dict>\n<key>Action</key>\n▶<string>Connect</string>\n</dict>")),
      .vpn(
        "VPN",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Disconnect</string>
          <key>SSIDMatch</key>
          <array>
          <string>Office</string>
          </array>
          </dict>
          <dict>
          <key>Action</key>
          ▶<string>Connect</string>
          <key>InterfaceTypeMatch</key>
          <string>Cellular</string>
          </dict>
          """)),
    ],
    good: [
      .vpn("IKEv2", "<key>OnDemandEnabled</key>\n<integer>1</integer>"),
      // Something above it always fits first.
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Ignore</string>
          </dict>
          <dict>
          <key>Action</key>
          <string>Connect</string>
          </dict>
          """)),
      // On single networks only.
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Connect</string>
          <key>SSIDMatch</key>
          <array>
          <string>Guest</string>
          </array>
          </dict>
          """)),
      .vpn(
        "IKEv2",
        """
        <key>OnDemandEnabled</key>
        <integer>0</integer>
        <key>OnDemandRules</key>
        <array>
        <dict>
        <key>Action</key>
        <string>Connect</string>
        </dict>
        </array>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.filter { $0.connectsOnDemand && !$0.isPerApp }.flatMap(findings)
  }

  private func findings(_ vpn: VPN) -> [Finding] {
    let interfaces = OnDemandRules.Interface.allCases.filter {
      vpn.onDemand.fallback(on: $0)?.action.value == "Connect"
    }
    if interfaces.count == OnDemandRules.Interface.allCases.count,
      let rule = vpn.onDemand.fallback(on: .wifi), rule.fitsEverything
    {
      return [
        finding(
          at: rule.place,
          Text(
            en: "\(vpn.label.en) is up on every network that no rule above this one names",
            ja: "上のルールに当てはまらないすべての回線で、\(vpn.label.ja) が接続されたままになります"))
      ]
    }
    return interfaces.compactMap { interface in
      guard let rule = vpn.onDemand.fallback(on: interface) else { return nil }
      return finding(
        at: rule.place,
        Text(
          en: "\(vpn.label.en) is always up on \(interface.name.en)",
          ja: "\(interface.name.ja)では、\(vpn.label.ja) が接続されたままになります"))
    }
  }

  private static func rules(_ rules: String) -> String {
    """
    <key>OnDemandEnabled</key>
    <integer>1</integer>
    <key>OnDemandRules</key>
    <array>
    \(rules)
    </array>
    """
  }
}
