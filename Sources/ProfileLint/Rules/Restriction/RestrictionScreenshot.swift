/// No screenshots and recordings of the screen (allowScreenShot false).
struct RestrictionScreenshot: Rule {
  let about = About(
    id: "restriction-screenshot",
    level: .note,
    reads: .restrictions,
    keys: ["allowScreenShot"],
    title: Text(
      en: "No screenshots",
      ja: "スクリーンショットを撮れない"),
    why: Text(
      en: """
        Whoever helps with a mail fault asks for a picture of the message and the settings. Here the user \
        can only read them out or photograph the screen.
        """,
      ja: """
        メールの不具合を調べるときは、エラーや設定画面の画像を送ってもらうのが一般的です。この設定では、読み上げてもらうか\
        画面を別の機器で撮影するしかありません。
        """),
    fix: Text(
      en: "Allow it for the time of the search, or plan another way to collect evidence.",
      ja: "調査の間だけ許可するか、証跡を集める別の方法を用意してください。"),
    symptoms: [],
    guide: [109],
    bad: [
      .restrictions("<key>allowScreenShot</key>\n▶<false/>"),
      .managedPreferences("com.apple.applicationaccess", "<key>allowScreenShot</key>\n▶<false/>"),
    ],
    good: [.restrictions("<key>allowScreenShot</key>\n<true/>")])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowScreenShot", equal: false).map { setting in
      finding(
        at: setting.place,
        Text(
          en: "the user cannot capture what Mail shows",
          ja: "利用者は「メール」のエラー表示を画像で残せません"))
    }
  }
}
