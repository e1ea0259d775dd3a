/// A VPN that all traffic of the device goes through (IncludeAllNetworks).
///
/// The key counts only in the dictionary that the VPN type reads, IKEv2 or VPN. Apple's push stays outside
/// the tunnel by default (ExcludeAPNs).
struct VPNFullTunnel: Rule {
  let about = About(
    id: "vpn-full-tunnel",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "VPN takes all traffic of the device",
      ja: "VPN がデバイスの全通信を通す"),
    why: Text(
      en: """
        With IncludeAllNetworks nothing reaches the internet beside the tunnel. When the gateway is slow, \
        down, or filters mail ports, every mail account fails with it, and iCloud too.
        """,
      ja: """
        IncludeAllNetworks を有効にすると、トンネルの外を通る通信はほぼなくなります。ゲートウェイが遅い、止まっている、\
        メールのポートを塞いでいるといった場合、すべてのメールアカウントと iCloud が一緒に使えなくなります。
        """),
    fix: Text(
      en: "Send only the company's networks through the VPN (IncludeAllNetworks 0), or use a per-app VPN.",
      ja: "IncludeAllNetworks を 0 にして社内向けの通信だけを VPN に通すか、アプリごとの VPN を使ってください。"),
    symptoms: [.s2],
    guide: [11, 42, 10],
    bad: [
      Self.vpn("IKEv2", "<key>IncludeAllNetworks</key>\n▶<integer>1</integer>"),
      Self.vpn("VPN", "<key>IncludeAllNetworks</key>\n▶<true/>"),
    ],
    good: [
      Self.vpn("IKEv2", "<key>IncludeAllNetworks</key>\n<integer>0</integer>"),
      Self.vpn("VPN", "<key>OnDemandEnabled</key>\n<integer>1</integer>"),
      // Apple reads IncludeAllNetworks only in the dictionaries IKEv2 and VPN.
      Self.vpn("IPSec", "<key>IncludeAllNetworks</key>\n<integer>1</integer>"),
      // A per-app VPN takes the traffic of the apps that are named.
      .payload(
        "com.apple.vpn.managed.applayer",
        Self.keys("IKEv2", "<key>IncludeAllNetworks</key>\n<integer>1</integer>")
          + """

          <key>VPNUUID</key>
          <string>5EED0000-0000-4000-8000-0000000000AA</string>
          """),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.vpns.compactMap { vpn -> Finding? in
      guard !vpn.isPerApp, let all = vpn.includesAllNetworks.located, all.value else { return nil }
      guard let name = vpn.name.value, !name.isEmpty else {
        return finding(
          at: all.place,
          Text(
            en: "mail and iCloud work only while this VPN does",
            ja: "メールと iCloud は、この VPN がつながっている間しか使えません"))
      }
      return finding(
        at: all.place,
        Text(
          en: "mail and iCloud work only while the VPN \"\(name)\" does",
          ja: "メールと iCloud は、VPN \"\(name)\" がつながっている間しか使えません"))
    }
    return device.withPassages(findings)
  }

  private static func vpn(
    _ type: String, _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payload("com.apple.vpn.managed", Self.keys(type, keys), fileID: fileID, line: line)
  }

  private static func keys(_ type: String, _ keys: String) -> String {
    """
    <key>UserDefinedName</key>
    <string>Example VPN</string>
    <key>VPNType</key>
    <string>\(type)</string>
    <key>\(type)</key>
    <dict>
    <key>RemoteAddress</key>
    <string>vpn.example.com</string>
    \(keys)
    </dict>
    """
  }
}
