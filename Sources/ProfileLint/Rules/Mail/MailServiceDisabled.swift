/// An Exchange account whose mail is switched off.
///
/// Apple's schema: one of EnableMail, EnableContacts, EnableCalendars, EnableReminders and EnableNotes has
/// to be true; all default to true. The catalogue has a warning for EnableMail false. Many organisations
/// read mail in another app and want nothing but contacts and calendars here, so that is a note; an account
/// with all five off is the warning.
struct MailServiceDisabled: Rule {
  let about = About(
    id: "mail-service-disabled",
    level: .warning,
    reads: .accounts,
    keys: ["EnableMail"],
    title: Text(en: "Exchange account without mail", ja: "メールが無効な Exchange アカウント"),
    why: Text(
      en: "The account is there, but Mail does not show it until somebody switches Mail on in Settings.",
      ja: "アカウントはあっても、設定でメールをオンにするまで「メール」には表示されません。"),
    fix: Text(
      en: "Turn Mail on for the account, or remove the key, unless mail is read in another app.",
      ja: "別のアプリでメールを読むのでなければ、メールをオンにするか、キーを削除してください。"),
    symptoms: [.s1],
    guide: [35],
    bad: [
      .payload(
        "com.apple.eas.account",
        """
        <key>EnableMail</key>
        ▶<false/>
        <key>Host</key>
        <string>eas.example.com</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EnableCalendars</key>
        <false/>
        <key>EnableContacts</key>
        <false/>
        <key>EnableMail</key>
        ▶<false/>
        <key>EnableNotes</key>
        <false/>
        <key>EnableReminders</key>
        <false/>
        <key>Host</key>
        <string>eas.example.com</string>
        <key>SSL</key>
        <true/>
        """),
    ],
    good: [
      .payload(
        "com.apple.eas.account",
        """
        <key>EnableContacts</key>
        <false/>
        <key>Host</key>
        <string>eas.example.com</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EnableMail</key>
        <string>{{enable_mail}}</string>
        <key>Host</key>
        <string>eas.example.com</string>
        <key>SSL</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      guard account.kind == .exchangeActiveSync,
        let mail = account.entries.boolean("EnableMail").located, !mail.value
      else { return nil }
      let key = account.entries.name(of: "EnableMail")
      if Self.otherServices.allSatisfy({ account.entries.boolean($0).value == false }) {
        return finding(
          at: mail.place,
          Text(
            en: "all five services are off, and Apple asks for one at least; set \(key) to true",
            ja: "五つのサービスがすべてオフです。少なくとも一つは必要なので、\(key) を true にしてください"))
      }
      return finding(
        .note, at: mail.place,
        Text(
          en: "\(key) is false, so this account shows no mail; true is the default",
          ja: "\(key) が false のため、このアカウントではメールが表示されません。既定値は true です"))
    }
  }

  private static let otherServices: [StaticString] = [
    "EnableContacts", "EnableCalendars", "EnableReminders", "EnableNotes",
  ]
}
