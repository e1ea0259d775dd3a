import ProfileSchema

/// A server that the provider of the address does not have, or one of another role.
///
/// The provider is told by the address's domain, so a company's own domain raises nothing, wherever it
/// is hosted. Sending through a company's relay from an icloud.com address does: it works for whoever
/// runs the relay, and fails the sender checks of everybody else. An account of which neither server is
/// the provider's is `mail-outgoing-domain-mismatch`.
struct MailHostWrong: Rule {
  let about = About(
    id: "mail-host-wrong",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Mail server of another provider or role",
      ja: "別の事業者や別の役割のメールサーバー"),
    why: Text(
      en:
        "The mailbox lives with the provider of the address. Another server does not know the account, or answers in another protocol.",
      ja: "メールボックスはアドレスの事業者にあります。ほかのサーバーはそのアカウントを知らないか、別のプロトコルで応答します。"),
    fix: Text(
      en: "Write the servers that the provider of the address documents.",
      ja: "アドレスの事業者が案内しているサーバーに書き換えてください。"),
    symptoms: [.s2],
    guide: [58, 59, 97, 33],
    yieldsTo: [
      "mail-host-retired", "mail-host-guess", "mail-host-not-fqdn", "mail-host-lookalike",
      "mail-outgoing-domain-mismatch", "mail-incoming-outgoing-asymmetric",
    ],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>imap.mail.me.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.example.com</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>imap.gmail.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@nifty.com</string>
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>pop.nifty.com</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        <key>IncomingMailServerUsername</key>
        <string>user</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.nifty.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>user</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      otherRole(server) ?? device.account(of: server).flatMap { otherProvider(server, of: $0) }
    }
  }

  /// A host that is documented, but for another protocol only.
  private func otherRole(_ server: MailServer) -> Finding? {
    guard let rows = server.known?.documented, let host = server.host.located,
      let name = server.hostName, let mailProtocol = server.documentedProtocol
    else { return nil }
    guard rows.canProve, let row = rows.first(where: { $0.status == .current }),
      !rows.contains(where: { $0.mailProtocol == mailProtocol })
    else { return nil }
    // iCloud has no POP at all: that is mail-icloud-pop.
    if mailProtocol == .pop, row.provider.id == "me.com" { return nil }
    let right = MailProviders.shared.servers(of: row.provider)
      .filter { $0.mailProtocol == mailProtocol }
    if right.canProve {
      let hosts = Alternatives(right.recommendedHosts)
      return finding(
        .error, at: host.place,
        Text(
          en: """
            \(host.value.quoted) is the \(row.mailProtocol.name) server of \(row.provider.name); \
            for \(mailProtocol.name) use \(hosts.en)
            """,
          ja: """
            \(host.value.quoted) は \(row.provider.name) の \(row.mailProtocol.name) サーバーです。\
            \(mailProtocol.name) には \(hosts.ja) を使ってください
            """))
    }
    // Nobody documents this protocol for the provider. A host called mail. may well serve it; one that
    // is called after another protocol does not.
    guard name.prefix(while: { $0 != "." }).contains(row.mailProtocol.rawValue) else { return nil }
    return finding(
      .error, at: host.place,
      Text(
        en: """
          \(host.value.quoted) is the \(row.mailProtocol.name) server of \(row.provider.name), \
          and the account uses it for \(mailProtocol.name)
          """,
        ja: """
          \(host.value.quoted) は \(row.provider.name) の \(row.mailProtocol.name) サーバーですが、\
          \(mailProtocol.name) に使われています
          """))
  }

  /// A host that the provider of the address does not have.
  private func otherProvider(_ server: MailServer, of account: MailAccount) -> Finding? {
    guard let provider = account.provider, let domain = account.domain,
      let host = server.host.located, let name = server.hostName,
      let mailProtocol = server.documentedProtocol, !HostName.isLoopback(name)
    else { return nil }
    if server.belongs(to: provider, domain: domain) { return nil }
    let own = MailProviders.shared.servers(of: provider, domain: domain)
      .filter { $0.mailProtocol == mailProtocol }
    guard own.canProve else { return nil }
    let hosts = Alternatives(own.recommendedHosts)
    return finding(
      at: host.place,
      Text(
        en: """
          \(host.value.quoted) is no \(mailProtocol.name) server of \(provider.name), \
          which has the addresses of \(domain); use \(hosts.en)
          """,
        ja: """
          \(host.value.quoted) は \(domain) のアドレスを持つ \(provider.name) の \
          \(mailProtocol.name) サーバーではありません。\(hosts.ja) を使ってください
          """))
  }
}
