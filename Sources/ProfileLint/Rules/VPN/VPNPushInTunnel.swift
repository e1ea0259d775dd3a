/// A full tunnel that takes Apple's push in as well (ExcludeAPNs 0).
///
/// ExcludeAPNs counts only with IncludeAllNetworks, and is 1 by default (iOS 16.4, macOS 13.3), so somebody
/// wrote the 0. The tunnel itself is `vpn-full-tunnel`'s: one may want the one without the other.
struct VPNPushInTunnel: Rule {
  let about = About(
    id: "vpn-push-in-tunnel",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "Full-tunnel VPN that carries Apple's push",
      ja: "全通信を通す VPN にプッシュ通知も含めている"),
    why: Text(
      en: """
        Apple's push keeps one connection open all day. Inside a tunnel it breaks whenever the tunnel does, \
        or when the gateway blocks its ports, and then mail, calendars and management commands arrive late.
        """,
      ja: """
        Apple のプッシュ通知は、1 本の接続を一日中張り続けます。トンネルの中を通すと、トンネルが切れたりゲートウェイが\
        ポートを塞いだりするたびに途切れ、メール・カレンダー・MDM のコマンドが遅れて届きます。
        """),
    fix: Text(
      en: "Remove ExcludeAPNs or turn it on, so that push goes around the tunnel.",
      ja: "ExcludeAPNs を削除するかオンにして、プッシュ通知をトンネルの外に出してください。"),
    symptoms: [.s9],
    guide: [10],
    accompanies: ["vpn-full-tunnel"],
    bad: [
      .vpn(
        "IKEv2",
        """
        <key>IncludeAllNetworks</key>
        <integer>1</integer>
        <key>ExcludeAPNs</key>
        ▶<integer>0</integer>
        """),
      .vpn(
        "VPN",
        """
        <key>ExcludeAPNs</key>
        ▶<false/>
        <key>IncludeAllNetworks</key>
        <true/>
        """),
    ],
    good: [
      // Without IncludeAllNetworks the key means nothing.
      .vpn("IKEv2", "<key>ExcludeAPNs</key>\n<integer>0</integer>"),
      .vpn(
        "IKEv2",
        """
        <key>IncludeAllNetworks</key>
        <integer>0</integer>
        <key>ExcludeAPNs</key>
        <integer>0</integer>
        """),
      // The traffic of single apps holds no push.
      .perAppVPN(
        "IKEv2",
        """
        <key>IncludeAllNetworks</key>
        <integer>1</integer>
        <key>ExcludeAPNs</key>
        <integer>0</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in
      guard let tunnel = vpn.fullTunnelPlace, let excludes = vpn.excludesPush.located, !excludes.value else {
        return nil
      }
      let (key, on) = (vpn.entries.name(of: "ExcludeAPNs"), vpn.entries.word(true))
      return finding(
        at: excludes.place,
        Text(
          en:
            "push notices of new mail go through \(vpn.label.en) with everything else; set \(key) to \(on)",
          ja: "新着メールのプッシュ通知まで \(vpn.label.ja) を通ります。\(key) を \(on) にしてください")
      )
      .related(
        to: tunnel, Text(en: "the VPN takes all traffic here", ja: "VPN が全通信を通す設定はここです"))
    }
  }
}
