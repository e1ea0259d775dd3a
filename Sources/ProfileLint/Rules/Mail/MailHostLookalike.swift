import ProfileSchema

/// A mail server at a domain that looks like that of a big provider: `imap.gmial.com`.
///
/// Only where the corrected name is one that the provider documents. Such a host is mistyped, or belongs
/// to somebody who waits for the passwords of those who mistype it.
struct MailHostLookalike: Rule {
  let about = About(
    id: "mail-host-lookalike",
    level: .warning,
    reads: .accounts,
    title: Text(
      en: "Mail server that looks like another one",
      ja: "別のサーバーと紛らわしい名前のメールサーバー"),
    why: Text(
      en:
        "Mistyped names of big providers are not found, or belong to somebody else, who then gets the user name and the password.",
      ja: "大手事業者の名前を打ち間違えたサーバー名は、見つからないか、第三者が取得しています。後者の場合、ユーザー名とパスワードが第三者に渡ります。"),
    fix: Text(
      en: "Write the provider's own server.",
      ja: "事業者が案内しているサーバー名に直してください。"),
    symptoms: [.s2, .s8],
    guide: [33, 97],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.gmial.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.sprnode.ne.jp</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.mail.yaho0.co.jp</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>mail.gmial.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    // Many accounts share a server.
    var known: [String: String?] = [:]
    return device.accounts.filter { $0.carriesMail && !$0.ignoresHost }.flatMap { account in
      account.endpoints.compactMap { endpoint in
        let name = endpoint.hostName
        let right = known[name] ?? documentedHost(near: name)
        known[name] = .some(right)
        guard let right else { return nil }
        let host = endpoint.host
        return finding(
          at: host.place,
          Text(
            en: "\(host.value.quoted) is not \(right); correct the name",
            ja: "\(host.value.quoted) は \(right) とは別のサーバーです。名前を直してください"))
      }
    }
  }

  /// The documented host that differs in its domain alone, by a slip.
  private func documentedHost(near host: String) -> String? {
    let dots = host.utf8.indices.filter { host.utf8[$0] == UInt8(ascii: ".") }
    // imap.mail.yahoo.co.jp has the most labels of them, and its domain three.
    guard (2...4).contains(dots.count) else { return nil }
    for dot in dots.dropLast().suffix(2).reversed() {
      let domains = DomainSlip.meant(by: String(host[host.utf8.index(after: dot)...]))
      for domain in domains {
        let right = String(host[...dot]) + domain
        if right != host, !MailProviders.shared.servers(at: right).isEmpty { return right }
      }
    }
    return nil
  }
}
