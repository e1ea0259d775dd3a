/// The same mailbox set up twice.
struct MailDuplicateAccount: Rule {
  let about = About(
    id: "mail-duplicate-account",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Mail account set up twice",
      ja: "重複しているメールアカウント"),
    why: Text(
      en:
        "The device refuses the second account for one mailbox, or shows every message twice and asks for the password of the one that was not updated. A warning where an export of the device lists both.",
      ja: "同じメールボックスのアカウントが二つあると、二つ目が拒否されるか、メールが二重に表示され、更新していないほうのパスワードを繰り返し求められます。デバイスからの書き出しに両方ある場合は警告です。"),
    fix: Text(
      en: "Remove one of the two payloads or accounts.",
      ja: "どちらか一方のペイロードまたはアカウントを削除してください。"),
    symptoms: [.s3],
    guide: [20],
    bad: [
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>user@example.com</string>
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Work (old)</string>
        <key>EmailAddress</key>
        ▶<string>User@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>user@example.com</string>
        """,
      ]),
      .together([
        .mail(
          """
          <key>EmailAccountDescription</key>
          <string>Work</string>
          <key>EmailAddress</key>
          <string>user@example.com</string>
          """),
        .mail(
          """
          <key>EmailAccountDescription</key>
          <string>Work (old)</string>
          <key>EmailAddress</key>
          ▶<string>user@example.com</string>
          """),
      ]),
      .text(Self.store(mailIsOn: true)),
      .text(Self.declarations("▶\"imap.example.com\"", login: "login-1")),
      .text(
        """
        {"StatusItems": {"account": {"list": {"mail": {"incoming": [
          {"identifier": "1", "hostname": "imap.example.com", "port": 993, "username": "user@example.com"},
          {"identifier": "2", "hostname": ▶"imap.example.com", "port": 993, "username": "user@example.com"}
        ]}}}}}
        """),
    ],
    good: [
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>user@example.com</string>
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Sales</string>
        <key>EmailAddress</key>
        <string>sales@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>sales@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>sales@example.com</string>
        """,
      ]),
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Work</string>
        <key>EmailAddress</key>
        <string>$EMAIL</string>
        <key>IncomingMailServerUsername</key>
        <string>$EMAIL</string>
        <key>OutgoingMailServerUsername</key>
        <string>$EMAIL</string>
        """,
        """
        <key>EmailAccountDescription</key>
        <string>Second mailbox</string>
        <key>EmailAddress</key>
        <string>$SECOND_EMAIL</string>
        <key>IncomingMailServerUsername</key>
        <string>$SECOND_EMAIL</string>
        <key>OutgoingMailServerUsername</key>
        <string>$SECOND_EMAIL</string>
        """,
      ]),
      .text(Self.store(mailIsOn: false)),
      .text(Self.declarations("\"imap.example.com\"", login: "login-2")),
    ])

  /// iCloud as it is signed in to, and the same mailbox set up by hand.
  private static func store(mailIsOn: Bool) -> String {
    """
    {"format": "accounts-store", "accounts": [
      {"identifier": "A1", "type": "com.apple.account.AppleAccount", "parent": null, "username": "taro@icloud.com",
       "provisionedDataclasses": ["com.apple.Dataclass.Mail", "com.apple.Dataclass.Notes"],
       "enabledDataclasses": ["com.apple.Dataclass.\(mailIsOn ? "Mail" : "Notes")"],
       "dataclassProperties": {"com.apple.Dataclass.Mail": {"EmailAddress": "taro@icloud.com",
         "imapHostname": "p42-imap.mail.me.com", "imapPort": 993, "imapRequiresSSL": true}}},
      {"identifier": "A2", "type": "com.apple.account.IMAPMail", "parent": "A1"},
      {"identifier": "A3", "type": "com.apple.account.IMAP", "parent": null, "username": "taro",
       "properties": {"Hostname": "imap.mail.me.com", "PortNumber": 993, "SSLEnabled": true,
         "EmailAddresses": [\(mailIsOn ? "▶" : "")"taro@icloud.com"]}}
    ]}
    """
  }

  /// Two declared accounts, the first with login-1.
  private static func declarations(_ host: String, login: String) -> String {
    """
    [
    \(declaration(1, "\"imap.example.com\"", login: "login-1")),
    \(declaration(2, host, login: login)),
    \(asset("login-1")),
    \(asset("login-2"))
    ]
    """
  }

  private static func declaration(_ number: Int, _ host: String, login: String) -> String {
    """
      {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-\(number)", "ServerToken": "1",
       "Payload": {
         "VisibleName": "Work \(number)",
         "IncomingServer": {"ServerType": "IMAP", "HostName": \(host), "Port": 993,
           "AuthenticationMethod": "Password", "AuthenticationCredentialsAssetReference": "\(login)"},
         "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587,
           "AuthenticationMethod": "Password", "AuthenticationCredentialsAssetReference": "\(login)"}}}
    """
  }

  private static func asset(_ identifier: String) -> String {
    """
      {"Type": "com.apple.asset.credential.userpassword", "Identifier": "\(identifier)", "ServerToken": "1",
       "Payload": {"Reference": {"DataURL": "https://mdm.example.com/\(identifier).json"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    let accounts = device.duplicateMailAccounts.map { later, first in
      let (account, earlier) = (device.mailAccounts[later], device.mailAccounts[first])
      // A device that lists both lets both be.
      return finding(
        account.isExported && earlier.isExported ? .warning : .error, account.incoming,
        at: account.mailboxPlace, earlier: earlier.mailboxPlace)
    }
    let reports = device.repeatedIncomingServers.map { pair in
      finding(
        .warning, pair.later, at: pair.later.host.place ?? pair.later.place,
        earlier: pair.earlier.host.place ?? pair.earlier.place)
    }
    return accounts + reports
  }

  private func finding(
    _ level: Level, _ server: MailServer, at place: Place, earlier: Place
  ) -> Finding {
    let host = (server.hostName ?? "").quoted
    return finding(
      level, at: place,
      Text(
        en: "this mailbox at \(host) is already set up; remove one of the two accounts",
        ja: "\(host) のこのメールボックスはすでに設定されています。どちらか一方を削除してください")
    )
    .related(to: earlier, Text(en: "first set up here", ja: "最初の設定はここです"))
  }
}
