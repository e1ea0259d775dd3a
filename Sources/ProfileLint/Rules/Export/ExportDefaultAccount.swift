/// The default sender is no address of the accounts.
///
/// An export that names no default says nothing: Mail then takes the account of the mailbox at hand.
struct ExportDefaultAccount: Rule {
  let about = About(
    id: "export-default-account",
    level: .note,
    reads: .exports,
    title: Text(en: "Default sender is not among the accounts", ja: "アカウントにないデフォルトの差出人"),
    why: Text(
      en:
        "New messages start with the default sender. One that no account has is replaced by chance, and messages go out from the wrong address.",
      ja: "新規メールはデフォルトの差出人で始まります。どのアカウントにもないアドレスだと別のアドレスに置き換わり、意図しない差出人で送信されます。"),
    fix: Text(
      en: "Choose the default in Settings: Mail > Default Account, or Mail > Settings > Composing on a Mac.",
      ja: "「設定」>「メール」>「デフォルトアカウント」、Mac ではメールの「設定」>「作成」で選び直してください。"),
    symptoms: [.s5],
    guide: [88, 89],
    bad: [.text(Self.store("▶\"taro@retired.example\""))],
    good: [.text(Self.store("\"taro@example.com\""))])

  private static func store(_ address: String) -> String {
    """
    {"format": "accounts-store", "accounts": [
      {"identifier": "A1", "type": "com.apple.account.IMAP", "parent": null, "username": "taro@example.com",
       "properties": {"Hostname": "imap.example.com", "PortNumber": 993, "SSLEnabled": true,
         "EmailAddresses": ["taro@example.com"], "defaultAddress": \(address)}}
    ]}
    """
  }

  func check(_ device: Device) -> [Finding] {
    let own = Set(
      device.mailAccounts.flatMap { account in
        [account.address.value, account.incoming.userName.value].compactMap { $0?.lowercased() }
          + (account.exported?.aliases.filter(\.isEnabled).map { $0.address.value.lowercased() } ?? [])
      }
    ).union(device.otherAddresses)
    let off = Set(
      device.mailAccounts.flatMap { $0.exported?.aliases ?? [] }.map { $0.address.value.lowercased() })
    return device.mailAccounts.compactMap { account in
      guard let address = account.exported?.defaultAddress, address.value.contains("@"),
        !own.contains(address.value.lowercased())
      else { return nil }
      if off.contains(address.value.lowercased()) {
        return finding(
          at: address.place,
          Text(
            en: "the default sender \(address.value.quoted) is switched off",
            ja: "デフォルトの差出人 \(address.value.quoted) はオフになっています"))
      }
      return finding(
        at: address.place,
        Text(
          en: "the default sender \(address.value.quoted) is no address of the accounts",
          ja: "デフォルトの差出人 \(address.value.quoted) はどのアカウントのアドレスでもありません"))
    }
  }
}
