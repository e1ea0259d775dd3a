import LocatedPlist

/// Notifications of the app Mail, switched off for good.
///
/// Apple's schema: what com.apple.notificationsettings says is always enforced; NotificationsEnabled,
/// BadgesEnabled and SoundsEnabled are true by default, AlertType is 1. A quiet Mail may be a choice, so it
/// is a warning only where the same device gets a mail account.
struct NotificationMailOff: Rule {
  let about = About(
    id: "notification-mail-off",
    level: .warning,
    reads: .preferences,
    keys: ["NotificationSettings"],
    title: Text(en: "Notifications of Mail off", ja: "「メール」の通知がオフ"),
    why: Text(
      en: "New mail arrives without any sign, and nobody can switch the notifications on in Settings.",
      ja: "新着メールが届いても何も表示されず、設定で通知をオンにすることもできません。"),
    fix: Text(
      en: "Leave the notifications of Mail to the user, or switch on a badge at least.",
      ja: "「メール」の通知を利用者に任せるか、少なくともバッジをオンにしてください。"),
    symptoms: [.s9],
    guide: [51, 73],
    bad: [
      .payloads([
        (
          "com.apple.notificationsettings",
          settings(
            """
            <key>BundleIdentifier</key>
            <string>com.apple.mobilemail</string>
            <key>NotificationsEnabled</key>
            ▶<false/>
            """)
        ), google,
      ]),
      .payloads([
        (
          "com.apple.notificationsettings",
          settings(
            """
            <key>AlertType</key>
            ▶<integer>0</integer>
            <key>BadgesEnabled</key>
            <false/>
            <key>BundleIdentifier</key>
            <string>com.apple.mobilemail</string>
            <key>SoundsEnabled</key>
            <false/>
            """)
        ), google,
      ]),
      .payload(
        "com.apple.notificationsettings",
        settings(
          """
          <key>BundleIdentifier</key>
          <string>com.apple.mail</string>
          <key>NotificationsEnabled</key>
          ▶<false/>
          """)),
    ],
    good: [
      .payloads([
        (
          "com.apple.notificationsettings",
          settings(
            """
            <key>AlertType</key>
            <integer>0</integer>
            <key>BundleIdentifier</key>
            <string>com.apple.mobilemail</string>
            <key>SoundsEnabled</key>
            <false/>
            """)
        ), google,
      ]),
      .payloads([
        (
          "com.apple.notificationsettings",
          settings(
            """
            <key>BundleIdentifier</key>
            <string>com.apple.news</string>
            <key>NotificationsEnabled</key>
            <false/>
            """)
        ), google,
      ]),
      .payloads([
        (
          "com.apple.notificationsettings",
          settings(
            """
            <key>BundleIdentifier</key>
            <string>com.apple.mobilemail</string>
            <key>NotificationsEnabled</key>
            <string>$NOTIFY</string>
            """)
        ), google,
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let apps = device.preferences(.notifications).flatMap { $0.entries.sections("NotificationSettings") }
      .filter { ["com.apple.mobilemail", "com.apple.mail"].contains($0.string("BundleIdentifier").value) }
    if apps.isEmpty { return [] }
    let level: Level = device.mailboxes.isEmpty ? .note : .warning
    return apps.compactMap { app in
      if let enabled = app.boolean("NotificationsEnabled").located, !enabled.value {
        return finding(
          level, at: enabled.place,
          Text(
            en: "NotificationsEnabled is false for Mail, so new mail is not announced",
            ja: "「メール」の NotificationsEnabled が false のため、新着メールが通知されません"))
      }
      guard let alert = app.integer("AlertType").located, alert.value == 0,
        app.boolean("BadgesEnabled").value == false, app.boolean("SoundsEnabled").value == false
      else { return nil }
      return finding(
        level, at: alert.place,
        Text(
          en: "Mail has no alert, no badge and no sound, so new mail is not announced",
          ja: "「メール」のバナー・バッジ・サウンドがすべてオフのため、新着メールに気づけません"))
    }
  }

  private static let google = (
    type: "com.apple.google-oauth", keys: "<key>EmailAddress</key>\n<string>taro@example.com</string>"
  )

  private static func settings(_ keys: String) -> String {
    "<key>NotificationSettings</key>\n<array>\n<dict>\n\(keys)\n</dict>\n</array>"
  }
}
