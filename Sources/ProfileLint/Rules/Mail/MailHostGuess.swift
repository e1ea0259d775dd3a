import ProfileSchema

/// A server name that was made up from the address: `imap.icloud.com`, `imap.docomo.ne.jp`.
///
/// Speaks about the names that public lists repeat although nobody documents them, and about names in
/// a provider's own domain. The latter only for an address of that provider, or in the shape of a
/// guess at a provider of personal mailboxes: customers of hosting companies have servers of their
/// own in the company's domain.
struct MailHostGuess: Rule {
  let about = About(
    id: "mail-host-guess",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Guessed mail server name",
      ja: "推測で書かれたメールサーバー名"),
    why: Text(
      en:
        "Not every provider has its servers at imap. and smtp. in front of the address's domain. A guessed name is not found, or answers with a certificate for another name.",
      ja: "アドレスのドメインに imap. や smtp. を付けた名前がサーバー名とは限りません。推測した名前は見つからないか、証明書の名前が合いません。"),
    fix: Text(
      en: "Write the server that the provider documents.",
      ja: "事業者が案内しているサーバー名に書き換えてください。"),
    symptoms: [.s2, .s8],
    guide: [53, 33],
    yieldsTo: ["mail-host-not-fqdn", "mail-host-retired"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.icloud.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.docomo.ne.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmx.net</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmx.net</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.gmx.net</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>p12-imap.mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako</string>
        <key>OutgoingMailServerHostName</key>
        <string>p12-smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@ocn.ne.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.ocn.ne.jp</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.ocn.ne.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>mail.kundenserver.de</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      device.account(of: server).flatMap { finding(server, of: $0) }
    }
  }

  private func finding(_ server: MailServer, of account: MailAccount) -> Finding? {
    guard let known = server.known, known.documented.isEmpty, let host = server.host.located,
      let name = server.hostName
    else { return nil }
    if let listed = known.retired {
      guard listed.status == .neverDocumented else { return nil }
      let hosts = listed.hosts(for: server)
      return finding(
        at: host.place,
        Text(
          en: "\(host.value.quoted) is a guess that no provider documents; use \(hosts.en)",
          ja: "\(host.value.quoted) はどの事業者も案内していない名前です。\(hosts.ja) を使ってください"))
    }
    guard let mailProtocol = server.documentedProtocol, let domain = known.providerDomain,
      let provider = MailProviders.shared.provider(ofDomain: domain)
    else { return nil }
    let rows = MailProviders.shared.servers(of: provider, domain: domain)
      .filter { $0.mailProtocol == mailProtocol }
    guard rows.canProve, account.provider == provider || hasShapeOfGuess(name, domain, rows) else {
      return nil
    }
    let hosts = Alternatives(rows.recommendedHosts)
    return finding(
      at: host.place,
      Text(
        en: """
          \(provider.name) does not document \(host.value.quoted); \
          its \(mailProtocol.name) server is \(hosts.en)
          """,
        ja: """
          \(provider.name) は \(host.value.quoted) を案内していません。\
          \(mailProtocol.name) サーバーは \(hosts.ja) です
          """))
  }

  private func hasShapeOfGuess(_ host: String, _ domain: String, _ rows: [MailServerFact]) -> Bool {
    let labels = ["imap", "imap4", "imaps", "pop", "pop3", "smtp", "smtps", "mail"]
    return rows.contains { $0.password != .account } && labels.contains { host == $0 + "." + domain }
  }
}
