/// An address at a domain that somebody mistyped.
///
/// Narrower than an edit distance of one, because companies have domains near to those of big providers:
/// see `DomainSlip`. Looks at user names too, where they hold an address of another domain.
struct MailAddressDomainTypo: Rule {
  let about = About(
    id: "mail-address-domain-typo",
    level: .warning,
    reads: .accounts,
    title: Text(
      en: "Mistyped domain in a mail address",
      ja: "ドメインを打ち間違えたメールアドレス"),
    why: Text(
      en:
        "Signing in fails, or answers to this sender go to a domain that belongs to somebody else.",
      ja: "サインインに失敗するか、このアドレスへの返信が他人のドメインに送られてしまいます。"),
    fix: Text(
      en: "Correct the part behind the @.",
      ja: "@ より後ろの部分を直してください。"),
    symptoms: [.s3, .s4],
    guide: [7],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>hanako@icloud.co</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>user@gmai.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>taro@docomo.co.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>taro@softbank.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>hanako@yahoo.cp.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@outlook.example</string>
        <key>IncomingMailServerUsername</key>
        ▶<string>hanako@hotmial.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@email.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@cloud.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gail.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@iclouds.co.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@mail.outlook.com.example.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>taro@biglobe.co.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>taro@y-mobile.ne.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>$USER@icloud.co</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    // Many accounts of one company share a domain.
    var known: [String: [String]] = [:]
    return device.accounts.flatMap { account in
      texts(of: account).compactMap { text in
        guard let domain = HostName.domain(ofAddress: text.value) else { return nil }
        let meant = known[domain] ?? DomainSlip.meant(by: domain)
        known[domain] = meant
        if meant.isEmpty { return nil }
        let domains = Alternatives(meant)
        return finding(
          at: text.place,
          Text(
            en: "\(text.value.quoted) looks mistyped; did you mean \(domains.en)?",
            ja: "\(text.value.quoted) は打ち間違いのようです。\(domains.ja) ではありませんか"))
      }
    }
  }

  /// The address, and the user names that do not repeat its domain.
  private func texts(of account: Account) -> [Located<String>] {
    let address = account.address.located
    // Most people sign in with the address.
    let others = account.signIns.compactMap(\.userName.located).filter { $0.value != address?.value }
    let domain = others.isEmpty ? nil : address.flatMap { HostName.domain(ofAddress: $0.value) }
    let names = others.filter { domain == nil || HostName.domain(ofAddress: $0.value) != domain }
    return [address].compactMap { $0 } + names
  }
}
