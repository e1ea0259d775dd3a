/// An account that cannot send large attachments through Mail Drop.
///
/// Apple's schema: allowMailDrop is false by default, so an absent key means the same.
struct MailDropDisabled: Rule {
  let about = About(
    id: "mail-drop-disabled",
    level: .note,
    reads: .accounts,
    title: Text(en: "Mail Drop off", ja: "Mail Drop がオフ"),
    why: Text(
      en: """
        Without Mail Drop a large attachment goes through the mail server, and is refused there when it is \
        larger than the server takes.
        """,
      ja: """
        Mail Drop を使わないと、大きな添付ファイルもメールサーバーを通ります。\
        サーバーの上限を超えると送信できません。
        """),
    fix: Text(
      en: "Set allowMailDrop to true, if the organisation's attachments may be stored in iCloud.",
      ja: "添付ファイルを iCloud に置いてもよい組織では、allowMailDrop を true にしてください。"),
    symptoms: [.s5],
    guide: [25],
    bad: [
      .mail("<key>allowMailDrop</key>\n▶<false/>"),
      .mail("▶dict\nwithout: allowMailDrop"),
    ],
    good: [
      .mail("<key>allowMailDrop</key>\n<true/>"),
      .mail("<key>allowMailDrop</key>\n<string>{{mail_drop}}</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      guard account.hasMailOptions else { return nil }
      let setting = account.entries.boolean("allowMailDrop")
      if setting.isAbsent {
        return finding(
          at: account.place,
          Text(
            en: "allowMailDrop is missing, which means off; attachments are limited by the mail server",
            ja: "allowMailDrop がないためオフになり、添付ファイルの大きさはメールサーバーの上限に従います"))
      }
      guard setting.value == false, let place = setting.place else { return nil }
      return finding(
        at: place,
        Text(
          en: "allowMailDrop is false; attachments are limited by the mail server",
          ja: "allowMailDrop が false のため、添付ファイルの大きさはメールサーバーの上限に従います"))
    }
  }
}
