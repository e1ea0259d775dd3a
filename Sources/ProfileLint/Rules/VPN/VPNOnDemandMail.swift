import ProfileSchema

/// A VPN that connects on demand for a mail or Apple server that stands on the internet.
///
/// Domains of EvaluateConnection and the lists from before iOS 7 are followed as Apple describes them: a rule
/// or a NeverConnect above spares a host. A company's own mail server behind its own VPN is what on demand is
/// for, so only Apple's hosts count, and those that a public mail provider documents, unless the gateway is
/// that provider's. The catalogue would speak about every host of an account.
struct VPNOnDemandMail: Rule {
  let about = About(
    id: "vpn-on-demand-mail",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "VPN On Demand for a public mail or Apple server",
      ja: "公開メールサーバーや Apple のサーバーで VPN のオンデマンド接続が起動する"),
    why: Text(
      en: """
        When the name does not resolve for a moment, the device starts the VPN and sends mail through it. \
        A gateway that filters mail ports, inspects TLS or is down then stops an account that needs no VPN.
        """,
      ja: """
        名前解決が一瞬失敗しただけで VPN が起動し、メールの通信がトンネルに入ります。ゲートウェイがメールのポートを塞ぐ、\
        TLS を検査する、止まっているといった場合、VPN の不要なアカウントまで使えなくなります。
        """),
    fix: Text(
      en: "Name only the company's own domains, or put the host under NeverConnect above.",
      ja: "社内のドメインだけを指定するか、先に評価される NeverConnect にそのホストを入れてください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .vpn("IKEv2", Self.evaluating(["intranet.example.com", "▶mail.me.com"])),
      .vpn(
        "IPSec",
        """
        <key>OnDemandEnabled</key>
        <integer>1</integer>
        <key>OnDemandMatchDomainsAlways</key>
        <array>
        ▶<string>.icloud.com</string>
        </array>
        """),
      .payloads([
        ("com.apple.vpn.managed", Example.vpnKeys("IKEv2", Self.evaluating(["▶gmail.com"]))),
        (
          "com.apple.mail.managed",
          Example.mailKeys(
            """
            <key>EmailAddress</key>
            <string>user@gmail.com</string>
            <key>IncomingMailServerHostName</key>
            <string>imap.gmail.com</string>
            <key>IncomingMailServerUsername</key>
            <string>user@gmail.com</string>
            <key>OutgoingMailServerHostName</key>
            <string>smtp.gmail.com</string>
            <key>OutgoingMailServerUsername</key>
            <string>user@gmail.com</string>
            """, number: 1)
        ),
      ]),
    ],
    good: [
      // The company's own mail server behind the company's VPN.
      .payloads([
        ("com.apple.vpn.managed", Example.vpnKeys("IKEv2", Self.evaluating(["example.com"]))),
        ("com.apple.mail.managed", Example.mailKeys("", number: 1)),
      ]),
      .vpn(
        "IKEv2", Self.evaluating(["apple.com", "icloud.com", "me.com"], "NeverConnect")),
      .vpn("IKEv2", Self.evaluating(["developer.apple.com", "pineapple.com", "", "$DOMAINS"])),
      // Spared by the list that excludes.
      .vpn(
        "VPN",
        """
        <key>OnDemandEnabled</key>
        <integer>1</integer>
        <key>OnDemandMatchDomainsOnRetry</key>
        <array>
        <string>me.com</string>
        </array>
        <key>OnDemandMatchDomainsNever</key>
        <array>
        <string>mail.me.com</string>
        </array>
        """),
      .perAppVPN("IKEv2", Self.evaluating(["mail.me.com"])),
    ])

  func check(_ device: Device) -> [Finding] {
    let vpns = device.vpns.filter { $0.connectsOnDemand && !$0.isPerApp }
    if vpns.isEmpty { return [] }
    let servers = PublicServer.ofAccounts(on: device) + PublicServer.ofApple
    return vpns.flatMap { findings($0, servers) }
  }

  /// One for each domain, about the first server that it names.
  private func findings(_ vpn: VPN, _ servers: [PublicServer]) -> [Finding] {
    let domains = DomainSet(vpn.onDemand.connectingDomains)
    let named = servers.filter { domains.covers($0.host) && !$0.belongs(to: vpn) }.compactMap { server in
      domain(of: vpn.onDemand, for: server).map { (domain: $0, server: server) }
    }
    return Dictionary(grouping: named, by: \.domain.place).compactMap { place, named in
      guard let (domain, server) = named.first else { return nil }
      let message = Text(
        en: "\(domain.value.quoted) starts \(vpn.label.en) for \(server.address.quoted), which needs no VPN",
        ja: "\(domain.value.quoted) のため、VPN の不要な \(server.address.quoted) でも \(vpn.label.ja) が起動します")
      let accounts = named.compactMap(\.server.accountPlace).prefix(3)
      return accounts.reduce(finding(at: place, message)) {
        $0.related(to: $1, Text(en: "an account uses this server", ja: "アカウントがこのサーバーを使っています"))
      }
    }
  }

  /// The domain that starts the VPN for a server on some kind of network.
  private func domain(of onDemand: OnDemandRules, for server: PublicServer) -> Located<String>? {
    OnDemandRules.Interface.allCases.lazy.compactMap { onDemand.match(server.host, on: $0)?.domain }.first
  }

  private static func evaluating(_ domains: [String], _ action: String = "ConnectIfNeeded") -> String {
    let elements = domains.map { domain in
      domain.hasPrefix("▶") ? "▶<string>\(domain.dropFirst())</string>" : "<string>\(domain)</string>"
    }
    return """
      <key>OnDemandEnabled</key>
      <integer>1</integer>
      <key>OnDemandRules</key>
      <array>
      <dict>
      <key>Action</key>
      <string>EvaluateConnection</string>
      <key>ActionParameters</key>
      <array>
      <dict>
      <key>DomainAction</key>
      <string>\(action)</string>
      <key>Domains</key>
      <array>
      \(elements.joined(separator: "\n"))
      </array>
      </dict>
      </array>
      </dict>
      </array>
      """
  }
}
