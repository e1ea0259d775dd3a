/// A rule of Mail moves or deletes nearly every message.
struct ExportRuleHidesMail: Rule {
  let about = About(
    id: "export-rule-hides-mail",
    level: .note,
    reads: .exports,
    title: Text(en: "Mail rule that catches nearly everything", ja: "ほとんどのメールに当てはまるルール"),
    why: Text(
      en:
        "A rule without criteria, or with one that every message meets, moves or deletes mail before anybody sees it.",
      ja: "条件がないか、どのメールにも当てはまる条件のルールは、見る前にメールを移動または削除してしまいます。"),
    fix: Text(
      en: "Open Mail > Settings > Rules, and narrow the criterion or remove the rule.",
      ja: "メールの「設定」>「ルール」で条件を絞るか、ルールを削除してください。"),
    symptoms: [.s4],
    guide: [63, 90],
    bad: [
      .mailRule("<key>Deletes</key>\n▶<true/>", from: "@"),
      .mailRule("<key>ShouldTransferMessage</key>\n▶<string>YES</string>", header: "AnyMessage"),
    ],
    good: [.mailRule("<key>Deletes</key>\n<true/>")])

  func check(_ device: Device) -> [Finding] {
    device.mailRules.compactMap { rule in
      guard rule.isActive, rule.catchesEverything, let action = rule.hidesAt else { return nil }
      return finding(
        at: action,
        Text(
          en: "rule \(rule.name.quoted) moves or deletes nearly every message; narrow its criteria",
          ja: "ルール \(rule.name.quoted) がほとんどのメールを移動または削除します。条件を絞ってください"))
    }
  }
}
