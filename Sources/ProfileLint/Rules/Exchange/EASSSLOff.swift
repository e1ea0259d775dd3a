/// Exchange ActiveSync without TLS.
///
/// Apple's schema: SSL is false by default, so a missing key means off (Apple's reference of 2010 still said
/// true). With OAuth and no OAuthSignInURL the host comes from autodiscovery and the key decides nothing.
struct EASSSLOff: Rule {
  let about = About(
    id: "eas-ssl-off",
    level: .warning,
    reads: .accounts,
    keys: ["Host"],
    title: Text(en: "Exchange account without SSL", ja: "SSL を使わない Exchange アカウント"),
    why: Text(
      en: "Without SSL the password and all mail cross the network in the clear, and most servers refuse it.",
      ja: "SSL を使わないと、パスワードもメールも暗号化されずに流れます。多くのサーバーはこの接続を拒否します。"),
    fix: Text(en: "Set SSL to true.", ja: "SSL を true にしてください。"),
    symptoms: [.s2],
    guide: [33, 53],
    bad: [
      .payload(
        "com.apple.eas.account",
        "<key>Host</key>\n<string>eas.example.com</string>\n<key>SSL</key>\n▶<false/>"),
      .payload(
        "com.apple.eas.account", "▶dict\n<key>Host</key>\n<string>eas.example.com</string>"),
    ],
    good: [
      .payload(
        "com.apple.eas.account",
        "<key>Host</key>\n<string>eas.example.com</string>\n<key>SSL</key>\n<true/>"),
      .payload(
        "com.apple.eas.account",
        "<key>Host</key>\n<string>eas.example.com</string>\n<key>SSL</key>\n<string>$SSL</string>"),
      .payload(
        "com.apple.eas.account",
        "<key>EmailAddress</key>\n<string>taro@example.com</string>\n<key>OAuth</key>\n<true/>"),
      // Exchange Web Services has SSL on by default.
      .payload("com.apple.ews.account", "<key>Host</key>\n<string>ews.example.com</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      guard account.kind == .exchangeActiveSync,
        !(account.usesOAuth && account.entries.string("OAuthSignInURL").isAbsent)
      else { return nil }
      let setting = account.entries.boolean("SSL")
      if setting.isAbsent {
        return finding(
          at: account.place,
          Text(
            en: "SSL is missing, which means off; set it to true",
            ja: "SSL のキーがないためオフになります。true を設定してください"))
      }
      guard setting.value == false, let place = setting.place else { return nil }
      return finding(
        at: place,
        Text(
          en: "SSL is false, so the password is sent in the clear; set it to true",
          ja: "SSL が false のため、パスワードが暗号化されずに送られます。true を設定してください"))
    }
  }
}
