/// An SSL switch that is no boolean.
///
/// The integers 0 and 1 pass, since Apple's readers take them for a boolean: to them both are numbers.
struct MailSSLString: Rule {
  let about = About(
    id: "mail-ssl-string",
    level: .error,
    reads: .accounts,
    title: Text(
      en: "SSL switch that is no boolean",
      ja: "真偽値ではない SSL の設定"),
    why: Text(
      en:
        "The device wants <true/> or <false/> here. It refuses a profile with a text in its place, or takes the switch for off.",
      ja: "ここには <true/> または <false/> が必要です。文字列などが書かれていると、プロファイルが拒否されるか、SSL がオフとして扱われます。"),
    fix: Text(
      en: "Write the switch as <true/>.",
      ja: "設定を <true/> と書いてください。"),
    symptoms: [.s2],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerUseSSL</key>
        ▶<string>true</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerUseSSL</key>
        ▶<integer>2</integer>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>Host</key>
        <string>mail.example.com</string>
        <key>SSL</key>
        ▶<string>YES</string>
        <key>UserName</key>
        <string>user</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerUseSSL</key>
        <true/>
        """),
      .mail(
        """
        <key>IncomingMailServerUseSSL</key>
        <integer>1</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerUseSSL</key>
        <string>{{ use_ssl }}</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.flatMap { account in
      switches(of: account).compactMap { key, setting in
        guard case .mistyped(let place) = setting else { return nil }
        // An export may have nothing there, which switches nothing on or off.
        if account.entries.dialect != nil, device.node(at: place)?.kind == .null { return nil }
        return finding(at: place, message(account.entries, key, device.node(at: place)?.string))
      }
    }
  }

  private func switches(of account: Account) -> [(key: String, Setting<Bool>)] {
    let keys: [StaticString] =
      switch account.kind {
      case .mail: ["IncomingMailServerUseSSL", "OutgoingMailServerUseSSL"]
      case .exchangeActiveSync, .exchangeWebServices: ["SSL"]
      case .google, .calDAV, .cardDAV, .ldap, .subscribedCalendar: []
      }
    return keys.map { ("\($0)", account.entries.boolean($0)) }
  }

  private func message(_ entries: Entries, _ key: String, _ text: String?) -> Text {
    let own = entries.name(of: key)
    // Mail's own settings are switched rather than written.
    if own != key {
      return Text(
        en: "\(own) is neither on nor off; switch SSL on in Mail's settings",
        ja: "\(own) がオンともオフとも読めません。メールの設定で SSL をオンにしてください")
    }
    guard let text else {
      return Text(
        en: "\(key) is no boolean; write <true/> or <false/>",
        ja: "\(key) が真偽値ではありません。<true/> または <false/> と書いてください")
    }
    let isYes = ["true", "yes", "on", "1"].contains(text.lowercased())
    return Text(
      en: "\(text.quoted) is a string; write \(isYes ? "<true/>" : "<true/> or <false/>")",
      ja: "\(text.quoted) は文字列です。\(isYes ? "<true/>" : "<true/> または <false/>") と書いてください")
  }
}
