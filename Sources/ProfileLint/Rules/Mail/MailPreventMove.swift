/// One of several mail accounts that must not be left with a message.
///
/// Apple's schema: PreventMove forbids moving messages to another account, and replying or forwarding from
/// an account other than the recipient's. The catalogue has a warning. Keeping company mail apart from the
/// rest is what the key is for, so that is a note; the warning is for accounts of one domain that differ,
/// where the mailboxes of one organisation are kept apart in one direction only.
struct MailPreventMove: Rule {
  let about = About(
    id: "mail-prevent-move",
    level: .warning,
    reads: .accounts,
    keys: ["PreventMove"],
    title: Text(
      en: "Replies from another account forbidden",
      ja: "別のアカウントからの返信を禁止する設定"),
    why: Text(
      en: """
        With PreventMove, a message cannot be answered or forwarded from another account, nor moved to one. \
        With several accounts on the device, people run into it without knowing why.
        """,
      ja: """
        PreventMove を設定したアカウントのメールは、別のアカウントから返信・転送したり、別のアカウントへ\
        移動したりできません。アカウントが複数あると、理由が分からないまま操作できないことがあります。
        """),
    fix: Text(
      en: "Set PreventMove alike in all accounts of the organisation, or remove it.",
      ja: "組織のアカウントでは PreventMove を同じ値にそろえるか、キーを削除してください。"),
    symptoms: [.s5],
    guide: [89],
    bad: [
      .mails([
        """
        <key>EmailAddress</key>
        <string>taro@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>taro@example.com</string>
        """,
        """
        <key>EmailAddress</key>
        <string>support@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>support@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>support@example.com</string>
        <key>PreventMove</key>
        ▶<true/>
        """,
      ]),
      .payloads([
        (
          "com.apple.eas.account",
          """
          <key>EmailAddress</key>
          <string>taro@example.com</string>
          <key>Host</key>
          <string>eas.example.com</string>
          <key>PreventMove</key>
          ▶<true/>
          <key>SSL</key>
          <true/>
          """
        ), ("com.apple.google-oauth", "<key>EmailAddress</key>\n<string>taro@gmail.com</string>"),
      ]),
    ],
    good: [
      .mail("<key>PreventMove</key>\n<true/>"),
      .mails([
        """
        <key>EmailAddress</key>
        <string>taro@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>taro@example.com</string>
        <key>PreventMove</key>
        <false/>
        """,
        """
        <key>EmailAddress</key>
        <string>support@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>support@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>support@example.com</string>
        """,
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let accounts = device.mailboxes
    guard accounts.count > 1 else { return [] }
    var open: [String: Place] = [:]
    for account in accounts where isOpen(account) {
      if let domain = account.domain, open[domain] == nil { open[domain] = account.place }
    }
    return accounts.compactMap { account in
      guard account.hasMailOptions, let setting = account.entries.boolean("PreventMove").located,
        setting.value
      else { return nil }
      guard let domain = account.domain, let other = open[domain] else {
        return finding(
          .note, at: setting.place,
          Text(
            en: "PreventMove is true, so mail of this account is answered from this account only",
            ja: "PreventMove が true のため、このアカウントのメールには、このアカウントからしか返信できません"))
      }
      return finding(
        at: setting.place,
        Text(
          en: "PreventMove is true here, and not in another account of \(domain); set both alike",
          ja: "PreventMove がここでは true ですが、同じ \(domain) の別のアカウントでは違います。値をそろえてください")
      )
      .related(
        to: other, Text(en: "the other account", ja: "もう一方のアカウント"))
    }
  }

  /// Whether the account could have the key, and surely lets messages go.
  private func isOpen(_ account: Account) -> Bool {
    let setting = account.entries.boolean("PreventMove")
    return account.hasMailOptions && (setting.isAbsent || setting.value == false)
  }
}
