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

  func check(_ device: Device) -> [Finding] {
    device.duplicateMailAccounts.map { later, first in
      let account = device.mailAccounts[later]
      let earlier = device.mailAccounts[first]
      // A device that lists both lets both be.
      let level: Level = account.isExported && earlier.isExported ? .warning : .error
      let host = account.incoming.hostName ?? ""
      return finding(
        level, at: account.address.place ?? account.place,
        Text(
          en: "this mailbox at \(host.quoted) is already set up; remove one of the two accounts",
          ja: "\(host.quoted) のこのメールボックスはすでに設定されています。どちらか一方を削除してください")
      )
      .related(
        to: earlier.address.place ?? earlier.place,
        Text(en: "first set up here", ja: "最初の設定はここです"))
    }
  }
}
