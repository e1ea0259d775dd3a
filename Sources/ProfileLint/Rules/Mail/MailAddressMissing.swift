/// An account without a mail address, which the device asks for in Settings alone.
struct MailAddressMissing: Rule {
  let about = About(
    id: "mail-address-missing",
    level: .note,
    reads: .accounts,
    title: Text(
      en: "Mail account without an address",
      ja: "メールアドレスのないアカウント"),
    why: Text(
      en:
        "The device asks for a missing address while somebody installs the profile by hand. Installed by MDM, the account stays without one and cannot send.",
      ja: "アドレスがない場合、手動でのインストール時には入力を求められますが、MDM でのインストールでは空のままになり、送信できません。"),
    fix: Text(
      en: "Write EmailAddress, or the variable that the management server has for it.",
      ja: "EmailAddress にアドレス、または管理サーバーが用意している変数を書いてください。"),
    symptoms: [.s3],
    guide: [7],
    bad: [
      .mail(
        """
        ▶dict
        without: EmailAddress
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        ▶<string></string>
        <key>Host</key>
        <string>mail.example.com</string>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        <string>user</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>{{ email }}</string>
        """),
      .payload(
        "com.apple.caldav.account",
        """
        <key>CalDAVAccountDescription</key>
        <string>Example Calendar</string>
        <key>CalDAVHostName</key>
        <string>caldav.example.com</string>
        <key>CalDAVUsername</key>
        <string>user</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      // Google's address comes with the sign-in.
      guard account.carriesMail, account.kind != .google,
        account.address.isAbsent || account.address.value == ""
      else { return nil }
      return finding(
        at: account.address.place ?? account.place,
        Text(
          en: "EmailAddress is missing or empty; an installation by MDM asks nobody for it",
          ja: "EmailAddress がないか空です。MDM でのインストールでは入力を求められません"))
    }
  }
}
