/// A VPN whose resolver answers every name while it is connected.
///
/// Apple: an empty string in SupplementalMatchDomains makes it the default resolver; a tunnel that becomes
/// the default route makes it so whatever the list says. There it is normal, and vpn-full-tunnel has spoken.
/// Whether a tunnel without IncludeAllNetworks does that is decided by its gateway, so a resolver without
/// any match domains is a note; the catalogue has a warning for both.
struct VPNDNSMatchAll: Rule {
  let about = About(
    id: "vpn-dns-match-all",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "VPN that resolves every name",
      ja: "すべての名前解決を引き受ける VPN"),
    why: Text(
      en: """
        While the VPN is connected, mail.example.com and imap.mail.me.com alike are asked of the company's \
        resolver. If it is slow, or answers names of the internet differently, every mail account fails.
        """,
      ja: """
        VPN の接続中は、社内の名前も imap.mail.me.com のような外部の名前も、会社の DNS サーバーに問い合わせます。\
        応答が遅い場合や外部の名前に異なる答えを返す場合、すべてのメールアカウントが使えなくなります。
        """),
    fix: Text(
      en: "List the company's own domains in SupplementalMatchDomains, without an empty string.",
      ja: "SupplementalMatchDomains には社内のドメインだけを並べ、空の文字列を入れないでください。"),
    symptoms: [.s2],
    guide: [14, 10],
    bad: [
      .vpn(
        "IKEv2", "",
        beside: Self.dns(
          """
          <key>SupplementalMatchDomains</key>
          <array>
          <string>example.com</string>
          ▶<string></string>
          </array>
          """)),
      .vpn(
        "VPN", "",
        beside: """
          <key>DNS</key>
          <dict>
          <key>ServerAddresses</key>
          ▶<array>
          <string>192.0.2.53</string>
          </array>
          </dict>
          """),
    ],
    good: [
      .vpn(
        "IKEv2", "",
        beside: Self.dns(
          """
          <key>SupplementalMatchDomains</key>
          <array>
          <string>example.com</string>
          </array>
          """)),
      .vpn(
        "IKEv2", "",
        beside: Self.dns("<key>SupplementalMatchDomains</key>\n<array>\n<string>$DOMAINS</string>\n</array>")),
      // All traffic goes through it anyway.
      .vpn(
        "IPSec", "",
        beside: Self.dns("<key>SupplementalMatchDomains</key>\n<array>\n<string></string>\n</array>") + """

          <key>IPv4</key>
          <dict>
          <key>OverridePrimary</key>
          <integer>1</integer>
          </dict>
          """),
      // Only for the names that single apps ask for.
      .perAppVPN("IKEv2", "", beside: Self.dns("")),
      // A form that was left empty.
      .vpn(
        "IKEv2", "",
        beside: """
          <key>DNS</key>
          <dict>
          <key>ServerAddresses</key>
          <array>
          <string></string>
          </array>
          <key>SupplementalMatchDomains</key>
          <array>
          <string></string>
          </array>
          </dict>
          """),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.vpns.compactMap { vpn -> Finding? in
      guard !vpn.isPerApp, vpn.settings != nil, !vpn.mayCarryAllTraffic, let dns = vpn.dns,
        let resolver = dns.strings("ServerAddresses").first(where: { !$0.value.isEmpty })
      else { return nil }
      if let all = dns.strings("SupplementalMatchDomains").first(where: { $0.value.isEmpty }) {
        return finding(
          at: all.place,
          Text(
            en:
              "the empty string sends every name to \(resolver.value.quoted) while \(vpn.label.en) is connected",
            ja: "空の文字列があるため、\(vpn.label.ja) の接続中はすべての名前を \(resolver.value.quoted) に問い合わせます"))
      }
      guard dns.isEmpty("SupplementalMatchDomains"),
        let addresses = dns.child("ServerAddresses").map(dns.place(of:))
      else { return nil }
      return finding(
        .note, at: addresses,
        Text(
          en: "without SupplementalMatchDomains \(resolver.value.quoted) may be asked for every name",
          ja: "SupplementalMatchDomains がないため、すべての名前を \(resolver.value.quoted) に問い合わせることがあります"))
    }
    return device.withPassages(findings)
  }

  private static func dns(_ keys: String) -> String {
    """
    <key>DNS</key>
    <dict>
    <key>ServerAddresses</key>
    <array>
    <string>192.0.2.53</string>
    </array>
    \(keys)
    </dict>
    """
  }
}

extension VPN {
  /// Whether all traffic goes through it, or may, because the value is not known.
  fileprivate var mayCarryAllTraffic: Bool {
    if carriesAllTraffic || overridesPrimary.value == true { return true }
    return [includesAllNetworks, overridesPrimary].contains { if case .unknown = $0 { true } else { false } }
  }
}
