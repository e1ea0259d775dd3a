/// Relays that carry every connection of the device, Apple's services and mail included.
///
/// Apple: with MatchDomains and MatchFQDNs empty or missing, connections to all domains go through the
/// relays, except to those that are excluded. Relays for managed apps only (RelayUUID) are a note.
struct RelayAllDomains: Rule {
  let about = About(
    id: "relay-all-domains",
    level: .warning,
    reads: .relays,
    title: Text(
      en: "Every connection goes through relays",
      ja: "すべての接続がリレーを通る"),
    why: Text(
      en: """
        While the relays are down or overloaded, mail, iCloud and sign-in pages fail on every network at \
        once, although each of them can be reached directly.
        """,
      ja: """
        リレーが止まったり混雑したりすると、直接なら届く場合でも、メール・iCloud・サインイン画面がどのネットワークでも\
        同時に使えなくなります。
        """),
    fix: Text(
      en:
        "Name the domains that need the relays in MatchDomains, or Apple's and mail domains in ExcludedDomains.",
      ja: "リレーが必要なドメインを MatchDomains に書くか、Apple とメールのドメインを ExcludedDomains に書いてください。"),
    symptoms: [.s2],
    guide: [42],
    bad: [
      .payload("com.apple.relay.managed", "▶PayloadType\n" + Self.relay("")),
      .payload(
        "com.apple.relay.managed",
        "▶PayloadType\n" + Self.relay("<key>MatchDomains</key>\n<array/>\n" + Self.excluded(["example.net"]))),
      .payload(
        "com.apple.relay.managed",
        "▶PayloadType\n"
          + Self.relay("<key>RelayUUID</key>\n<string>5EED0000-0000-4000-8000-0000000000AA</string>")),
    ],
    good: [
      .payload(
        "com.apple.relay.managed",
        Self.relay("<key>MatchDomains</key>\n<array>\n<string>example.com</string>\n</array>")),
      .payload(
        "com.apple.relay.managed",
        Self.relay("<key>MatchFQDNs</key>\n<array>\n<string>$INTRANET</string>\n</array>")),
      .payload(
        "com.apple.relay.managed", Self.relay(Self.excluded(["apple.com", "*.icloud.com", "me.com"]))),
      .payload("com.apple.relay.managed", Self.relay(Self.excluded(["{{excluded.domains}}"]))),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.relays.compactMap { relay -> Finding? in
      guard relay.coversAllDomains, !relay.hasUnknownExclusions, !relay.entries.sections("Relays").isEmpty
      else { return nil }
      let carried = AppleDomain.services.filter { relay.carries($0) }
      guard !carried.isEmpty else { return nil }
      let list = carried.joined(separator: ", ")
      return finding(
        relay.isPerApp ? .note : .warning, at: device.payloads[relay.payload].place,
        Text(
          en: "no MatchDomains, so every connection is relayed, also to \(list)",
          ja: "MatchDomains がないため、\(list) を含むすべての接続がリレーを通ります"))
    }
    return device.withPassages(findings)
  }

  private static func relay(_ keys: String) -> String {
    """
    <key>Relays</key>
    <array>
    <dict>
    <key>HTTP3RelayURL</key>
    <string>https://relay.example.com</string>
    </dict>
    </array>
    \(keys)
    """
  }

  private static func excluded(_ domains: [String]) -> String {
    let items = domains.map { "<string>\($0)</string>" }.joined(separator: "\n")
    return "<key>ExcludedDomains</key>\n<array>\n\(items)\n</array>"
  }
}
