/// System updates, or the data that comes between them, held back.
///
/// forceDelayedSoftwareUpdates and forceDelayedMajorSoftwareUpdates hold updates back; the delays beside them
/// only say for how long, 30 days without them. Apple deprecated all of them in OS 26 and removed them in
/// OS 27. com.apple.SoftwareUpdate of a Mac can stop the data that comes between updates, which the
/// catalogue does not mention. Updates of apps (forceDelayedAppSoftwareUpdates) bring nothing for Mail.
struct UpdateDeferred: Rule {
  let about = About(
    id: "update-deferred",
    level: .note,
    reads: [.restrictions, .preferences],
    keys: [
      "AutomaticCheckEnabled", "CriticalUpdateInstall", "ConfigDataInstall", "forceDelayedSoftwareUpdates",
      "forceDelayedMajorSoftwareUpdates", "forceDelayedAppSoftwareUpdates", "enforcedSoftwareUpdateDelay",
    ],
    title: Text(
      en: "System updates are held back",
      ja: "OS のアップデートを遅らせている"),
    why: Text(
      en: """
        Fixes of Mail, new root certificates and newer TLS come with system updates. A mail fault that Apple \
        has mended stays on these devices for weeks.
        """,
      ja: """
        「メール」の修正、新しいルート証明書、新しい TLS への対応は OS のアップデートで届きます。Apple が修正した不具合も、\
        これらのデバイスには数週間残ります。
        """),
    fix: Text(
      en: "Shorten the delay, and from OS 27 on use the software update declaration.",
      ja: "延期の日数を短くし、OS 27 以降ではソフトウェアアップデートの宣言を使ってください。"),
    symptoms: [.s8],
    guide: [52, 99],
    bad: [
      .restrictions(
        """
        <key>forceDelayedSoftwareUpdates</key>
        ▶<true/>
        <key>enforcedSoftwareUpdateDelay</key>
        <integer>90</integer>
        """),
      .restrictions("<key>forceDelayedMajorSoftwareUpdates</key>\n▶<true/>"),
      .payload(
        "com.apple.SoftwareUpdate",
        """
        <key>ConfigDataInstall</key>
        ▶<false/>
        <key>AutomaticCheckEnabled</key>
        <true/>
        """),
    ],
    good: [
      // A delay of nothing.
      .restrictions(
        """
        <key>forceDelayedSoftwareUpdates</key>
        <false/>
        <key>enforcedSoftwareUpdateDelay</key>
        <integer>30</integer>
        """),
      .restrictions("<key>forceDelayedAppSoftwareUpdates</key>\n<true/>"),
      .payload(
        "com.apple.SoftwareUpdate",
        "<key>ConfigDataInstall</key>\n<true/>\n<key>AutomaticallyInstallAppUpdates</key>\n<false/>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.preferences(.restrictions).flatMap(delays)
      + (["AutomaticCheckEnabled", "CriticalUpdateInstall", "ConfigDataInstall"] as [StaticString])
      .flatMap { key in
        device.settings(.softwareUpdate, key, equal: false).map { stopped(key, $0) }
      }
  }

  private func delays(_ preferences: Preferences) -> [Finding] {
    let kinds: [(force: StaticString, delays: [StaticString])] = [
      (
        "forceDelayedSoftwareUpdates",
        ["enforcedSoftwareUpdateMinorOSDeferredInstallDelay", "enforcedSoftwareUpdateDelay"]
      ),
      ("forceDelayedMajorSoftwareUpdates", ["enforcedSoftwareUpdateMajorOSDeferredInstallDelay"]),
    ]
    return kinds.compactMap { kind in
      guard let force = preferences.entries.boolean(kind.force).located, force.value else { return nil }
      let settings = kind.delays.map { preferences.entries.integer($0) }
      guard let days = settings.lazy.compactMap(\.value).first else {
        // A delay that is a variable, or no number, is not 30 days.
        guard settings.allSatisfy(\.isAbsent) else { return nil }
        return finding(days: 30, at: force.place)
      }
      return finding(days: days, at: force.place)
    }
  }

  private func finding(days: Int, at place: Place) -> Finding {
    finding(
      at: place,
      Text(
        en: "updates appear \(days) days late; OS 27 no longer reads this key",
        ja: "アップデートが \(days) 日遅れて表示されます。OS 27 以降、このキーは読まれません"))
  }

  private func stopped(_ key: StaticString, _ setting: Located<Bool>) -> Finding {
    finding(
      at: setting.place,
      Text(
        en: "\(key) false: updates wait until somebody looks for them",
        ja: "\(key) が false のため、だれかが確認するまでアップデートが届きません"))
  }
}
