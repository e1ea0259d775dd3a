/// Restrictions that hide the app Mail.
///
/// Apple's schema: blockedAppBundleIDs and allowListedAppBundleIDs (iOS 15), before that
/// blacklistedAppBundleIDs and whitelistedAppBundleIDs; supervised devices only. Hiding Mail is a choice, so
/// it is a warning only where the same device gets an account for it.
struct MailAppBlocked: Rule {
  let about = About(
    id: "mail-app-blocked",
    level: .warning,
    reads: .restrictions,
    keys: [
      "blockedAppBundleIDs", "blacklistedAppBundleIDs", "allowListedAppBundleIDs", "whitelistedAppBundleIDs",
    ],
    title: Text(en: "The app Mail is hidden", ja: "「メール」が使えない制限"),
    why: Text(
      en: "The restriction keeps Mail from being shown and opened, so an account has no app to be read in.",
      ja: "制限により「メール」が表示も起動もできないため、アカウントがあってもメールを読めません。"),
    fix: Text(
      en: "Take com.apple.mobilemail out of the deny list, or add it to the allow list.",
      ja: "com.apple.mobilemail を拒否リストから外すか、許可リストに加えてください。"),
    symptoms: [.s1],
    guide: [35, 103],
    bad: [
      .payloads([
        (
          "com.apple.applicationaccess",
          """
          <key>blockedAppBundleIDs</key>
          <array>
          <string>com.apple.news</string>
          ▶<string>com.apple.mobilemail</string>
          </array>
          """
        ), ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@example.com</string>"),
      ]),
      .payloads([
        (
          "com.apple.applicationaccess",
          """
          <key>whitelistedAppBundleIDs</key>
          ▶<array>
          <string>com.apple.mobilesafari</string>
          </array>
          """
        ), ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@example.com</string>"),
      ]),
      .payload(
        "com.apple.applicationaccess",
        """
        <key>blacklistedAppBundleIDs</key>
        <array>
        ▶<string>com.apple.mobilemail</string>
        </array>
        """),
    ],
    good: [
      .payload(
        "com.apple.applicationaccess",
        """
        <key>allowListedAppBundleIDs</key>
        <array>
        <string>com.apple.mobilesafari</string>
        <string>com.apple.mobilemail</string>
        </array>
        """),
      .payload(
        "com.apple.applicationaccess",
        """
        <key>allowListedAppBundleIDs</key>
        <array>
        <string>com.apple.mobilesafari</string>
        <string>{{mail_app}}</string>
        </array>
        """),
      // The current list lets Mail through; the old key is there for old systems.
      .payload(
        "com.apple.applicationaccess",
        """
        <key>blacklistedAppBundleIDs</key>
        <array>
        <string>com.apple.mobilemail</string>
        </array>
        <key>blockedAppBundleIDs</key>
        <array>
        <string>com.apple.news</string>
        </array>
        """),
      .payload("com.apple.applicationaccess", "<key>blockedAppBundleIDs</key>\n<string>none</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    guard let restriction = HiddenApps(of: device)["com.apple.mobilemail"] else { return [] }
    guard let account = device.mailboxes.first else {
      return [finding(.note, at: restriction.place, message(restriction))]
    }
    return [
      finding(at: restriction.place, message(restriction))
        .related(to: account.place, Text(en: "the account for it", ja: "「メール」で使うアカウント"))
    ]
  }

  private func message(_ restriction: HiddenApps.Restriction) -> Text {
    let key = restriction.key
    if restriction.isAllowList {
      return Text(
        en: "\(key) lacks \"com.apple.mobilemail\", so Mail is hidden",
        ja: "\(key) に \"com.apple.mobilemail\" がないため、「メール」は表示されません")
    }
    return Text(
      en: "\(key) has \"com.apple.mobilemail\", so Mail is hidden",
      ja: "\(key) に \"com.apple.mobilemail\" があるため、「メール」は表示されません")
  }
}
