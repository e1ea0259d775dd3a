import LocatedPlist

/// A profile that the device removes as soon as it is there.
///
/// RemovalDate in the past is a warning, as a file that has had its day may lie around; a DurationUntilRemoval
/// without a second in it was wrong from the start, an error. Both keys together are no contradiction: Apple's
/// schema says that the earlier moment counts, and nobody knows the day of installation. So that is a note.
struct ProfileRemovalPast: Rule {
  let about = About(
    id: "profile-removal-past",
    level: .warning,
    reads: .profiles,
    title: Text(
      en: "Profile that removes itself at once",
      ja: "すぐに自動削除されるプロファイル"),
    why: Text(
      en: """
        The device removes a profile by itself once its time is over, and with it the accounts that it set up. \
        With a moment that has passed, the profile goes as soon as it comes.
        """,
      ja: """
        期限が来ると、デバイスはプロファイルを、それが設定したアカウントごと自動的に削除します。\
        期限がすでに過ぎていると、インストールした直後に消えてしまいます。
        """),
    fix: Text(
      en:
        "Set RemovalDate to a day to come or DurationUntilRemoval to the seconds wanted, or remove the key.",
      ja: "RemovalDate を将来の日付に、DurationUntilRemoval を必要な秒数にするか、キーを削除してください。"),
    symptoms: [.s3],
    guide: [9],
    bad: [
      .profile("<key>RemovalDate</key>\n▶<date>2021-03-31T15:00:00Z</date>"),
      .profile("<key>DurationUntilRemoval</key>\n▶<integer>0</integer>"),
      .profile("<key>DurationUntilRemoval</key>\n▶<real>-86400.5</real>"),
      .profile(
        """
        <key>RemovalDate</key>
        <date>2099-03-31T15:00:00Z</date>
        <key>DurationUntilRemoval</key>
        ▶<real>2592000</real>
        """),
    ],
    good: [
      .profile("<key>RemovalDate</key>\n<date>2099-03-31T15:00:00Z</date>"),
      .profile("<key>DurationUntilRemoval</key>\n<real>2592000</real>"),
      .profile("<key>DurationUntilRemoval</key>\n<real>0.5</real>"),
      .profile("<key>RemovalDate</key>\n<string>$REMOVAL_DATE</string>"),
      // Of another type than the schema says: another fault.
      .profile("<key>DurationUntilRemoval</key>\n<string>0</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.wholeProfiles.flatMap { profile -> [Finding] in
      let date = profile.removalDate.located
      let seconds = profile.secondsUntilRemoval.located
      let findings = [date.flatMap { past($0, device.now) }, seconds.flatMap(tooShort)].compactMap { $0 }
      guard findings.isEmpty, let date, let seconds else { return findings }
      return [both(date, seconds)]
    }
  }

  private func past(_ date: Located<PlistDate>, _ now: PlistDate) -> Finding? {
    guard date.value < now else { return nil }
    return finding(
      at: date.place,
      Text(
        en: "the profile removes itself on \(date.value.day), which is over; set a day to come",
        ja: "自動削除の日 \(date.value.day) はすでに過ぎています。将来の日付にしてください"))
  }

  private func tooShort(_ seconds: Located<Double>) -> Finding? {
    guard seconds.value <= 0 else { return nil }
    return finding(
      .error, at: seconds.place,
      Text(
        en: "the profile removes itself as soon as it is installed; set the seconds that it is to stay",
        ja: "インストールと同時に自動削除されます。残しておく秒数を指定してください"))
  }

  private func both(_ date: Located<PlistDate>, _ seconds: Located<Double>) -> Finding {
    finding(
      .note, at: seconds.place,
      Text(
        en: "RemovalDate is set too, and whichever comes first counts; one of the two is enough",
        ja: "RemovalDate も設定されており、先に来る方で削除されます。どちらか一方で足ります")
    )
    .related(to: date.place, Text(en: "RemovalDate is here", ja: "RemovalDate はここです"))
  }
}
