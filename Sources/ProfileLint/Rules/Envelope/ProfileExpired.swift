/// A profile past its own PayloadExpirationDate.
struct ProfileExpired: Rule {
  let about = About(
    id: "profile-expired",
    level: .warning,
    reads: .profiles,
    title: Text(
      en: "Expired profile",
      ja: "有効期限切れのプロファイル"),
    why: Text(
      en: """
        The device marks the profile as expired and asks for an update that may never come. Its accounts and \
        settings are leftovers, and where a password is needed to remove it the user is stuck with them.
        """,
      ja: """
        デバイスはプロファイルを期限切れと表示し、更新を求め続けます。アカウントや設定は古いまま残り、\
        削除にパスワードが必要な場合、利用者には取り除けません。
        """),
    fix: Text(
      en: "Distribute a new profile with a later date, or remove this one.",
      ja: "期限を延ばした新しいプロファイルを配布するか、このプロファイルを削除してください。"),
    symptoms: [.s3],
    guide: [9, 71],
    bad: [
      .profile("<key>PayloadExpirationDate</key>\n▶<date>2021-03-31T15:00:00Z</date>")
    ],
    good: [
      .profile("<key>PayloadExpirationDate</key>\n<date>2099-03-31T15:00:00Z</date>"),
      .profile("<key>PayloadExpirationDate</key>\n<string>$EXPIRY_DATE</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.profiles.compactMap { profile in
      guard let date = profile.expirationDate, date.value < device.now else { return nil }
      let needsPassword = device.payloads[profile.payloads]
        .contains { $0.type == "com.apple.profileRemovalPassword" }
      if needsPassword {
        return finding(
          .error, at: date.place,
          Text(
            en: "the profile expired on \(date.value.day) and cannot be removed without its password",
            ja: "プロファイルは \(date.value.day) に期限が切れており、削除にはパスワードが必要です"))
      }
      return finding(
        at: date.place,
        Text(
          en: "the profile expired on \(date.value.day); distribute a new one or remove it",
          ja: "プロファイルは \(date.value.day) に期限が切れました。新しいものを配布するか、削除してください"))
    }
  }
}
