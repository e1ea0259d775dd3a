/// Encrypted DNS that the user cannot turn off (ProhibitDisablement).
///
/// A warning where no other resolver is left when this one fails (`dns-no-failover`): then there is no way
/// out at all.
struct DNSLocked: Rule {
  let about = About(
    id: "dns-locked",
    level: .warning,
    reads: .dns,
    title: Text(
      en: "DNS setting that the user cannot turn off",
      ja: "利用者がオフにできない DNS 設定"),
    why: Text(
      en: """
        With ProhibitDisablement the user cannot go back to the network's own DNS. When the resolver does \
        not answer, or blocks a mail host, "switch DNS to automatic" is no way out.
        """,
      ja: """
        ProhibitDisablement が有効だと、利用者はネットワーク標準の DNS に戻せません。DNS サーバーが応答しない場合や、\
        メールサーバーの名前を塞いでいる場合に、「DNS を自動に戻す」という対処ができません。
        """),
    fix: Text(
      en:
        "Leave ProhibitDisablement out unless this resolver must be used, or set AllowFailover to true (OS 26).",
      ja: "この DNS サーバーの利用が必須でなければ ProhibitDisablement を外すか、AllowFailover を true にしてください (OS 26 以降)。"),
    symptoms: [.s2],
    guide: [13, 10],
    bad: [
      ExampleDNS.payload("<key>ProhibitDisablement</key>\n▶<true/>"),
      ExampleDNS.payload(
        "<key>ProhibitDisablement</key>\n▶<true/>", settings: "<key>AllowFailover</key>\n<true/>"),
      ExampleDNS.payload(
        "<key>ProhibitDisablement</key>\n▶<true/>", settings: ExampleDNS.matching("example.com")),
    ],
    good: [
      ExampleDNS.payload("<key>ProhibitDisablement</key>\n<false/>"),
      ExampleDNS.payload(),
    ])

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.compactMap { settings in
      guard let locked = settings.prohibitsDisablement.located, locked.value else { return nil }
      if settings.hasNoFailover {
        return finding(
          at: locked.place,
          Text(
            en:
              "while this resolver does not answer, nobody can go back to automatic DNS; set AllowFailover to true",
            ja: "この DNS サーバーが応答しない間も、DNS を自動に戻せません。AllowFailover を true にしてください"))
      }
      return finding(
        .note, at: locked.place,
        Text(
          en: "ProhibitDisablement keeps the user from going back to automatic DNS",
          ja: "ProhibitDisablement のため、利用者は DNS を自動に戻せません"))
    }
  }
}
