/// iCloud Mail set up as an IMAP account by hand.
struct MailICloudManual: Rule {
  let about = About(
    id: "mail-icloud-manual",
    level: .note,
    reads: .mail,
    title: Text(
      en: "iCloud Mail as an IMAP account",
      ja: "IMAP アカウントとして設定された iCloud メール"),
    why: Text(
      en:
        "An iCloud mailbox in a mail payload has no push and needs an app-specific password for each device. Signed in under iCloud, the device sets all of it up by itself.",
      ja:
        "メールのペイロードで設定した iCloud メールはプッシュに対応せず、アプリ用パスワードの発行が必要です。デバイスで iCloud にサインインすれば、メールは自動で設定されます。"),
    fix: Text(
      en: "Have people sign in to iCloud on the device and switch Mail on there.",
      ja: "デバイスの iCloud 設定でサインインし、そこでメールをオンにしてもらってください。"),
    symptoms: [.s3, .s9],
    guide: [54],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """)
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>mail.me.com.example.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      // An export lists the account of a device that is signed in to iCloud in the same way.
      guard !account.isExported, let server = account.servers.first(where: \.isICloud),
        let host = server.host.located
      else {
        return nil
      }
      return finding(
        at: host.place,
        Text(
          en: "\(host.value.quoted) in a mail payload has no push; sign in under iCloud instead",
          ja: "\(host.value.quoted) をメールのペイロードで設定するとプッシュが使えません。iCloud の設定でサインインしてください"))
    }
  }
}
