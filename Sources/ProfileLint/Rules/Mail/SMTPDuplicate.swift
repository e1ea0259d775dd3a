/// One outgoing server in two accounts, with the same user and the same settings.
struct SMTPDuplicate: Rule {
  let about = About(
    id: "smtp-duplicate",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Outgoing server set up twice",
      ja: "重複している送信サーバー"),
    why: Text(
      en:
        "Mail keeps one entry per outgoing server and user. After a change of password one of the two goes stale, and sending fails from time to time.",
      ja: "同じ送信サーバーと同じユーザーの設定が二つあると、パスワードを変えたときに一方が古いまま残り、送信に失敗することがあります。"),
    fix: Text(
      en: "Keep one of the two, or give each account a user of its own.",
      ja: "どちらか一方を残すか、アカウントごとに別のユーザーを設定してください。"),
    symptoms: [.s5],
    guide: [94],
    bad: [
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.example.com</string>
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Sales</string>
        <key>EmailAddress</key>
        <string>sales@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>sales@example.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>SMTP.example.com.</string>
        """,
      ])
    ],
    good: [
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.example.com</string>
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Sales</string>
        <key>EmailAddress</key>
        <string>sales@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>sales@example.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>sales@example.com</string>
        """,
      ]),
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>relay.example.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        without: OutgoingMailServerUsername
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Sales</string>
        <key>EmailAddress</key>
        <string>sales@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>sales@example.com</string>
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>relay.example.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        without: OutgoingMailServerUsername
        """,
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let repeated = RepeatedOutgoingServers(of: device)
    return repeated.equal.map { pair in
      let host = pair.later.hostName ?? ""
      let finding = finding(
        at: pair.later.host.place ?? pair.later.place,
        Text(
          en: "\(host.quoted) is already set up with the same user; keep one of the two",
          ja: "\(host.quoted) は同じユーザーですでに設定されています。どちらか一方だけを残してください"))
      return repeated.explained(finding, pair, Text(en: "first set up here", ja: "最初の設定はここです"))
    }
  }
}
