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
      .mailPreferences("<key>PollTime</key>\n▶<string>0</string>"),
      .payload("com.apple.mail", "<key>PollTime</key>\n▶<integer>0</integer>"),
    ],
    good: [.mailPreferences("<key>PollTime</key>\n<string>-1</string>")])

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
