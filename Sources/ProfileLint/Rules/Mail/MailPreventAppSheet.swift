/// An account that only the app Mail may send from.
///
/// Apple's schema: PreventAppSheet keeps the account from sending mail in any other app.
struct MailPreventAppSheet: Rule {
  let about = About(
    id: "mail-prevent-app-sheet",
    level: .note,
    reads: .accounts,
    keys: ["PreventAppSheet"],
    title: Text(
      en: "Account only for the app Mail",
      ja: "「メール」以外から送信できないアカウント"),
    why: Text(
      en: """
        Sharing a photo or a document by mail from another app offers no such account, and says nothing \
        about the reason.
        """,
      ja: "ほかのアプリから写真や書類をメールで共有するとき、このアカウントは選べません。理由も表示されません。"),
    fix: Text(
      en: "Remove PreventAppSheet if people send from other apps.",
      ja: "ほかのアプリからも送信する場合は、PreventAppSheet を削除してください。"),
    symptoms: [.s5],
    guide: [89],
    bad: [
      .mail("<key>PreventAppSheet</key>\n▶<true/>"),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>eas.example.com</string>
        <key>PreventAppSheet</key>
        ▶<true/>
        <key>SSL</key>
        <true/>
        """),
    ],
    good: [
      .mail("<key>PreventAppSheet</key>\n<false/>"),
      .mail("<key>PreventAppSheet</key>\n<string>${MAIL_ONLY}</string>"),
      // Without mail there is nothing to send.
      .payload(
        "com.apple.eas.account",
        """
        <key>EnableMail</key>
        <false/>
        <key>Host</key>
        <string>eas.example.com</string>
        <key>PreventAppSheet</key>
        <true/>
        <key>SSL</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      guard account.hasMailOptions, let setting = account.entries.boolean("PreventAppSheet").located,
        setting.value
      else { return nil }
      return finding(
        at: setting.place,
        Text(
          en: "PreventAppSheet is true, so no app but Mail can send from this account",
          ja: "PreventAppSheet が true のため、「メール」以外のアプリからはこのアカウントで送信できません"))
    }
  }
}
