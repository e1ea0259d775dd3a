/// No fetching in the background while roaming (allowGlobalBackgroundFetchWhenRoaming false).
struct RestrictionBackgroundFetch: Rule {
  let about = About(
    id: "restriction-background-fetch",
    level: .note,
    reads: .restrictions,
    keys: ["allowGlobalBackgroundFetchWhenRoaming"],
    title: Text(
      en: "No mail in the background while roaming",
      ja: "ローミング中はバックグラウンドでメールを受信しない"),
    why: Text(
      en: """
        Abroad an iPhone fetches nothing in the background, so accounts without push show new mail only \
        when somebody opens Mail. At home everything is as usual, which makes it look like a carrier's fault.
        """,
      ja: """
        海外などのローミング中は、バックグラウンドでの取得がすべて止まります。プッシュのないアカウントでは「メール」を開くまで\
        新着が届きません。国内では普段どおりなので、通信事業者の問題に見えます。
        """),
    fix: Text(
      en: "Tell travellers to open Mail, or allow background fetch while roaming.",
      ja: "渡航する利用者に「メール」を開くよう伝えるか、ローミング中の取得を許可してください。"),
    symptoms: [.s9],
    guide: [23],
    bad: [.restrictions("<key>allowGlobalBackgroundFetchWhenRoaming</key>\n▶<false/>")],
    good: [
      .restrictions("<key>allowGlobalBackgroundFetchWhenRoaming</key>\n<true/>"),
      .restrictions("<key>allowGlobalBackgroundFetchWhenRoaming</key>\n<string>$FETCH</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowGlobalBackgroundFetchWhenRoaming", equal: false).map { setting in
      finding(
        at: setting.place,
        Text(
          en: "while roaming, accounts that fetch get new mail only with Mail open",
          ja: "ローミング中、フェッチのアカウントは「メール」を開いている間しか新着を受信しません"))
    }
  }
}
