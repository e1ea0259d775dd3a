/// iCloud Mail switched off on a Mac (allowCloudMail false).
///
/// The catalogue has an error beside an iCloud mail account and a warning elsewhere. Apple says that the
/// restriction disables the service of the iCloud account, and does not say that an account set up by hand
/// or by profile stops, so that is a warning; security baselines (CIS, NIST) set the key on purpose, so
/// without such an account it is a note.
struct RestrictionCloudMail: Rule {
  let about = About(
    id: "restriction-cloud-mail",
    level: .warning,
    reads: .restrictions,
    keys: ["allowCloudMail"],
    title: Text(
      en: "iCloud Mail is switched off",
      ja: "iCloud メールがオフ"),
    why: Text(
      en: """
        On a Mac with this restriction the iCloud account has no Mail, and the switch for it is greyed out. \
        Somebody who looks for an iCloud mailbox there finds none.
        """,
      ja: """
        この制限がある Mac では、iCloud アカウントのメールが使えず、スイッチもグレーアウトします。iCloud のメールボックスは\
        「メール」に表示されません。
        """),
    fix: Text(
      en: "Remove allowCloudMail or set it to true where people use iCloud Mail.",
      ja: "iCloud メールを使う場合は、allowCloudMail を削除するか true にしてください。"),
    symptoms: [.s1],
    guide: [35],
    bad: [
      .restrictions("<key>allowCloudMail</key>\n▶<false/>"),
      .restrictions("<key>allowCloudMail</key>\n▶<false/>", besideMail: Self.iCloud),
      .managedPreferences("com.apple.applicationaccess", "<key>allowCloudMail</key>\n▶<false/>"),
    ],
    good: [
      .restrictions("<key>allowCloudMail</key>\n<true/>", besideMail: Self.iCloud),
      .restrictions("<key>allowCloudBookmarks</key>\n<false/>", besideMail: Self.iCloud),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowCloudMail", equal: false).map { setting in
      guard let account = device.accounts.first(where: \.isICloudMail) else {
        return finding(
          .note, at: setting.place,
          Text(
            en: "the iCloud account of a Mac has no Mail",
            ja: "Mac の iCloud アカウントでメールが使えません"))
      }
      return finding(
        at: setting.place,
        Text(
          en:
            "iCloud Mail is off on Macs, and an iCloud mail account is set up beside it; keep one of the two",
          ja: "Mac では iCloud メールがオフですが、iCloud のメールアカウントも設定されています。どちらか一方にしてください")
      )
      .related(
        to: device.payloads[account.payload].place,
        Text(en: "the iCloud mail account is set up here", ja: "iCloud のメールアカウントの設定はここです"))
    }
  }

  private static let iCloud = """
    <key>EmailAddress</key>
    <string>hanako@icloud.com</string>
    <key>IncomingMailServerHostName</key>
    <string>imap.mail.me.com</string>
    <key>IncomingMailServerUsername</key>
    <string>hanako</string>
    <key>OutgoingMailServerHostName</key>
    <string>smtp.mail.me.com</string>
    <key>OutgoingMailServerUsername</key>
    <string>hanako@icloud.com</string>
    """
}
