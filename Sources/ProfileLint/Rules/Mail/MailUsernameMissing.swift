/// No user name, where the server wants one.
///
/// A warning only where a management server fills the payload in: such a profile is installed without
/// anybody to ask. Everywhere else Apple has the device ask while the profile is installed, and templates
/// for many people rest on that, so it is a note, whether the profile can be removed or not. Exchange asks
/// once for name and password together, and may sign in by a certificate, so it is a note there as well.
struct MailUsernameMissing: Rule {
  let about = About(
    id: "mail-username-missing",
    level: .warning,
    reads: .accounts,
    title: Text(
      en: "Mail account without a user name",
      ja: "ユーザー名のないメールアカウント"),
    why: Text(
      en:
        "The device asks for a missing user name only when somebody installs the profile by hand. Installed by MDM, the account has none and cannot sign in.",
      ja: "ユーザー名がない場合にデバイスが入力を求めるのは、手動でインストールしたときだけです。MDM でインストールするとユーザー名が空のままになり、サインインできません。"),
    fix: Text(
      en: "Write the user name, or the variable that the management server has for it.",
      ja: "ユーザー名、または管理サーバーが用意している変数を書いてください。"),
    symptoms: [.s3, .s7],
    guide: [7, 39],
    bad: [
      .mail(
        """
        ▶dict
        <key>EmailAddress</key>
        <string>$EMAIL</string>
        without: IncomingMailServerUsername
        without: OutgoingMailServerUsername
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>{{mail}}</string>
        <key>Host</key>
        <string>mail.example.com</string>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        ▶<string></string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>$EMAIL</string>
        <key>IncomingMailServerUsername</key>
        <string>$EMAIL</string>
        <key>OutgoingMailServerUsername</key>
        <string>$EMAIL</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        without: OutgoingMailServerUsername
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>{{mail}}</string>
        <key>OAuth</key>
        <true/>
        <key>SSL</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.flatMap { account -> [Finding] in
      let missing = account.signIns.filter { $0.isNeeded && isMissing($0.userName) }
      if missing.isEmpty { return [] }
      // A server that Mail lists, which nobody installs.
      if let dialect = account.entries.dialect, !dialect.isTyped, account.kind == .mail {
        return missing.map { signIn in
          finding(
            .note, at: signIn.userName.place ?? account.place,
            Text(
              en:
                "\(signIn.key) is missing or empty; write the user name in Mail's settings",
              ja: "\(signIn.key) がないか空です。メールの設定でユーザー名を入力してください"))
        }
      }
      let level: Level = account.kind == .mail && account.isFilledInByServer ? .warning : .note
      // Two missing keys share one place, the dictionary that should hold them, and so one finding.
      if missing.count == 2, missing.allSatisfy(\.userName.isAbsent) {
        let keys = missing.map(\.key)
        return [
          finding(
            level, at: account.place,
            Text(
              en: "\(keys[0]) and \(keys[1]) are missing; an installation by MDM asks nobody for them",
              ja: "\(keys[0]) と \(keys[1]) がありません。MDM でのインストールでは入力を求められません"))
        ]
      }
      return missing.map { signIn in
        finding(
          level, at: signIn.userName.place ?? account.place,
          Text(
            en: "\(signIn.key) is missing or empty; an installation by MDM asks nobody for it",
            ja: "\(signIn.key) がないか空です。MDM でのインストールでは入力を求められません"))
      }
    }
  }

  private func isMissing(_ name: Setting<String>) -> Bool { name.isAbsent || name.value == "" }
}
