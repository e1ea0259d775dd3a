import ProfileSchema

/// An address of one provider that sends through another, and does not receive from its own either.
///
/// Where the account does receive from its own provider, the outgoing server is a slip: that is
/// `mail-incoming-outgoing-asymmetric`, or `mail-host-wrong` for a server that nobody documents. Here it is the
/// sender checks that matter, so at the outgoing server this rule speaks in its place; the incoming server is
/// wrong as well. A company's domain has no provider in the tables and
/// raises nothing, wherever it is hosted.
struct MailOutgoingDomainMismatch: Rule {
  let about = About(
    id: "mail-outgoing-domain-mismatch",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Address of one provider sent through another",
      ja: "別の事業者から送信されるアドレス"),
    why: Text(
      en: """
        Recipients check whether the server may send for the domain of the address (SPF, DKIM, DMARC). \
        Another provider's server may not, so mail lands in spam or is refused.
        """,
      ja: """
        受信側は、アドレスのドメインから送信してよいサーバーかどうかを SPF・DKIM・DMARC で確認します。\
        別の事業者のサーバーでは確認に失敗し、迷惑メールに入るか拒否されます。
        """),
    fix: Text(
      en: "Use the servers of the provider that the address belongs to, or an address of the other one.",
      ja: "アドレスの事業者のサーバーを使うか、送信側の事業者のアドレスに変えてください。"),
    symptoms: [.s4, .s5],
    guide: [50, 56],
    yieldsTo: ["mail-host-retired", "mail-host-guess", "mail-host-not-fqdn"],
    accompanies: ["mail-host-wrong"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako@gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.gmail.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@gmail.com</string>
        """)
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako@gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@gmail.com</string>
        """),
      // A company's domain that Google hosts.
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@example.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      // Providers that moved to another one's servers, and one provider under two names.
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@verizon.net</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.aol.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.aol.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmx.de</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmx.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>mail.gmx.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      guard let provider = account.provider, let domain = account.domain,
        let host = account.outgoing.host.located,
        let sending = account.outgoing.documentedInProtocol.first?.provider,
        !account.outgoing.ownerNames.isEmpty,
        account.outgoing.isForeign(to: provider, domain: domain),
        account.incoming.isForeign(to: provider, domain: domain)
      else { return nil }
      let own = MailProviders.shared.servers(of: provider, domain: domain)
        .filter { $0.mailProtocol == .smtp }
      guard own.canProve else { return nil }
      let hosts = Alternatives(own.recommendedHosts)
      return finding(
        at: host.place,
        Text(
          en: """
            addresses of \(domain) belong to \(provider.name), and \(host.value.quoted) of \(sending.name) \
            may not send for them; \(provider.name) has \(hosts.en)
            """,
          ja: """
            \(domain) は \(provider.name) のアドレスで、\(sending.name) の \(host.value.quoted) からの送信は\
            認められていません。\(provider.name) の送信サーバーは \(hosts.ja) です
            """)
      )
      .related(to: account.address.place ?? account.place, Text(en: "the address", ja: "アドレス"))
    }
  }
}
