/// Encrypted DNS that the user cannot turn off (ProhibitDisablement).
///
/// Always a note: the catalogue raises it where no other resolver is left when this one fails, which before
/// OS 26 holds for every profile of this kind.
struct DNSLocked: Rule {
  let about = About(
    id: "dns-locked",
    level: .note,
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
      en: "Leave ProhibitDisablement out unless this resolver must be used.",
      ja: "この DNS サーバーの利用が必須でなければ、ProhibitDisablement を外してください。"),
    symptoms: [.s2],
    guide: [13, 10],
    bad: [
      Self.dns("<key>ProhibitDisablement</key>\n▶<true/>")
    ],
    good: [
      Self.dns("<key>ProhibitDisablement</key>\n<false/>"),
      Self.dns(""),
    ])

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.compactMap { settings in
      guard let locked = settings.prohibitsDisablement.located, locked.value else { return nil }
      return finding(
        at: locked.place,
        Text(
          en: "ProhibitDisablement keeps the user from going back to automatic DNS",
          ja: "ProhibitDisablement のため、利用者は DNS を自動に戻せません"))
    }
  }

  private static func dns(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload(
      "com.apple.dnsSettings.managed",
      """
      <key>DNSSettings</key>
      <dict>
      <key>DNSProtocol</key>
      <string>HTTPS</string>
      <key>ServerURL</key>
      <string>https://dns.example.com/dns-query</string>
      </dict>
      \(keys)
      """, fileID: fileID, line: line)
  }
}
