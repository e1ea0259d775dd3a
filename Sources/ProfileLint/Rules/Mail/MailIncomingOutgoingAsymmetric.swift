import ProfileSchema

/// An account that receives from one provider and sends through another.
///
/// Where the address belongs to neither of the two, `mail-outgoing-domain-mismatch` speaks instead. Services
/// that only send, such as SendGrid, are made for this and raise nothing.
///
/// The catalogue has a warning. A company's own domain may well send through a second provider that its
/// SPF record names, so it stays a note there, and wherever the address is a variable; it is a warning
/// where the address, or without one the user name, is the receiving provider's.
struct MailIncomingOutgoingAsymmetric: Rule {
  let about = About(
    id: "mail-incoming-outgoing-asymmetric",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Receives from one provider, sends through another",
      ja: "受信と送信で事業者が異なるアカウント"),
    why: Text(
      en: """
        The sending provider needs an account and a password of its own, and often refuses a sender address \
        that is not its own.
        """,
      ja: """
        送信側の事業者には別のアカウントとパスワードが必要です。\
        また、自社のものではない差出人アドレスは拒否されることがあります。
        """),
    fix: Text(
      en: "Send through the provider that holds the mailbox.",
      ja: "メールボックスのある事業者の送信サーバーを使ってください。"),
    symptoms: [.s5, .s4],
    guide: [57, 92],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako@gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.mail.yahoo.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@yahoo.com</string>
        without: EmailAddress
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>info@example.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.gmail.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>info@example.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      // A service that only sends.
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.sendgrid.net</string>
        """),
      // A company's own relay.
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.example.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>$SMTP_HOST</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      guard let host = account.outgoing.host.located,
        let receiving = account.incoming.documentedInProtocol.first?.provider,
        let sending = account.outgoing.documentedInProtocol.first?.provider,
        !account.incoming.ownerNames.isEmpty, !account.outgoing.ownerNames.isEmpty,
        account.incoming.ownerNames.isDisjoint(with: account.outgoing.ownerNames)
      else { return nil }
      if let provider = account.provider, let domain = account.domain,
        !account.incoming.belongs(to: provider, domain: domain)
          || account.outgoing.belongs(to: provider, domain: domain)
      {
        return nil
      }
      let own = MailProviders.shared.servers(of: receiving).filter { $0.mailProtocol == .smtp }
      guard own.canProve, holdsMailboxes(sending) else { return nil }
      let hosts = Alternatives(own.recommendedHosts)
      return finding(
        isPersonal(account, at: receiving) ? .warning : .note, at: host.place,
        Text(
          en: """
            mail comes from \(receiving.name) and leaves through \(host.value.quoted) of \(sending.name); \
            \(receiving.name) sends through \(hosts.en)
            """,
          ja: """
            受信は \(receiving.name)、送信は \(sending.name) の \(host.value.quoted) になっています。\
            \(receiving.name) の送信サーバーは \(hosts.ja) です
            """))
    }
  }

  private func holdsMailboxes(_ provider: MailProvider) -> Bool {
    MailProviders.shared.servers(of: provider).contains { $0.mailProtocol != .smtp }
  }

  /// Whether the address is the receiving provider's, or without an address the user name is.
  private func isPersonal(_ account: MailAccount, at provider: MailProvider) -> Bool {
    if account.provider != nil { return true }
    guard account.address.isAbsent || account.entries.dialect != nil && account.address.value == nil,
      let user = account.incoming.userName.value,
      let domain = HostName.domain(ofAddress: user)
    else { return false }
    return MailProviders.shared.provider(ofDomain: domain) == provider
  }
}
