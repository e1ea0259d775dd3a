/// Mail looks for new messages every minute, or less than once an hour.
struct ExportPollInterval: Rule {
  let about = About(
    id: "export-poll-interval",
    level: .note,
    reads: [.exports, .preferences],
    title: Text(en: "Mail fetches very often or seldom", ja: "受信間隔が極端"),
    why: Text(
      en:
        "Every minute with several accounts makes servers refuse further connections; more than an hour feels like lost mail.",
      ja: "複数のアカウントで毎分受信すると、サーバーに接続を拒否されることがあります。1 時間を超える間隔では、届いていないように見えます。"),
    fix: Text(
      en: "Set it to Automatically, or to five to fifteen minutes.",
      ja: "「自動」にするか、5 分から 15 分にしてください。"),
    symptoms: [.s9],
    guide: [4, 34],
    bad: [
      .mailPreferences("<key>PollTime</key>\n▶<integer>120</integer>"),
      .mailPreferences("<key>PollTime</key>\n▶<string>1</string>", accounts: 2),
    ],
    good: [
      .mailPreferences("<key>PollTime</key>\n<integer>15</integer>"),
      .mailPreferences("<key>PollTime</key>\n<integer>1</integer>"),
      .mailPreferences("<key>PollTime</key>\n<string>-1</string>", accounts: 2),
    ])

  func check(_ device: Device) -> [Finding] {
    device.preferences(.mail).compactMap { preferences in
      guard let time = MailPreferences(preferences).pollTime else { return nil }
      if time.value > 60 {
        return finding(
          at: time.place,
          Text(
            en: "Mail looks for new messages every \(time.value) minutes; 15 or automatic (-1) is usual",
            ja: "受信間隔が \(time.value) 分です。15 分か自動 (-1) が一般的です"))
      }
      guard time.value == 1, device.mailAccounts.count > 1 else { return nil }
      return finding(
        at: time.place,
        Text(
          en:
            "Mail looks at \(device.mailAccounts.count) accounts every minute; automatic (-1) spares the servers",
          ja: "\(device.mailAccounts.count) 個のアカウントを毎分確認しています。自動 (-1) ならサーバーの負担が減ります"))
    }
  }
}
