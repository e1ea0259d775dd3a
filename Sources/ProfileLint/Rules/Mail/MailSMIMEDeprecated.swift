/// Switches of S/MIME that current systems ignore.
///
/// Apple's schema: SMIMEEnabled is ignored since iOS 10, SMIMEEnablePerMessageSwitch is deprecated (iOS 10
/// in the schema's attribute, iOS 12 in its text). Only a switch that is on, without the one that took its
/// place, changes anything for its author: editors write `false` by default, and both for old systems.
struct MailSMIMEDeprecated: Rule {
  let about = About(
    id: "mail-smime-deprecated",
    level: .note,
    reads: .accounts,
    keys: ["SMIMEEnabled", "SMIMEEnablePerMessageSwitch"],
    title: Text(en: "Old S/MIME key", ja: "古い S/MIME のキー"),
    why: Text(
      en: "Current systems ignore the key, so S/MIME is not what the profile says.",
      ja: "現在の OS はこのキーを無視するため、S/MIME はプロファイルの記述どおりになりません。"),
    fix: Text(
      en:
        "Use SMIMESigningEnabled, and SMIMEEnableEncryptionPerMessageSwitch for the switch in new messages.",
      ja: """
        SMIMESigningEnabled を使ってください。メッセージごとの切り替えには \
        SMIMEEnableEncryptionPerMessageSwitch を使います。
        """),
    symptoms: [],
    bad: [
      .mail("<key>SMIMEEnabled</key>\n▶<true/>"),
      .mail("<key>SMIMEEnablePerMessageSwitch</key>\n▶<true/>"),
    ],
    good: [
      .mail("<key>SMIMEEnabled</key>\n<false/>"),
      .mail(
        """
        <key>SMIMEEnabled</key>
        <true/>
        <key>SMIMESigningEnabled</key>
        <true/>
        """),
      .mail(
        """
        <key>SMIMEEnableEncryptionPerMessageSwitch</key>
        <true/>
        <key>SMIMEEnablePerMessageSwitch</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.flatMap { account in
      Self.replacements.compactMap { old, current in
        guard account.hasMailOptions, let setting = account.entries.boolean(old).located, setting.value,
          !current.contains(where: account.entries.has)
        else { return nil }
        return finding(
          at: setting.place,
          Text(
            en: "\(old) has no effect on current systems; use \(current[0])",
            ja: "\(old) は現在の OS では効果がありません。\(current[0]) を使ってください"))
      }
    }
  }

  private static let replacements: [(old: StaticString, current: [StaticString])] = [
    ("SMIMEEnabled", ["SMIMESigningEnabled", "SMIMEEncryptionEnabled", "SMIMEEncryptByDefault"]),
    ("SMIMEEnablePerMessageSwitch", ["SMIMEEnableEncryptionPerMessageSwitch"]),
  ]
}
