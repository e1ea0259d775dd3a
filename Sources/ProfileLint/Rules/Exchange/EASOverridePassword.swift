/// A password that does not replace the one on the device.
///
/// Apple's schema: OverridePreviousPassword (iOS 14, default false) makes the payload's password win. Beside
/// OAuth a password is out of place as such: that is `eas-oauth-password`.
struct EASOverridePassword: Rule {
  let about = About(
    id: "eas-override-password",
    level: .note,
    reads: .accounts,
    keys: ["Password"],
    title: Text(
      en: "Exchange password that an older one outlives",
      ja: "既存のパスワードを置き換えない Exchange の設定"),
    why: Text(
      en: """
        When the profile is installed over an earlier version, the device keeps the password that it has, \
        and asks again and again if that one is out of date.
        """,
      ja: """
        以前の版に上書きでインストールすると、デバイスに保存されたパスワードがそのまま使われます。\
        それが古いと、認証を繰り返し求められます。
        """),
    fix: Text(
      en: "Set OverridePreviousPassword to true, or leave the password out.",
      ja: "OverridePreviousPassword を true にするか、パスワードを書かないでください。"),
    symptoms: [.s7],
    guide: [6],
    yieldsTo: ["eas-oauth-password"],
    bad: [
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>eas.example.com</string>
        ▶<key>Password</key>
        <string>$EAS_PASSWORD</string>
        <key>SSL</key>
        <true/>
        """)
    ],
    good: [
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>eas.example.com</string>
        <key>OverridePreviousPassword</key>
        <true/>
        <key>Password</key>
        <string>$EAS_PASSWORD</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>eas.example.com</string>
        <key>Password</key>
        <string></string>
        <key>SSL</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      let override = account.entries.boolean("OverridePreviousPassword")
      guard account.kind == .exchangeActiveSync, override.isAbsent || override.value == false,
        let node = account.entries.node["Password"], !node.isEmpty,
        let place = account.entries.keyPlace("Password")
      else { return nil }
      return finding(
        at: place,
        Text(
          en: "a password that the device has already is kept; OverridePreviousPassword replaces it",
          ja: "デバイスにすでにあるパスワードが優先されます。置き換えるには OverridePreviousPassword を true にします"))
    }
  }
}
