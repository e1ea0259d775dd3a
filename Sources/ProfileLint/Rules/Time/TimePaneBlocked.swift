/// The pane Date & Time of a Mac taken away by com.apple.systempreferences.
struct TimePaneBlocked: Rule {
  let about = About(
    id: "time-pane-blocked",
    level: .note,
    reads: .preferences,
    keys: ["DisabledSystemSettings", "DisabledPreferencePanes", "HiddenPreferencePanes"],
    title: Text(
      en: "Settings for date and time are blocked",
      ja: "日付と時刻の設定画面が使えない"),
    why: Text(
      en: """
        "Set the clock to automatic" is the remedy for sign-ins and certificates that fail because of the \
        time. Without the pane the user can correct neither the time nor the time zone.
        """,
      ja: """
        時刻のずれによるサインインの失敗や証明書の警告は、「時刻を自動設定にする」ことで直ります。この画面が使えないと、\
        利用者は時刻やタイムゾーンを確かめて直すことができません。
        """),
    fix: Text(
      en: "Set a time server and a time zone by profile, or take the pane out of the list.",
      ja: "時刻サーバーとタイムゾーンをプロファイルで設定するか、一覧からこの画面を外してください。"),
    symptoms: [.s3],
    guide: [28],
    bad: [
      .payload(
        "com.apple.systempreferences",
        """
        <key>DisabledSystemSettings</key>
        <array>
        ▶<string>com.apple.Date-Time-Settings.extension</string>
        </array>
        """),
      .managedPreferences(
        "com.apple.systempreferences",
        """
        <key>DisabledPreferencePanes</key>
        <array>
        ▶<string>com.apple.preference.datetime</string>
        </array>
        """),
    ],
    good: [
      .payload(
        "com.apple.systempreferences",
        """
        <key>EnabledPreferencePanes</key>
        <array>
        <string>com.apple.preference.datetime</string>
        </array>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.disabledPanes.compactMap { pane in
      guard ["com.apple.preference.datetime", "com.apple.Date-Time-Settings.extension"].contains(pane.value)
      else { return nil }
      return finding(
        at: pane.place,
        Text(
          en: "the user cannot open \"Date & Time\" and correct a wrong clock",
          ja: "利用者は「日付と時刻」を開けず、時計のずれを直せません"))
    }
  }
}
