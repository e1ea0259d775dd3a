/// Encrypted DNS for every name, with no other resolver to turn to.
///
/// AllowFailover came with OS 26 and is false unless it is set; before, there was no failover at all. On-demand
/// rules help where they leave a network to its own resolver; a rule that disconnects on one SSID helps on
/// none of the others. A resolver for an organisation's own names has no substitute, so it is left alone.
struct DNSNoFailover: Rule {
  let about = About(
    id: "dns-no-failover",
    level: .note,
    reads: .dns,
    title: Text(
      en: "No other resolver when this one does not answer",
      ja: "DNS サーバーが応答しないときの代わりがない"),
    why: Text(
      en: """
        Some networks block encrypted DNS, and every resolver is down at times. The device then knows no \
        name at all: mail, web and sign-in pages stop, although the network itself is fine.
        """,
      ja: """
        暗号化 DNS を遮断するネットワークもあれば、DNS サーバー自体が止まることもあります。そのとき、デバイスは名前をまったく\
        解決できず、ネットワークが正常でもメール・Web・サインイン画面がすべて使えなくなります。
        """),
    fix: Text(
      en: "Set AllowFailover to true (OS 26), unless names may never go to another resolver.",
      ja: "ほかの DNS サーバーへの問い合わせを禁じる方針でなければ、AllowFailover を true にしてください (OS 26 以降)。"),
    symptoms: [.s2],
    guide: [13, 14, 10],
    bad: [
      ExampleDNS.payload(mark: "▶"),
      ExampleDNS.payload(settings: "<key>AllowFailover</key>\n▶<false/>"),
      ExampleDNS.payload(
        ExampleDNS.rules(ExampleDNS.rule("Disconnect", ssid: "Home") + ExampleDNS.rule("Connect")), mark: "▶"),
    ],
    good: [
      ExampleDNS.payload(settings: "<key>AllowFailover</key>\n<true/>"),
      ExampleDNS.payload(settings: "<key>AllowFailover</key>\n<string>{{failover}}</string>"),
      ExampleDNS.payload(settings: ExampleDNS.matching("example.com")),
      // Used only while a page of the resolver's own can be fetched.
      ExampleDNS.payload(
        ExampleDNS.rules(
          ExampleDNS.rule("Connect", "<key>URLStringProbe</key>\n<string>https://dns.example.com/ok</string>")
            + ExampleDNS.rule("Disconnect"))),
    ])

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.compactMap { dns in
      guard dns.hasNoFailover, let settings = dns.settings else { return nil }
      return finding(at: dns.allowsFailover.place ?? settings.place, message(dns))
    }
  }

  private func message(_ dns: DNSSettings) -> Text {
    if dns.allowsFailover.isAbsent {
      Text(
        en: "AllowFailover is absent, so no name resolves while this resolver does not answer",
        ja: "AllowFailover がないため、この DNS サーバーが応答しない間は名前を解決できません")
    } else {
      Text(
        en: "AllowFailover is false, so no name resolves while this resolver does not answer",
        ja: "AllowFailover が false のため、この DNS サーバーが応答しない間は名前を解決できません")
    }
  }
}
