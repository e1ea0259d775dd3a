/// Settings panes of a Mac that people need when mail fails, taken away by com.apple.systempreferences.
///
/// Date & Time has a rule of its own, time-pane-blocked. DisabledSystemSettings overrides the older lists
/// from macOS 13 on, so they count only without it.
struct RestrictionSettingsPane: Rule {
  let about = About(
    id: "restriction-settings-pane",
    level: .note,
    reads: .preferences,
    keys: ["DisabledSystemSettings", "DisabledPreferencePanes", "HiddenPreferencePanes"],
    title: Text(
      en: "Settings pane for accounts or the network is blocked",
      ja: "アカウントまたはネットワークの設定画面が使えない"),
    why: Text(
      en: """
        Accounts are signed in to again, proxies and DNS are put back to automatic in these panes. Where \
        they are blocked, only an administrator can follow the usual steps.
        """,
      ja: """
        アカウントのサインインし直しや、プロキシ・DNS を自動に戻す操作はこれらの画面で行います。使えない場合、\
        一般的な対処の手順を進められるのは管理者だけです。
        """),
    fix: Text(
      en: "Take the pane out of the list, or let the help desk know.",
      ja: "一覧からその画面を外すか、ヘルプデスクに伝えておいてください。"),
    symptoms: [.s6],
    guide: [100],
    bad: [
      .payload(
        "com.apple.systempreferences",
        """
        <key>DisabledSystemSettings</key>
        <array>
        <string>com.apple.Sound-Settings.extension</string>
        ▶<string>com.apple.Internet-Accounts-Settings.extension</string>
        </array>
        """),
      .managedPreferences(
        "com.apple.systempreferences",
        """
        <key>HiddenPreferencePanes</key>
        <array>
        ▶<string>com.apple.preference.network</string>
        </array>
        """),
    ],
    good: [
      .payload(
        "com.apple.systempreferences",
        """
        <key>DisabledPreferencePanes</key>
        <array>
        <string>com.apple.prefs.backup</string>
        </array>
        """),
      // Overridden on every system that reads DisabledSystemSettings.
      .payload(
        "com.apple.systempreferences",
        """
        <key>DisabledPreferencePanes</key>
        <array>
        <string>com.apple.preferences.internetaccounts</string>
        </array>
        <key>DisabledSystemSettings</key>
        <array>
        <string>com.apple.Sound-Settings.extension</string>
        </array>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.disabledPanes.compactMap { pane in
      guard let name = Self.names[pane.value] else { return nil }
      return finding(
        at: pane.place,
        Text(
          en: "the user cannot open \"\(name.en)\" in Settings",
          ja: "利用者は設定の「\(name.ja)」を開けません"))
    }
  }

  private static let accounts = Text(en: "Internet Accounts", ja: "インターネットアカウント")
  private static let network = Text(en: "Network", ja: "ネットワーク")
  private static let appleAccount = Text(en: "Apple Account", ja: "Apple Account")

  private static let names: [String: Text] = [
    "com.apple.preferences.internetaccounts": accounts,
    "com.apple.Internet-Accounts-Settings.extension": accounts,
    "com.apple.preference.network": network,
    "com.apple.Network-Settings.extension": network,
    "com.apple.wifi-settings-extension": Text(en: "Wi-Fi", ja: "Wi-Fi"),
    "com.apple.preferences.AppleIDPrefPane": appleAccount,
    "com.apple.systempreferences.AppleIDSettings": appleAccount,
    // Of macOS 10.14 and earlier.
    "com.apple.preferences.icloud": Text(en: "iCloud", ja: "iCloud"),
  ]
}
