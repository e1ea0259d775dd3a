/// An account that differs from what `--expect` says of its domain.
///
/// It is enough to agree with one of the file's alternatives. What an account leaves open, or a deployment
/// variable hides, is not compared; nor are accounts of other domains.
struct MailUnexpectedServer: Rule {
  let about = About(
    id: "mail-unexpected-server",
    level: .warning,
    reads: .mail,
    title: Text(en: "Account differs from the expected settings", ja: "想定された設定と異なるアカウント"),
    why: Text(
      en:
        "The autoconfig file given with --expect says which servers the accounts of a domain have. An account that differs works today, if at all, and breaks when the old server goes.",
      ja: "--expect で指定した autoconfig ファイルには、そのドメインのアカウントが使うサーバーが書かれています。異なる設定は、今は動いても古いサーバーの廃止とともに使えなくなります。"),
    fix: Text(
      en: "Write what the file says, or correct the file.",
      ja: "ファイルのとおりに設定するか、ファイルを直してください。"),
    symptoms: [.s2, .s3],
    guide: [33],
    bad: [
      Example.mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>mail.example.com</string>
        """
      ).expecting(.autoconfig()),
      Example.mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>465</integer>
        """
      ).expecting(.autoconfig()),
      Example.mail(
        """
        <key>IncomingMailServerUsername</key>
        ▶<string>user</string>
        """
      ).expecting(.autoconfig()),
      Example.mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>mail.example.com</string>
        """
      ).expecting(.autoconfig(host: "<hostname>imap.%EMAILDOMAIN%</hostname>")),
    ],
    good: [
      Example.mail("").expecting(.autoconfig()),
      Example.mail("").expecting(.autoconfig(host: "<hostname>imap.%EMAILDOMAIN%</hostname>")),
      Example.mail(
        """
        <key>EmailAddress</key>
        <string>user@example.net</string>
        <key>IncomingMailServerHostName</key>
        <string>mail.example.net</string>
        """
      ).expecting(.autoconfig()),
    ])

  func check(_ device: Device) -> [Finding] {
    guard let expected = device.circumstances.expected else { return [] }
    return device.mailAccounts.flatMap { account -> [Finding] in
      guard let domain = expected.domain(of: account) else { return [] }
      return account.servers.compactMap { server in
        guard let kind = server.mailProtocol else { return nil }
        return finding(server, account, expected.servers(kind, ofDomain: domain))
      }
    }
  }

  private func finding(
    _ server: MailServer, _ account: MailAccount, _ expected: [ProviderSettings.Server]
  ) -> Finding? {
    guard !expected.isEmpty, let host = server.host.located, let name = server.hostName else { return nil }
    let sameHost = expected.filter { $0.host.located.map { HostName.normalised($0.value) == name } ?? true }
    if sameHost.isEmpty {
      let hosts = Alternatives(expected.compactMap(\.host.value).map(\.withoutCredentials).once())
      return finding(
        at: host.place,
        Text(
          en: "\(host.value.quoted) is not what is expected; it is \(hosts.en)",
          ja: "\(host.value.quoted) は想定と異なります。想定は \(hosts.ja) です"))
    }
    let samePort = sameHost.filter { agree($0.port.value, server.port.value) }
    if samePort.isEmpty, let port = server.port.located {
      let ports = Alternatives(sameHost.compactMap(\.port.value).map(String.init).once())
      return finding(
        at: port.place,
        Text(
          en: "port \(port.value) of \(host.value.quoted) is not what is expected; it is \(ports.en)",
          ja: "\(host.value.quoted) のポート \(port.value) は想定と異なります。想定は \(ports.ja) です"))
    }
    let sameTLS = samePort.filter { agree($0.usesTLS.value, server.usesSSL.value) }
    if sameTLS.isEmpty, let ssl = server.usesSSL.located {
      let key = server.key(.usesSSL)
      return finding(
        at: ssl.place,
        Text(
          en:
            "\(key) is \(ssl.value), and \(host.value.quoted) is expected \(ssl.value ? "without" : "with") TLS",
          ja: "\(key) が \(ssl.value) ですが、\(host.value.quoted) は TLS \(ssl.value ? "なし" : "あり") の想定です"))
    }
    return userFinding(server, account, sameTLS)
  }

  private func userFinding(
    _ server: MailServer, _ account: MailAccount, _ expected: [ProviderSettings.Server]
  ) -> Finding? {
    guard let user = server.userName.located, !user.value.isEmpty, let address = account.address.value else {
      return nil
    }
    let names = expected.compactMap { $0.userName.value.flatMap { filled($0, address) } }
    guard !names.isEmpty, names.count == expected.count,
      !names.contains(where: { $0.lowercased() == user.value.lowercased() })
    else { return nil }
    let wanted = Alternatives(names.once())
    return finding(
      at: user.place,
      Text(
        en: "user name \(user.value.quoted) is not what is expected; it is \(wanted.en)",
        ja: "ユーザー名 \(user.value.quoted) は想定と異なります。想定は \(wanted.ja) です"))
  }

  /// A user name of the file for an address; nil for one that is somebody else's.
  private func filled(_ name: String, _ address: String) -> String? {
    guard name.contains("%"), let text = Placeholder.filled(name, address: address) else { return nil }
    return text.contains("%") ? nil : text
  }

  private func agree<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
    one == nil || other == nil || one == other
  }
}
