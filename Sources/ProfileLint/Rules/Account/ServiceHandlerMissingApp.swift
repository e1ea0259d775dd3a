/// An account whose calls go to an app that the same device hides.
///
/// Apple's schema: CommunicationServiceRules.DefaultServiceHandlers.AudioCall names the app for calls to an
/// account's contacts. Whether the app is installed cannot be seen here; whether a restriction hides it can.
struct ServiceHandlerMissingApp: Rule {
  let about = About(
    id: "service-handler-missing-app",
    level: .note,
    reads: .restrictions,
    keys: ["CommunicationServiceRules"],
    title: Text(
      en: "Calls through a hidden app",
      ja: "使えないアプリへの通話の割り当て"),
    why: Text(
      en: "A restriction hides the app that the account's calls are to go through, so calls fail.",
      ja: "アカウントの通話に使うアプリが制限されているため、発信できません。"),
    fix: Text(
      en: "Allow the app, or name another one in AudioCall.",
      ja: "アプリを許可するか、AudioCall に別のアプリを指定してください。"),
    symptoms: [],
    guide: [93],
    bad: [
      .payloads([
        ("com.apple.google-oauth", google(app: "com.example.phone", mark: "▶")),
        (
          "com.apple.applicationaccess",
          """
          <key>blockedAppBundleIDs</key>
          <array>
          <string>com.example.phone</string>
          </array>
          """
        ),
      ]),
      .payloads([
        ("com.apple.google-oauth", google(app: "com.example.phone", mark: "▶")),
        (
          "com.apple.applicationaccess",
          """
          <key>allowListedAppBundleIDs</key>
          <array>
          <string>com.apple.mobilemail</string>
          </array>
          """
        ),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.google-oauth", google(app: "com.example.phone")),
        (
          "com.apple.applicationaccess",
          """
          <key>allowListedAppBundleIDs</key>
          <array>
          <string>com.apple.mobilemail</string>
          <string>com.example.phone</string>
          </array>
          """
        ),
      ]),
      .payloads([
        ("com.apple.google-oauth", google(app: "{{phone_app}}")),
        (
          "com.apple.applicationaccess",
          """
          <key>allowListedAppBundleIDs</key>
          <array>
          <string>com.apple.mobilemail</string>
          </array>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let hidden = HiddenApps(of: device)
    return device.accounts.compactMap { account in
      guard
        let app = account.entries.section("CommunicationServiceRules")?.section("DefaultServiceHandlers")?
          .string("AudioCall").located,
        !app.value.isEmpty, let restriction = hidden[app.value]
      else { return nil }
      return finding(
        at: app.place,
        Text(
          en: "calls go to \(app.value.quoted), which \(restriction.key) hides",
          ja: "通話に使う \(app.value.quoted) は \(restriction.key) により表示されません")
      )
      .related(to: restriction.place, Text(en: "hidden here", ja: "制限している箇所"))
    }
  }

  private static func google(app: String, mark: String = "") -> String {
    """
    <key>CommunicationServiceRules</key>
    <dict>
    <key>DefaultServiceHandlers</key>
    <dict>
    <key>AudioCall</key>
    \(mark)<string>\(app)</string>
    </dict>
    </dict>
    <key>EmailAddress</key>
    <string>taro@example.com</string>
    """
  }
}
