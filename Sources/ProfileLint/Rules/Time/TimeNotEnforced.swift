/// A clock that the user of a supervised device can set by hand.
///
/// forceAutomaticDateAndTime needs supervision and does not exist on a Mac, so only restrictions that hold
/// another key of that kind are asked for it, and the device as a whole once.
struct TimeNotEnforced: Rule {
  let about = About(
    id: "time-not-enforced",
    level: .note,
    reads: .restrictions,
    keys: SupervisedRestrictions.keys,
    title: Text(
      en: "Automatic date and time is not enforced",
      ja: "日付と時刻の自動設定を強制していない"),
    why: Text(
      en: """
        A clock that is minutes wrong breaks sign-in, and one that is days wrong makes every server's \
        certificate look expired. On a supervised device the right clock can be enforced.
        """,
      ja: """
        時計が数分ずれるとサインインに失敗し、数日ずれるとどのサーバーの証明書も期限切れに見えます。監視対象のデバイスでは、\
        時刻の自動設定を強制できます。
        """),
    fix: Text(
      en: "Set forceAutomaticDateAndTime to true in the restrictions.",
      ja: "制限のペイロードで forceAutomaticDateAndTime を true にしてください。"),
    symptoms: [.s3, .s8],
    guide: [28],
    bad: [
      .restrictions("▶PayloadType\n<key>allowAppInstallation</key>\n<false/>"),
      .restrictions("<key>forceAutomaticDateAndTime</key>\n▶<false/>"),
    ],
    good: [
      .restrictions(
        "<key>allowAppInstallation</key>\n<false/>\n<key>forceAutomaticDateAndTime</key>\n<true/>"),
      .payloads([
        ("com.apple.applicationaccess", "<key>allowChat</key>\n<false/>"),
        ("com.apple.applicationaccess", "<key>forceAutomaticDateAndTime</key>\n<true/>"),
      ]),
      .restrictions(
        """
        <key>allowChat</key>
        <false/>
        <key>forceAutomaticDateAndTime</key>
        <string>$AUTO_TIME</string>
        """),
      // Not for supervised devices, as far as it says.
      .restrictions("<key>allowCamera</key>\n<false/>"),
      .managedPreferences("com.apple.applicationaccess", "<key>allowSafari</key>\n<false/>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let payloads = device.preferences(.restrictions)
      .filter { device.payloads[$0.payload].type == "com.apple.applicationaccess" }
    let settings = payloads.map { $0.entries.boolean("forceAutomaticDateAndTime") }
    if let written = settings.first(where: { !$0.isAbsent }) {
      let isEnforcedSomewhere = settings.contains { !$0.isAbsent && $0.value != false }
      guard let place = written.place, !isEnforcedSomewhere else { return [] }
      return [
        finding(
          at: place,
          Text(
            en: "the user can set the clock by hand; forceAutomaticDateAndTime true prevents that",
            ja: "利用者が時計を手動で変更できます。forceAutomaticDateAndTime を true にすると防げます"))
      ]
    }
    guard let payload = payloads.first(where: SupervisedRestrictions.areIn) else { return [] }
    return [
      finding(
        at: device.payloads[payload.payload].place,
        Text(
          en: "restrictions for supervised devices, without forceAutomaticDateAndTime",
          ja: "監視対象デバイス向けの制限に forceAutomaticDateAndTime がありません"))
    ]
  }
}
