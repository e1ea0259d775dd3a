/// Answers to everything that Mail sends go to another domain.
///
/// Silent where no account says its address, since then nobody knows what is one's own.
struct ExportReplyToDomain: Rule {
  let about = About(
    id: "export-reply-to-domain",
    level: .warning,
    reads: [.exports, .preferences],
    title: Text(en: "Replies go to another domain", ja: "別ドメインに向いた返信先"),
    why: Text(
      en:
        "UserHeaders adds a Reply-To field to every message. One of a domain that no account has is mostly left over, and answers reach nobody.",
      ja: "UserHeaders に書かれた Reply-To は、すべての送信メールに付きます。どのアカウントにもないドメインの場合、多くは古い設定で、返信が届きません。"),
    fix: Text(
      en: "Remove Reply-To from UserHeaders (defaults delete com.apple.mail UserHeaders), or correct it.",
      ja: "UserHeaders の Reply-To を削除するか (defaults delete com.apple.mail UserHeaders)、正しいアドレスに直してください。"),
    symptoms: [.s4],
    guide: [96],
    bad: [
      .mailPreferences(
        """
        <key>UserHeaders</key>
        ▶<string>{"Reply-To" = "taro@retired.example"; }</string>
        """),
      .mailPreferences(
        """
        <key>UserHeaders</key>
        <dict>
        <key>Reply-To</key>
        ▶<string>taro@retired.example</string>
        </dict>
        """),
    ],
    good: [
      .mailPreferences(
        """
        <key>UserHeaders</key>
        <string>{"Reply-To" = "desk@mail.example.com"; }</string>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    let preferences = device.preferences(.mail)
    if preferences.isEmpty { return [] }
    let domains = Set(
      device.mailAccounts.flatMap { account in
        [account.domain].compactMap { $0 } + (account.exported?.aliases.map(\.domain) ?? [])
      })
    if domains.isEmpty { return [] }
    let owners = Set(domains.map(OrganisationalDomain.of))
    return preferences.compactMap { preferences in
      guard let reply = MailPreferences(preferences).replyTo,
        let domain = HostName.domain(ofAddress: reply.value),
        !owners.contains(OrganisationalDomain.of(domain))
      else { return nil }
      return finding(
        at: reply.place,
        Text(
          en: "answers go to \(reply.value.quoted), and no account has that domain",
          ja: "返信は \(reply.value.quoted) に届きますが、そのドメインのアカウントがありません"))
    }
  }
}
