/// A password that nobody set: a word of the template, or one that every attacker tries first.
///
/// Speaks about accounts of every kind. A password for a file, such as CertificatePassword, may be as
/// simple as it likes.
struct MailPasswordPlaceholder: Rule {
  let about = About(
    id: "mail-password-placeholder",
    level: .error,
    reads: .secrets,
    title: Text(
      en: "Stand-in instead of a password",
      ja: "仮の文字列のままのパスワード"),
    why: Text(
      en:
        "The device signs in with it at once and again every few minutes. After some failures the server locks the account for the right password too.",
      ja: "デバイスはこのパスワードですぐに、その後も数分おきにサインインを試みます。失敗が続くとアカウントがロックされ、正しいパスワードでも入れなくなります。"),
    fix: Text(
      en: "Leave the password out, so that the device asks for it.",
      ja: "パスワードのキーを削除し、デバイス側で入力させてください。"),
    symptoms: [.s3],
    guide: [101],
    bad: [
      .mail(
        """
        ▶<key>IncomingPassword</key>
        <string>changeme</string>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>Host</key>
        <string>mail.example.com</string>
        ▶<key>Password</key>
        <string>********</string>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        <string>user</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingPassword</key>
        <string>%password%</string>
        """),
      .mail(
        """
        <key>IncomingPassword</key>
        <string></string>
        """),
      .mail("without: IncomingPassword"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.secrets.compactMap { stored in
      guard stored.use == .account, stored.key != "CertificatePassword",
        let secret = Secret(stored, of: device), secret.isPlaceholder
      else { return nil }
      return finding(
        at: stored.place,
        Text(
          en: "\(stored.key) holds a stand-in rather than a password; leave the key out",
          ja: "\(stored.key) の値が仮の文字列のままです。キーごと削除してください"))
    }
  }
}
