/// One outgoing server and user in two accounts, with different ports, SSL or authentication.
struct SMTPDuplicateConflicting: Rule {
  let about = About(
    id: "smtp-duplicate-conflicting",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Outgoing server with two sets of settings",
      ja: "設定が食い違う送信サーバー"),
    why: Text(
      en:
        "The same server and user are set up in two ways. At most one of them is what the provider documents, and Mail may pick the other.",
      ja: "同じサーバーと同じユーザーに二通りの設定があります。正しいのは多くても一方だけで、メールがもう一方を使うことがあります。"),
    fix: Text(
      en: "Keep the settings that the provider documents in both accounts, or remove one of them.",
      ja: "事業者が案内している設定にそろえるか、一方を削除してください。"),
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
        ▶<string>smtp.example.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
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
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        <string>sales@example.com</string>
        """,
      ])
    ])

  func check(_ device: Device) -> [Finding] {
    let repeated = RepeatedOutgoingServers(of: device)
    return repeated.conflicting.map { pair in
      let host = pair.later.hostName ?? ""
      let finding = finding(
        at: pair.later.host.place ?? pair.later.place,
        Text(
          en: "\(host.quoted) is set up with other settings for the same user; keep one of the two",
          ja: "\(host.quoted) には同じユーザーで異なる設定があります。どちらか一方にそろえてください"))
      return repeated.explained(finding, pair, Text(en: "set up differently here", ja: "異なる設定はここです"))
    }
  }
}
