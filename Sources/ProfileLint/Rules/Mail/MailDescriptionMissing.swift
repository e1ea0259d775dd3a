/// A mail account without a name of its own.
struct MailDescriptionMissing: Rule {
  let about = About(
    id: "mail-description-missing",
    level: .note,
    reads: .mail,
    title: Text(en: "Mail account without a name", ja: "名前のないメールアカウント"),
    why: Text(
      en: "Settings and Mail show a name made from the server or the address, which is easily confused.",
      ja: "設定や「メール」には、サーバー名やアドレスから作られた名前が表示され、取り違えやすくなります。"),
    fix: Text(
      en: "Write what people call the account, in a profile in EmailAccountDescription.",
      ja: "利用者に分かる名前を付けてください。プロファイルでは EmailAccountDescription に書きます。"),
    symptoms: [.s3],
    guide: [81],
    bad: [
      .mail("▶dict\nwithout: EmailAccountDescription"),
      .mail("<key>EmailAccountDescription</key>\n▶<string></string>"),
    ],
    good: [
      .mail("<key>EmailAccountDescription</key>\n<string>社内メール</string>"),
      .mail("<key>EmailAccountDescription</key>\n<string>{{accountDescription}}</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      let key = account.entries.name(of: "EmailAccountDescription")
      if account.description.isAbsent {
        return finding(
          at: account.place,
          Text(
            en: "\(key) is missing; the account is shown under its server's name",
            ja: "\(key) がないため、アカウントはサーバー名などで表示されます"))
      }
      guard let name = account.description.located, !name.value.contains(where: { !$0.isWhitespace })
      else { return nil }
      return finding(
        at: name.place,
        Text(
          en: "\(key) is empty; the account is shown under its server's name",
          ja: "\(key) が空のため、アカウントはサーバー名などで表示されます"))
    }
  }
}
