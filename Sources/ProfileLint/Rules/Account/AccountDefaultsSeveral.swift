/// Several accounts that calendars or contacts can be kept in.
///
/// The catalogue names iCloud too. No payload signs in to iCloud, so it counts only as the CalDAV or CardDAV
/// account that a profile can set up. The usual pair of one CalDAV and one CardDAV account raises nothing.
struct AccountDefaultsSeveral: Rule {
  let about = About(
    id: "account-defaults-several",
    level: .note,
    reads: .accounts,
    title: Text(
      en: "Several calendar or contacts accounts",
      ja: "複数のカレンダー・連絡先アカウント"),
    why: Text(
      en: """
        New events and contacts go to the default account, which no profile can set. Invitations from the \
        wrong one come from an address that recipients do not expect.
        """,
      ja: """
        新しい予定や連絡先はデフォルトのアカウントに作られますが、これはプロファイルでは指定できません。\
        意図しないアカウントで作ると、予期しないアドレスから出席依頼が届きます。
        """),
    fix: Text(
      en: "Tell people which default calendar and contacts account to choose in Settings.",
      ja: "設定でどのカレンダーと連絡先アカウントをデフォルトにするかを、利用者に案内してください。"),
    symptoms: [.s3],
    guide: [93],
    bad: [
      .payloads([
        ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@example.com</string>"),
        (
          "com.apple.caldav.account",
          "▶dict\n<key>CalDAVHostName</key>\n<string>calendar.example.com</string>"
        ),
      ]),
      .payloads([
        ("com.apple.carddav.account", "<key>CardDAVHostName</key>\n<string>people.example.com</string>"),
        (
          "com.apple.carddav.account",
          "▶dict\n<key>CardDAVHostName</key>\n<string>customers.example.com</string>"
        ),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.caldav.account", "<key>CalDAVHostName</key>\n<string>dav.example.com</string>"),
        ("com.apple.carddav.account", "<key>CardDAVHostName</key>\n<string>dav.example.com</string>"),
      ]),
      .payloads([
        ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@example.com</string>"),
        (
          "com.apple.eas.account",
          """
          <key>EnableCalendars</key>
          <false/>
          <key>EnableContacts</key>
          <false/>
          <key>Host</key>
          <string>eas.example.com</string>
          <key>SSL</key>
          <true/>
          """
        ),
        (
          "com.apple.subscribedcalendar.account",
          "<key>SubCalAccountHostName</key>\n<string>https://example.com/holidays.ics</string>"
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let accounts = device.lastingAccounts
    guard accounts.count > 1 else { return [] }
    let calendars = accounts.filter(\.carriesCalendars)
    if calendars.count > 1 {
      return [
        finding(
          calendars,
          Text(
            en: "\(calendars.count) accounts hold calendars, and no profile says which is the default",
            ja: "カレンダーを持つアカウントが \(calendars.count) 個あり、デフォルトは指定できません"))
      ]
    }
    let contacts = accounts.filter(\.carriesContacts)
    guard contacts.count > 1 else { return [] }
    return [
      finding(
        contacts,
        Text(
          en: "\(contacts.count) accounts hold contacts, and no profile says which is the default",
          ja: "連絡先を持つアカウントが \(contacts.count) 個あり、デフォルトは指定できません"))
    ]
  }

  private func finding(_ accounts: [Account], _ message: Text) -> Finding {
    finding(at: accounts[1].place, message)
      .related(to: accounts[0].place, Text(en: "the first one", ja: "一つ目のアカウント"))
  }
}
