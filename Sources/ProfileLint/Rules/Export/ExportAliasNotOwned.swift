/// An alias that is switched on, and that the account as a whole does not have.
///
/// Only an account that lists its aliases can say so: iCloud's `appleIDAliases`.
struct ExportAliasNotOwned: Rule {
  let about = About(
    id: "export-alias-not-owned",
    level: .warning,
    reads: .exports,
    title: Text(en: "Alias that the account does not have", ja: "アカウントにないエイリアス"),
    why: Text(
      en:
        "iCloud refuses to send from an alias that was deleted or belongs to somebody else; Mail offers it as long as it stands in the account.",
      ja: "削除されたエイリアスや他人のエイリアスからは、iCloud が送信を拒否します。アカウントに残っている間は、メールの差出人の候補に表示されます。"),
    fix: Text(
      en: "Switch the alias off in Mail's settings, or create it again on iCloud.com.",
      ja: "メールの設定でエイリアスをオフにするか、iCloud.com で作り直してください。"),
    symptoms: [.s5],
    guide: [91],
    bad: [.text(Self.store(second: ", ▶\"old@icloud.com\""))],
    good: [.text(Self.store(second: ""))])

  private static func store(second: String) -> String {
    """
    {"format": "accounts-store", "accounts": [
      {"identifier": "A1", "type": "com.apple.account.AppleAccount", "parent": null,
       "username": "taro@icloud.com", "properties": {"appleIDAliases": ["taro@icloud.com", "shop@icloud.com"]},
       "dataclassProperties": {"com.apple.Dataclass.Mail": {"EmailAddress": "taro@icloud.com",
         "imapHostname": "p42-imap.mail.me.com", "imapPort": 993, "imapRequiresSSL": true}}},
      {"identifier": "A2", "type": "com.apple.account.IMAP", "parent": "A1", "properties": {
         "EmailAliases": [{"IsEnabled": true, "IsPrimary": true,
           "EmailAddresses": ["taro@icloud.com", "shop@icloud.com"\(second)]}]}}
    ]}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.flatMap { account -> [Finding] in
      guard let exported = account.exported, !exported.ownAliases.isEmpty else { return [] }
      return exported.aliases.compactMap { alias in
        // The list has addresses of Apple's domains only; others are a domain of one's own.
        // All three of them lead to one mailbox.
        guard alias.isEnabled, AppleDomain.mail.contains(alias.domain),
          !exported.ownAliases.contains(alias.address.value.localPart)
        else { return nil }
        return finding(
          at: alias.address.place,
          Text(
            en: "\(alias.address.value.quoted) is on, and the account does not have it any more",
            ja: "\(alias.address.value.quoted) はオンですが、アカウントのエイリアスに含まれていません"))
      }
    }
  }
}
