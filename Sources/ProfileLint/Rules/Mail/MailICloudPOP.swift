import ProfileSchema

/// An iCloud mailbox set up as POP, which iCloud does not have.
struct MailICloudPOP: Rule {
  let about = About(
    id: "mail-icloud-pop",
    level: .error,
    reads: .mail,
    title: Text(
      en: "iCloud account as POP",
      ja: "POP で設定された iCloud アカウント"),
    why: Text(
      en: "iCloud Mail is reached by IMAP alone. A POP account connects to nothing.",
      ja: "iCloud メールは IMAP だけに対応しています。POP のアカウントでは接続できません。"),
    fix: Text(
      en: "Use IMAP (in a profile EmailTypeIMAP), with imap.mail.me.com and port 993.",
      ja: "IMAP (プロファイルでは EmailTypeIMAP) にし、imap.mail.me.com とポート 993 を使ってください。"),
    symptoms: [.s1],
    guide: [35, 82],
    bad: [
      .mail(
        """
        <key>EmailAccountType</key>
        ▶<string>EmailTypePOP</string>
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAccountType</key>
        ▶<string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>p33-imap.mail.me.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAccountType</key>
        <string>EmailTypeIMAP</string>
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>pop.example.com</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    let published = device.mailServers.compactMap { server -> Finding? in
      guard device.isTemplate(server), server.mailProtocol == .pop, let host = server.host.located,
        HostName.isIn("mail.me.com", HostName.normalised(host.value))
      else { return nil }
      return finding(
        at: host.place,
        Text(
          en: "iCloud has no POP; publish IMAP with imap.mail.me.com",
          ja: "iCloud は POP に対応していません。IMAP と imap.mail.me.com を案内してください"))
    }
    return published + accounts(device)
  }

  private func accounts(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      guard account.incoming.mailProtocol == .pop, let type = account.type.located else { return nil }
      let isICloudHost = account.incoming.hostName.map { HostName.isIn("mail.me.com", $0) } ?? false
      guard isICloudHost || account.provider?.id == "me.com" else { return nil }
      let word = account.entries.word("EmailTypeIMAP", of: "EmailAccountType")
      return finding(
        at: type.place,
        Text(
          en: "iCloud has no POP; use \(word) with imap.mail.me.com",
          ja: "iCloud は POP に対応していません。\(word) と imap.mail.me.com を使ってください"))
    }
  }
}
