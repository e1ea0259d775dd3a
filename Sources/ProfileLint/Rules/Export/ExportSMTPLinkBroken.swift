/// An account whose outgoing server is not in the list.
struct ExportSMTPLinkBroken: Rule {
  let about = About(
    id: "export-smtp-link-broken",
    level: .warning,
    reads: .exports,
    title: Text(en: "Account without its outgoing server", ja: "送信サーバーを失ったアカウント"),
    why: Text(
      en:
        "An account names its outgoing server by host and user, or by identifier. When the entry is deleted or its user name changes, the name leads nowhere, and Mail sends nothing or through another account's server.",
      ja:
        "アカウントは送信サーバーをホスト名とユーザー名、または識別子で参照します。その項目が削除されたりユーザー名が変わったりすると参照先がなくなり、送信できないか、別のアカウントのサーバーから送信されます。"
    ),
    fix: Text(
      en: "Choose an outgoing server for the account in Mail's settings.",
      ja: "メールの設定で、このアカウントの送信サーバーを選び直してください。"),
    symptoms: [.s5],
    guide: [92, 57],
    bad: [
      .mailSettings(
        [
          """
          <key>SMTPIdentifier</key>
          ▶<string>smtp.example.net:nobody</string>
          """
        ], [""]),
      .text(
        """
        {"format": "accounts-store", "accounts": [
          {"identifier": "A1", "type": "com.apple.account.IMAP", "parent": null, "username": "user@example.com",
           "properties": {"Hostname": "imap.example.com", "PortNumber": 993, "SSLEnabled": true,
             "SendingAccountIdentifier": ▶"A9"}},
          {"identifier": "A2", "type": "com.apple.account.SMTP", "parent": null, "username": "user@example.com",
           "properties": {"Hostname": "smtp.example.com", "PortNumber": 587, "SSLEnabled": true}}
        ]}
        """),
    ],
    good: [
      .mailSettings(
        [
          """
          <key>SMTPIdentifier</key>
          <string>SMTP.example.com.:user@example.com</string>
          """
        ], [""])
    ])

  func check(_ device: Device) -> [Finding] {
    let lost = BrokenLinks(device)
    return lost.all.map { account, link in
      let name = lost.shown(link)
      guard let host = lost.host(ofUser: account) else {
        return finding(
          at: link.place,
          Text(
            en: "\(name) is no outgoing server of the list; choose one that is",
            ja: "\(name) は送信サーバーの一覧にありません。一覧にあるものを選んでください"))
      }
      return finding(
        at: link.place,
        Text(
          en: "\(name) is no outgoing server of the list; \(host.quoted) has the account's user",
          ja: "\(name) は送信サーバーの一覧にありません。\(host.quoted) に同じユーザー名の設定があります"))
    }
  }
}
