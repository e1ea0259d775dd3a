/// Mobile data settings that the user cannot change.
struct RestrictionCellularDataLock: Rule {
  let about = About(
    id: "restriction-cellular-data-lock",
    level: .note,
    reads: .restrictions,
    keys: ["allowAppCellularDataModification", "allowCellularPlanModification"],
    title: Text(
      en: "Mobile data settings are locked",
      ja: "モバイルデータ通信の設定が固定されている"),
    why: Text(
      en: """
        Switching mobile data on for Mail, or choosing another line or plan, is what people are told to try \
        when mail works on Wi-Fi only. On this device the settings are greyed out.
        """,
      ja: """
        Wi-Fi でしかメールを使えないときは、メールのモバイルデータ通信をオンにしたり、別の回線やプランに切り替えたりするよう\
        案内されますが、このデバイスではその設定を変更できません。
        """),
    fix: Text(
      en: "Make sure that mobile data is on for Mail before the setting is locked, or leave the key out.",
      ja: "固定する前にメールのモバイルデータ通信をオンにしておくか、このキーを外してください。"),
    symptoms: [.s2],
    guide: [16, 45, 86],
    bad: [
      .payload("com.apple.applicationaccess", "<key>allowAppCellularDataModification</key>\n▶<false/>"),
      .payload("com.apple.applicationaccess", "<key>allowCellularPlanModification</key>\n▶<false/>"),
    ],
    good: [
      .payload("com.apple.applicationaccess", "<key>allowAppCellularDataModification</key>\n<true/>"),
      .payload(
        "com.apple.applicationaccess", "<key>allowCellularPlanModification</key>\n<string>$LOCK_PLAN</string>"
      ),
      .payload("com.apple.applicationaccess", "<key>allowESIMModification</key>\n<false/>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let apps = device.settings(.restrictions, "allowAppCellularDataModification", equal: false).map {
      finding(
        at: $0.place,
        Text(
          en: "the user cannot choose which apps use mobile data; Mail keeps what it has",
          ja: "どのアプリにモバイルデータ通信を使わせるかを利用者が変えられません。メールも今の設定のままになります"))
    }
    let plan = device.settings(.restrictions, "allowCellularPlanModification", equal: false).map {
      finding(
        at: $0.place,
        Text(
          en: "the user cannot change the cellular plan or the line for mobile data",
          ja: "利用者がモバイル通信プランやデータ通信の回線を変えられません"))
    }
    return apps + plan
  }
}
