import LocatedPlist

/// Wi-Fi Assist by policy, and SIM cards that two rules claim.
///
/// Apple's schema: policy 2 is the system's own, 3 leaves a poor Wi-Fi sooner, and all ICCIDs in all installed
/// payloads have to be unique. The catalogue has a note for 2 too; that one changes nothing. An ICCID is a
/// person's, so no message repeats it.
struct NetworkUsageWiFiAssist: Rule {
  let about = About(
    id: "network-usage-wifi-assist",
    level: .error,
    reads: .preferences,
    keys: ["SIMRules"],
    title: Text(en: "Wi-Fi Assist by policy", ja: "Wi-Fi アシストの設定"),
    why: Text(
      en: """
        With policy 3 a device leaves a weak Wi-Fi network early, so the line changes often and uses mobile \
        data. Apple accepts each SIM card in one rule only.
        """,
      ja: """
        ポリシー 3 では弱い Wi-Fi から早めにモバイル通信へ切り替わるため、回線が頻繁に変わり、通信量も増えます。\
        また、一枚の SIM カードは一つの規則にしか書けません。
        """),
    fix: Text(
      en: "Use policy 2 where people do not move about, and name each ICCID once.",
      ja: "移動の少ない環境ではポリシー 2 を使い、ICCID はそれぞれ一度だけ書いてください。"),
    symptoms: [.s9],
    guide: [46],
    bad: [
      .payload("com.apple.networkusagerules", rules([("89310410106543789301", "▶<integer>3</integer>")])),
      .payload(
        "com.apple.networkusagerules",
        rules(
          [
            ("89310410106543789301", "<integer>2</integer>"),
            ("89310410106543789301", "<integer>2</integer>"),
          ], mark: "▶")),
    ],
    good: [
      .payload(
        "com.apple.networkusagerules",
        rules([
          ("89310410106543789301", "<integer>2</integer>"),
          ("89310410106543789319", "<integer>2</integer>"),
        ])),
      .payload(
        "com.apple.networkusagerules",
        rules([("$ICCID", "<integer>2</integer>"), ("$ICCID", "<string>$POLICY</string>")])),
    ])

  func check(_ device: Device) -> [Finding] {
    let replaced = device.replacedProfiles
    let rules = device.preferences(.networkUsage)
      .filter { !replaced.contains(device.payloads[$0.payload].profile) }
      .flatMap { $0.entries.sections("SIMRules") }
    return rules.compactMap(eagerPolicy) + repeats(in: rules.flatMap { $0.strings("ICCIDs") })
  }

  private func eagerPolicy(_ rule: Entries) -> Finding? {
    guard let policy = rule.integer("WiFiAssistPolicy").located, policy.value == 3 else { return nil }
    return finding(
      .note, at: policy.place,
      Text(
        en: "policy 3 leaves weak Wi-Fi early and uses more mobile data; 2 is the system's own",
        ja: "ポリシー 3 は弱い Wi-Fi から早めに切り替わり、通信量が増えます。2 がシステムの既定です"))
  }

  private func repeats(in cards: [Located<String>]) -> [Finding] {
    var firsts: [String: Place] = [:]
    return cards.compactMap { card in
      guard let first = firsts[card.value] else {
        firsts[card.value] = card.place
        return nil
      }
      return finding(
        at: card.place,
        Text(
          en: "this ICCID stands in another rule already; each may be named once on a device",
          ja: "この ICCID はすでに別の規則に書かれています。一つのデバイスに書けるのは一度だけです")
      )
      .related(to: first, Text(en: "first named here", ja: "最初に書かれているのはここです"))
    }
  }

  /// - Parameter mark: stands before the last ICCID.
  private static func rules(_ rules: [(card: String, policy: String)], mark: String = "") -> String {
    let dictionaries = rules.enumerated().map { number, rule in
      """
      <dict>
      <key>ICCIDs</key>
      <array>
      \(number == rules.count - 1 ? mark : "")<string>\(rule.card)</string>
      </array>
      <key>WiFiAssistPolicy</key>
      \(rule.policy)
      </dict>
      """
    }
    return "<key>SIMRules</key>\n<array>\n\(dictionaries.joined(separator: "\n"))\n</array>"
  }
}
