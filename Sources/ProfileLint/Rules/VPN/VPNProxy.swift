/// A proxy that every host goes through while a VPN is connected.
///
/// SupplementalMatchDomains of the dictionary Proxies would limit it; Apple gives the dictionary no list of
/// exceptions. A proxy file (PAC) may send hosts around the proxy by itself, so that is a note.
struct VPNProxy: Rule {
  let about = About(
    id: "vpn-proxy",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "VPN with a proxy for every host",
      ja: "すべてのホストをプロキシに通す VPN"),
    why: Text(
      en: """
        While the VPN is connected, sign-in pages, Exchange, calendars and iCloud go through its proxy too. \
        Apple's services refuse a proxy that inspects TLS, and a proxy that is down stops them all.
        """,
      ja: """
        VPN の接続中は、サインイン画面・Exchange・カレンダー・iCloud もこのプロキシを通ります。TLS を検査するプロキシでは \
        Apple のサービスが使えなくなり、プロキシが止まるとすべてが止まります。
        """),
    fix: Text(
      en: "List the company's own domains in SupplementalMatchDomains of the dictionary Proxies.",
      ja: "辞書 Proxies の SupplementalMatchDomains に、社内のドメインを並べてください。"),
    symptoms: [.s2],
    guide: [12, 10],
    bad: [
      .vpn(
        "IKEv2", "",
        beside: Self.proxies(
          """
          <key>HTTPSEnable</key>
          ▶<integer>1</integer>
          <key>HTTPSProxy</key>
          <string>proxy.example.com</string>
          <key>HTTPSPort</key>
          <integer>8080</integer>
          """)),
      .vpn(
        "VPN", "",
        beside: Self.proxies(
          """
          <key>ProxyAutoConfigEnable</key>
          ▶<integer>1</integer>
          <key>ProxyAutoConfigURLString</key>
          <string>https://proxy.example.com/proxy.pac</string>
          """)),
    ],
    good: [
      .vpn(
        "IKEv2", "",
        beside: Self.proxies(
          """
          <key>HTTPEnable</key>
          <integer>1</integer>
          <key>HTTPProxy</key>
          <string>proxy.example.com</string>
          <key>HTTPPort</key>
          <integer>8080</integer>
          <key>SupplementalMatchDomains</key>
          <array>
          <string>example.com</string>
          </array>
          """)),
      // Switched off, as many tools write it.
      .vpn(
        "IPSec", "",
        beside: Self.proxies(
          "<key>HTTPEnable</key>\n<integer>0</integer>\n<key>HTTPSEnable</key>\n<integer>0</integer>")),
      // Only for single apps.
      .perAppVPN(
        "IKEv2", "",
        beside: Self.proxies(
          """
          <key>HTTPEnable</key>
          <integer>1</integer>
          <key>HTTPProxy</key>
          <string>proxy.example.com</string>
          <key>HTTPPort</key>
          <integer>8080</integer>
          """)),
    ])

  func check(_ device: Device) -> [Finding] {
    let proxies = Dictionary(grouping: device.proxies.filter { $0.scope == .vpn }, by: \.payload)
    let findings = device.vpns.compactMap { vpn -> Finding? in
      guard !vpn.isPerApp, let section = vpn.proxies, isUnlimited(section) else { return nil }
      // HTTP and HTTPS of one VPN are one fault, and a PAC file is asked before either.
      return (proxies[vpn.payload] ?? []).lazy.compactMap { finding($0, of: vpn) }.first
    }
    return device.withPassages(findings)
  }

  private func finding(_ proxy: Proxy, of vpn: VPN) -> Finding? {
    switch proxy.method {
    case .manual:
      guard let address = proxy.address else { return nil }
      return finding(
        at: proxy.place,
        Text(
          en: "\(address.quoted) gets the web traffic to every host while \(vpn.label.en) is connected",
          ja: "\(vpn.label.ja) の接続中は、あらゆるホストへの Web 通信が \(address.quoted) を通ります"))
    case .automatic:
      guard let url = proxy.pacURL.value, !url.isEmpty,
        proxy.section.boolean("ProxyAutoConfigEnable").value == true
      else { return nil }
      return finding(
        .note, at: proxy.place,
        Text(
          en: "\(url.quoted) decides for every host while \(vpn.label.en) is connected",
          ja: "\(vpn.label.ja) の接続中は、どのホストをプロキシに通すかを \(url.quoted) が決めます"))
    }
  }

  /// Whether no domains are listed, or all of them.
  private func isUnlimited(_ section: Entries) -> Bool {
    section.isEmpty("SupplementalMatchDomains")
      || section.strings("SupplementalMatchDomains").contains { DomainPattern.bare($0.value).isEmpty }
  }

  private static func proxies(_ keys: String) -> String { "<key>Proxies</key>\n<dict>\n\(keys)\n</dict>" }
}
