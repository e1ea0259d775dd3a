/// A rule of Mail sends messages on to somebody else.
struct ExportRuleForward: Rule {
  let about = About(
    id: "export-rule-forward",
    level: .note,
    reads: .exports,
    title: Text(en: "Mail rule forwards messages", ja: "メールを転送するルール"),
    why: Text(
      en: "A forgotten rule sends copies out of the house, loops, or fails SPF at the other end.",
      ja: "忘れられた転送ルールは、社外への流出やループ、転送先での SPF 不合格の原因になります。"),
    fix: Text(
      en: "Open Mail > Settings > Rules, and remove the rule or its forwarding.",
      ja: "メールの「設定」>「ルール」で、ルールか転送の指定を削除してください。"),
    symptoms: [.s4],
    guide: [63, 62],
    bad: [.mailRule("<key>ForwardTo</key>\n▶<string>taro@example.net</string>")],
    good: [.mailRule("<key>ForwardTo</key>\n<string>taro@example.net</string>", isActive: false)])

  func check(_ device: Device) -> [Finding] {
    device.mailRules.compactMap { rule in
      guard rule.isActive, let address = rule.forwardsTo else { return nil }
      return finding(
        at: address.place,
        Text(
          en: "rule \(rule.name.quoted) forwards messages to \(address.value.quoted)",
          ja: "ルール \(rule.name.quoted) がメールを \(address.value.quoted) に転送しています"))
    }
  }
}
