/// A full tunnel that takes the carrier's services in as well (ExcludeCellularServices 0).
///
/// ExcludeCellularServices counts only with IncludeAllNetworks, and is 1 by default (iOS 16.4, macOS 13.3).
struct VPNCellularServices: Rule {
  let about = About(
    id: "vpn-cellular-services",
    level: .note,
    reads: .vpn,
    title: Text(
      en: "Full-tunnel VPN that carries the carrier's services",
      ja: "全通信を通す VPN に通信事業者のサービスも含めている"),
    why: Text(
      en: """
        MMS, Wi-Fi calling, VoLTE and visual voicemail expect to reach the carrier directly. Through a \
        company's gateway many carriers refuse them, and the user sees calls and carrier messages fail.
        """,
      ja: """
        MMS・Wi-Fi 通話・VoLTE・留守番電話は、通信事業者に直接つながることを前提にしています。会社のゲートウェイを\
        経由すると拒否されることが多く、通話やキャリアのメッセージが使えなくなります。
        """),
    fix: Text(
      en: "Remove ExcludeCellularServices or turn it on.",
      ja: "ExcludeCellularServices を削除するか、オンにしてください。"),
    symptoms: [.s2],
    guide: [10],
    accompanies: ["vpn-full-tunnel"],
    bad: [
      .vpn(
        "IKEv2",
        """
        <key>IncludeAllNetworks</key>
        <integer>1</integer>
        <key>ExcludeCellularServices</key>
        ▶<integer>0</integer>
        """),
      .vpn(
        "VPN",
        """
        <key>ExcludeCellularServices</key>
        ▶<false/>
        <key>IncludeAllNetworks</key>
        <true/>
        """),
    ],
    good: [
      .vpn("IKEv2", "<key>ExcludeCellularServices</key>\n<integer>0</integer>"),
      .vpn(
        "VPN",
        """
        <key>IncludeAllNetworks</key>
        <integer>0</integer>
        <key>ExcludeCellularServices</key>
        <integer>0</integer>
        """),
      // Cisco's own IPSec has no such keys.
      .vpn(
        "IPSec",
        """
        <key>IncludeAllNetworks</key>
        <integer>1</integer>
        <key>ExcludeCellularServices</key>
        <integer>0</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in
      guard let tunnel = vpn.fullTunnelPlace, let excludes = vpn.excludesCellularServices.located,
        !excludes.value
      else { return nil }
      let (key, on) = (vpn.entries.name(of: "ExcludeCellularServices"), vpn.entries.word(true))
      return finding(
        at: excludes.place,
        Text(
          en:
            "MMS and Wi-Fi calling go through \(vpn.label.en) with everything else; set \(key) to \(on)",
          ja: "MMS や Wi-Fi 通話まで \(vpn.label.ja) を通ります。\(key) を \(on) にしてください")
      )
      .related(
        to: tunnel, Text(en: "the VPN takes all traffic here", ja: "VPN が全通信を通す設定はここです"))
    }
  }
}
