import ProfileSchema

/// A carrier's mailbox beside one of iCloud or of a second carrier.
///
/// Speaks for `mail-several-accounts` where it stands at the same account. A mailbox that is set up twice
/// counts once.
struct CarrierMailWithICloud: Rule {
  let about = About(
    id: "carrier-mail-with-icloud",
    level: .note,
    reads: .mail,
    title: Text(
      en: "Carrier mail beside iCloud",
      ja: "キャリアメールと iCloud メールの併用"),
    why: Text(
      en: """
        Two personal addresses compete as the default sender. Replies then come from the other address, and \
        people who accept mail from known addresses only do not get them.
        """,
      ja: """
        個人用のアドレスが二つあると、どちらが差出人になるかが紛らわしくなります。\
        別のアドレスから返信すると、相手の受信設定によっては届きません。
        """),
    fix: Text(
      en: "Tell people which account to choose as the default in Settings, or leave one out.",
      ja: "設定でどちらをデフォルトにするかを案内するか、一方を外してください。"),
    symptoms: [.s5],
    guide: [8],
    bad: [
      .mails([iCloud, "▶dict\n" + softBank]),
      .together([.mail(softBank), .mail("▶dict\n" + iCloud)]),
    ],
    good: [
      .mail(softBank),
      .mails([
        softBank,
        """
        <key>EmailAddress</key>
        <string>taro@example.com</string>
        """,
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    guard device.mailAccounts.count > 1, device.mailAccounts.contains(where: { $0.carrier != nil }) else {
      return []
    }
    let replaced = device.replacedProfiles
    let duplicates = device.duplicatePayloads
    var first: (owner: Owner, place: Place)?
    for account in device.mailAccounts {
      guard let owner = Owner(account), !duplicates.contains(account.payload),
        !replaced.contains(device.payloads[account.payload].profile)
      else { continue }
      guard let earlier = first else {
        first = (owner, account.place)
        continue
      }
      if earlier.owner.key == owner.key { continue }
      return [
        finding(
          at: account.place,
          Text(
            en:
              "mail of \(owner.name) stands beside mail of \(earlier.owner.name); one is the default sender",
            ja: "\(owner.name) と \(earlier.owner.name) のメールが併存しており、デフォルトの差出人はどちらか一方です")
        )
        .related(to: earlier.place, Text(en: "the other account", ja: "もう一方のアカウント"))
      ]
    }
    return []
  }

  /// Who runs a personal mailbox: iCloud, or a carrier with all its brands.
  private struct Owner {
    var key: String
    var name: String

    init?(_ account: MailAccount) {
      if let carrier = account.carrier {
        (key, name) = (carrier.family, carrier.name)
      } else if account.isICloud {
        (key, name) = ("icloud", "iCloud")
      } else {
        return nil
      }
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

  private static let softBank = """
    <key>EmailAddress</key>
    <string>hanako@i.softbank.jp</string>
    <key>IncomingMailServerHostName</key>
    <string>imap.softbank.jp</string>
    <key>IncomingMailServerUsername</key>
    <string>hanako</string>
    <key>OutgoingMailServerHostName</key>
    <string>smtp.softbank.jp</string>
    <key>OutgoingMailServerPortNumber</key>
    <integer>465</integer>
    <key>OutgoingMailServerUsername</key>
    <string>hanako</string>
    """
}
