/// A password for iCloud Mail that cannot be an app-specific one.
///
/// Apple makes them as four groups of four small letters with hyphens; sixteen letters without hyphens
/// pass too, so that a password that may work is never reported.
struct MailICloudPasswordForm: Rule {
  let about = About(
    id: "mail-icloud-password-form",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "iCloud password that is not app-specific",
      ja: "アプリ用パスワードではない iCloud のパスワード"),
    why: Text(
      en:
        "iCloud Mail refuses the password of the Apple Account from mail programs. It takes app-specific passwords only, which look like four groups of four letters.",
      ja:
        "iCloud メールは、メールソフトからの接続では Apple Account のパスワードを受け付けません。4 文字ずつ 4 組の形をしたアプリ用パスワードだけが使えます。"),
    fix: Text(
      en: "Leave the password out, and have people make an app-specific one at account.apple.com.",
      ja: "パスワードを書かず、利用者に account.apple.com でアプリ用パスワードを発行してもらってください。"),
    symptoms: [.s3],
    guide: [27],
    yieldsTo: ["mail-password-placeholder"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        ▶<key>IncomingPassword</key>
        <string>Not-A-Real-Secret1</string>
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
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingPassword</key>
        <string>$APP_PASSWORD</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>p12-imap.mail.me.com</string>
        <key>IncomingPassword</key>
        <string></string>
        <key>OutgoingMailServerHostName</key>
        <string>p12-smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard server.isICloud, server.authenticates, let password = server.password,
        !password.hasAppSpecificForm
      else { return nil }
      let key = server.isOutgoing ? "OutgoingPassword" : "IncomingPassword"
      return finding(
        at: password.place,
        Text(
          en: "\(key) is no app-specific password, and iCloud takes no other from mail programs",
          ja: "\(key) がアプリ用パスワードの形式ではありません。iCloud はそれ以外のパスワードを受け付けません"))
    }
  }
}
