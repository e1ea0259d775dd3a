/// Encrypted DNS that answers every name.
///
/// On-demand rules are followed, not counted: rules that connect on Wi-Fi and on mobile data leave nothing
/// out, and EvaluateConnection with NeverConnect takes every name but its own ("with per-domain exceptions",
/// Apple's schema).
struct DNSAllDomains: Rule {
  let about = About(
    id: "dns-all-domains",
    level: .note,
    reads: .dns,
    title: Text(
      en: "One resolver for every name",
      ja: "すべての名前を 1 つの DNS サーバーで解決する"),
    why: Text(
      en: """
        Every name that the device looks up, the mail servers' included, is asked of this resolver instead \
        of the network's own. If it filters, is slow or cannot be reached, mail fails on every network alike.
        """,
      ja: """
        メールサーバーを含むすべての名前を、ネットワーク標準の DNS ではなくこの DNS サーバーに問い合わせます。遮断・遅延・障害が\
        あると、どのネットワークでも同じようにメールが使えなくなります。
        """),
    fix: Text(
      en: "If it is meant for some names only, list them in SupplementalMatchDomains.",
      ja: "特定の名前だけに使う場合は、SupplementalMatchDomains に列挙してください。"),
    symptoms: [.s2],
    guide: [13, 10],
    bad: [
      ExampleDNS.payload(mark: "▶"),
      ExampleDNS.payload(
        ExampleDNS.only(on: .wifi), mark: "▶"),
      ExampleDNS.payload(ExampleDNS.rules(ExampleDNS.evaluate("NeverConnect", "example.net")), mark: "▶"),
      ExampleDNS.payload(settings: ExampleDNS.matching(""), mark: "▶"),
    ],
    good: [
      ExampleDNS.payload(settings: ExampleDNS.matching("example.com")),
      // Only on one network.
      ExampleDNS.payload(
        ExampleDNS.rules(ExampleDNS.rule("Connect", ssid: "Office") + ExampleDNS.rule("Disconnect"))),
      ExampleDNS.payload(ExampleDNS.rules(ExampleDNS.evaluate("ConnectIfNeeded", "example.com"))),
      ExampleDNS.payload(ExampleDNS.rules(ExampleDNS.rule("$DNS_ACTION"))),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.dnsSettings.compactMap { dns -> Finding? in
      guard let settings = dns.settings, !dns.networksOfAllNames.isEmpty else { return nil }
      return finding(
        at: settings.place, message(dns.resolver.flatMap { ResolverURL($0).host ?? dns.serverName.value }))
    }
    return device.withPassages(findings)
  }

  private func message(_ host: String?) -> Text {
    guard let host else {
      return Text(
        en: "this resolver is asked for every name, the mail servers' included",
        ja: "メールサーバーを含むすべての名前をこの DNS サーバーに問い合わせます")
    }
    return Text(
      en: "\(host.quoted) is asked for every name, the mail servers' included",
      ja: "メールサーバーを含むすべての名前を \(host.quoted) に問い合わせます")
  }
}
