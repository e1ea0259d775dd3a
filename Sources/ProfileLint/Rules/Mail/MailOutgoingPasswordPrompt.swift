/// A password that people are asked for twice.
///
/// `OutgoingPasswordSameAsIncomingPassword` saves the second question, but Apple supports it only where
/// somebody installs the profile by hand. Variables in the payload tell that a management server does.
struct MailOutgoingPasswordPrompt: Rule {
  let about = About(
    id: "mail-outgoing-password-prompt",
    level: .note,
    reads: .mail,
    title: Text(
      en: "Password asked for twice",
      ja: "二度求められるパスワード"),
    why: Text(
      en:
        "Without a password in the profile the device asks for one for receiving and one for sending. OutgoingPasswordSameAsIncomingPassword makes it one question, in installations by hand alone.",
      ja:
        "プロファイルにパスワードがないと、受信用と送信用の入力を別々に求められます。OutgoingPasswordSameAsIncomingPassword を true にすると一度で済みますが、有効なのは手動でインストールした場合だけです。"
    ),
    fix: Text(
      en:
        "Set OutgoingPasswordSameAsIncomingPassword to true; with MDM, tell people that they will be asked twice.",
      ja: "OutgoingPasswordSameAsIncomingPassword を true にしてください。MDM で配布する場合は、二度入力が必要なことを利用者に伝えてください。"),
    symptoms: [.s7],
    guide: [39],
    bad: [
      .mail("▶dict\n"),
      .mail(
        """
        <key>EmailAddress</key>
        <string>$EMAIL</string>
        <key>IncomingMailServerUsername</key>
        <string>$EMAIL</string>
        <key>OutgoingMailServerUsername</key>
        <string>$EMAIL</string>
        <key>OutgoingPasswordSameAsIncomingPassword</key>
        ▶<true/>
        """),
    ],
    good: [
      .mail(
        """
        <key>OutgoingPasswordSameAsIncomingPassword</key>
        <true/>
        """),
      .mail(
        """
        <key>OutgoingPasswordSameAsIncomingPassword</key>
        <false/>
        """),
      .mail(
        """
        <key>IncomingPassword</key>
        <string>$PASSWORD</string>
        <key>OutgoingPassword</key>
        <string>$PASSWORD</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        without: OutgoingMailServerUsername
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      let entries = account.entries
      guard account.incoming.authenticates, account.outgoing.authenticates,
        !entries.has("IncomingPassword"), !entries.has("OutgoingPassword")
      else { return nil }
      let isByServer = entries.isFilledInByServer
      switch entries.boolean("OutgoingPasswordSameAsIncomingPassword") {
      case .known(let isSame) where isSame.value && isByServer:
        return finding(
          at: isSame.place,
          Text(
            en: "OutgoingPasswordSameAsIncomingPassword does nothing in an installation by MDM",
            ja: "OutgoingPasswordSameAsIncomingPassword は MDM でのインストールでは効果がありません"))
      case .absent where !isByServer:
        return finding(
          at: account.place,
          Text(
            en: "OutgoingPasswordSameAsIncomingPassword is missing, so the password is asked for twice",
            ja: "OutgoingPasswordSameAsIncomingPassword がないため、パスワードを二度求められます"))
      default:
        return nil
      }
    }
  }
}
