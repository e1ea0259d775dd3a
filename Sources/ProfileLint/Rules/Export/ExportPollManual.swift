/// Mail looks for new messages only when it is told to.
///
/// That PollTime 0 means by hand is from memory.
struct ExportPollManual: Rule {
  let about = About(
    id: "export-poll-manual",
    level: .warning,
    reads: [.exports, .preferences],
    title: Text(en: "Mail fetches by hand only", ja: "手動でしか受信しない設定"),
    why: Text(
      en:
        "With \"Check for new messages: Manually\" nothing arrives until somebody clicks, and IMAP mailboxes show old counts.",
      ja: "「新着メッセージを確認」が「手動」だと、操作するまでメールが届かず、未読数も古いままになります。"),
    fix: Text(
      en: "Set it to Automatically in Mail > Settings > General; PollTime -1.",
      ja: "メールの「設定」>「一般」で「自動」にしてください (PollTime -1)。"),
    symptoms: [.s9],
    guide: [3, 34],
    bad: [
      .text(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0">
        <dict>
        <key>MailAccounts</key>
        <array>
        <dict>
        <key>AccountName</key>
        <string>Work</string>
        <key>AccountType</key>
        <string>IMAPAccount</string>
        <key>EmailAddresses</key>
        <array>
        <string>taro@example.com</string>
        </array>
        <key>Hostname</key>
        <string>imap.example.com</string>
        <key>PortNumber</key>
        <string>993</string>
        <key>SSLEnabled</key>
        <string>YES</string>
        <key>Username</key>
        <string>taro@example.com</string>
        </dict>
        </array>
        <key>PollTime</key>
        ▶<string>0</string>
        </dict>
        </plist>
        """)
    ],
    good: [
      .text(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0">
        <dict>
        <key>MailAccounts</key>
        <array>
        <dict>
        <key>AccountName</key>
        <string>Work</string>
        <key>AccountType</key>
        <string>IMAPAccount</string>
        <key>EmailAddresses</key>
        <array>
        <string>taro@example.com</string>
        </array>
        <key>Hostname</key>
        <string>imap.example.com</string>
        <key>PortNumber</key>
        <string>993</string>
        <key>SSLEnabled</key>
        <string>YES</string>
        <key>Username</key>
        <string>taro@example.com</string>
        </dict>
        </array>
        <key>PollTime</key>
        <string>-1</string>
        </dict>
        </plist>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.preferences(.mail).compactMap { preferences in
      guard let time = MailPreferences(preferences).pollTime, time.value == 0 else { return nil }
      return finding(
        at: time.place,
        Text(
          en: "PollTime 0 fetches mail by hand only; write -1 for automatic",
          ja: "PollTime が 0 のため手動でしか受信しません。自動にするには -1 を書いてください"))
    }
  }
}
