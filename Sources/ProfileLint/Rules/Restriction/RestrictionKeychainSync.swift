/// Passwords that do not travel (allowCloudKeychainSync false) or are not filled in (allowPasswordAutoFill
/// false).
struct RestrictionKeychainSync: Rule {
  let about = About(
    id: "restriction-keychain-sync",
    level: .note,
    reads: .restrictions,
    keys: ["allowCloudKeychainSync", "allowPasswordAutoFill"],
    title: Text(
      en: "Saved passwords stay behind",
      ja: "保存したパスワードが引き継がれない"),
    why: Text(
      en: """
        A mail password that was changed on one device is not known on the next, or is not offered in the \
        sign-in page. The old one is sent until the user types the new one everywhere.
        """,
      ja: """
        1 台で変更したメールのパスワードがほかのデバイスに伝わらない、またはサインイン画面で候補に出ません。新しいパスワードを\
        それぞれで入力するまで、古いものが送られ続けます。
        """),
    fix: Text(
      en: "After a change of password, type it on each device.",
      ja: "パスワードを変更したら、デバイスごとに入力し直してください。"),
    symptoms: [.s7],
    guide: [38],
    bad: [
      .restrictions(
        """
        <key>allowCloudKeychainSync</key>
        ▶<false/>
        <key>allowPasswordAutoFill</key>
        ▶<false/>
        """),
      .managedPreferences("com.apple.applicationaccess", "<key>allowCloudKeychainSync</key>\n▶<false/>"),
    ],
    good: [
      .restrictions("<key>allowCloudKeychainSync</key>\n<true/>"),
      .restrictions("<key>allowPasswordAutoFill</key>\n<string>$AUTOFILL</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowCloudKeychainSync", equal: false).map { setting in
      finding(
        at: setting.place,
        Text(
          en: "without iCloud Keychain a changed password stays on the device it was changed on",
          ja: "iCloud キーチェーンが使えないため、変更したパスワードはそのデバイスにしか残りません"))
    }
      + device.settings(.restrictions, "allowPasswordAutoFill", equal: false).map { setting in
        finding(
          at: setting.place,
          Text(
            en: "without AutoFill the user types every password, the old one included",
            ja: "自動入力が使えないため、利用者がパスワードを毎回入力します"))
      }
  }
}
