/// Several accounts that mail can be sent from.
///
/// No payload says which of them is the default. A mailbox that is set up twice counts once.
struct MailSeveralAccounts: Rule {
  let about = About(
    id: "mail-several-accounts",
    level: .note,
    reads: .accounts,
    title: Text(en: "Several mail accounts", ja: "複数のメールアカウント"),
    why: Text(
      en: """
        New messages are sent from the default account, which no profile can set; it depends on the order of \
        installation and on the user.
        """,
      ja: """
        新規メールはデフォルトのアカウントから送られますが、これはプロファイルでは指定できません。\
        インストールの順序や利用者の設定によって変わります。
        """),
    fix: Text(
      en: "Tell people which account to choose as the default in Settings.",
      ja: "設定でどのアカウントをデフォルトにするかを、利用者に案内してください。"),
    symptoms: [.s5],
    guide: [88],
    yieldsTo: ["carrier-mail-with-icloud"],
    bad: [
      .payloads([
        (
          "com.apple.eas.account",
          """
          <key>EmailAddress</key>
          <string>taro@example.com</string>
          <key>Host</key>
          <string>eas.example.com</string>
          <key>SSL</key>
          <true/>
          """
        ), ("com.apple.google-oauth", "▶dict\n<key>EmailAddress</key>\n<string>taro@gmail.com</string>"),
      ])
    ],
    good: [
      .mail("<key>EmailAddress</key>\n<string>taro@example.com</string>"),
      .payloads([
        ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@gmail.com</string>"),
        (
          "com.apple.eas.account",
          """
          <key>EnableMail</key>
          <false/>
          <key>Host</key>
          <string>eas.example.com</string>
          <key>SSL</key>
          <true/>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let accounts = device.mailboxes
    guard accounts.count > 1, !accounts.contains(where: { $0.mail?.isExported == true }) else { return [] }
    return [
      finding(
        at: accounts[1].place,
        Text(
          en: "\(accounts.count) accounts can send mail, and no profile says which is the default",
          ja: "メールを送信できるアカウントが \(accounts.count) 個あり、デフォルトは指定できません")
      )
      .related(to: accounts[0].place, Text(en: "the first one", ja: "一つ目のアカウント"))
    ]
  }
}
