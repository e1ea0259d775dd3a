import ProfileSchema

/// A server that is signed in to without TLS.
///
/// Ports that speak nothing but TLS are `mail-ssl-port-mismatch`. The level rests on the provider: where
/// everything that is documented for the host is TLS, the sign-in is refused; plain-only rows are old,
/// so they neither excuse the setting nor make it an error.
struct MailSSLOff: Rule {
  let about = About(
    id: "mail-ssl-off",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Mail account without SSL",
      ja: "SSL を使わないメールアカウント"),
    why: Text(
      en:
        "Without SSL the password and every message cross the network in the clear; most providers refuse the sign-in. A missing UseSSL key means off.",
      ja: "SSL を使わないと、パスワードもメールも暗号化されずに流れます。多くの事業者はこの状態での認証を拒否します。UseSSL のキーがない場合もオフとして扱われます。"),
    fix: Text(
      en:
        "Turn TLS on; in a profile set UseSSL to true. It is right for port 587 too, which starts in plain text and upgrades.",
      ja: "TLS をオンにしてください。プロファイルでは UseSSL を true にします。平文で始まり途中から暗号化する 587 番でもオンが正しい設定です。"),
    symptoms: [.s2, .s8],
    guide: [53, 58, 59, 33],
    bad: [
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        <key>OutgoingMailServerUseSSL</key>
        ▶<false/>
        """),
      .mail(
        """
        ▶dict
        <key>IncomingMailServerPortNumber</key>
        <integer>143</integer>
        without: IncomingMailServerUseSSL
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUseSSL</key>
        ▶<false/>
        """),
      .mail(
        """
        ▶dict
        without: IncomingMailServerPortNumber
        without: IncomingMailServerUseSSL
        without: OutgoingMailServerUseSSL
        """),
    ],
    good: [
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        <key>OutgoingMailServerUseSSL</key>
        <true/>
        """),
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <integer>143</integer>
        <key>IncomingMailServerUseSSL</key>
        <true/>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        <key>OutgoingMailServerUseSSL</key>
        <false/>
        without: OutgoingMailServerUsername
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.filter { $0.account == nil && isOpen($0) }.map(finding)
      + device.mailAccounts.flatMap { account -> [Finding] in
        if !account.incoming.isUnprotected && !account.outgoing.isUnprotected { return [] }
        let open = account.servers.filter { isOpen($0) && signsIn($0, of: account) }
        // Two missing keys share one place, the dictionary that should hold them, and so one finding.
        if open.count == 2, open[0].place == open[1].place, open.allSatisfy(\.usesSSL.isAbsent) {
          return [bothMissing(open)]
        }
        return open.map(finding)
      }
  }

  private func finding(_ server: MailServer) -> Finding {
    let provider = providerThatRequiresTLS(server)
    return finding(
      provider == nil ? .warning : .error, at: server.usesSSL.place ?? server.place,
      message(server, provider: provider))
  }

  private func isOpen(_ server: MailServer) -> Bool {
    server.isUnprotected && server.authenticates && isRemote(server)
      && !MailServer.tlsOnlyPorts.contains(server.port.value ?? 0)
  }

  /// A dump of profiles may have left out that nobody signs in; accounts on a device nearly always do.
  private func signsIn(_ server: MailServer, of account: MailAccount) -> Bool {
    if case .unknown = server.authentication { return account.isExported || server.entries.dialect == nil }
    return server.authenticates
  }

  private func providerThatRequiresTLS(_ server: MailServer) -> String? {
    let rows = server.documentedInProtocol
    guard rows.canProve, rows.allSatisfy({ $0.security != .plain }) else { return nil }
    return rows.first?.provider.name
  }

  private func bothMissing(_ servers: [MailServer]) -> Finding {
    let isRequired = servers.contains { providerThatRequiresTLS($0) != nil }
    let keys = servers.map { $0.key(.usesSSL) }
    return finding(
      isRequired ? .error : .warning, at: servers[0].place,
      Text(
        en: "\(keys[0]) and \(keys[1]) are missing, which means off; set both to true",
        ja: "\(keys[0]) と \(keys[1]) がないため SSL がオフになります。両方に true を設定してください"))
  }

  private func isRemote(_ server: MailServer) -> Bool {
    server.hasHost && !HostName.isLoopback(server.hostName ?? "")
  }

  private func message(_ server: MailServer, provider: String?) -> Text {
    let key = server.key(.usesSSL)
    let loss =
      server.hidesPassword ? Text(en: "mail is", ja: "メール") : Text(en: "the password is", ja: "パスワード")
    switch (provider, server.usesSSL.isAbsent) {
    case (let provider?, true):
      return Text(
        en: "\(provider) requires SSL, and \(key) is missing, which means off",
        ja: "\(provider) では SSL が必須ですが、\(key) がないためオフになります")
    case (let provider?, false) where server.entries.dialect != nil:
      return Text(
        en: "\(provider) requires SSL, and it is off (\(key))",
        ja: "\(provider) では SSL が必須ですが、オフになっています (\(key))")
    case (let provider?, false):
      return Text(
        en: "\(provider) requires SSL, and \(key) is false",
        ja: "\(provider) では SSL が必須ですが、\(key) が false になっています")
    case (nil, false) where server.entries.dialect != nil:
      return Text(
        en: "TLS is off (\(key)), so \(loss.en) sent in the clear; turn it on",
        ja: "TLS がオフのため (\(key))、\(loss.ja)が暗号化されずに送られます。オンにしてください")
    case (nil, true) where server.entries.dialect != nil:
      return Text(
        en: "TLS is off, because \(key) is missing, so \(loss.en) sent in the clear; turn it on",
        ja: "\(key) がないため TLS はオフで、\(loss.ja)が暗号化されずに送られます。オンにしてください")
    case (nil, true):
      return Text(
        en: "\(key) is missing, which means off; set it to true",
        ja: "\(key) がないため SSL がオフになります。true を設定してください")
    case (nil, false):
      return Text(
        en: "\(key) is false, so \(loss.en) sent in the clear; set it to true",
        ja: "\(key) が false のため、\(loss.ja)が暗号化されずに送られます。true を設定してください")
    }
  }
}

extension MailServer {
  /// Whether it answers a question of the server's in place of sending the password.
  fileprivate var hidesPassword: Bool {
    ["EmailAuthCRAMMD5", "EmailAuthNTLM", "EmailAuthHTTPMD5"].contains(authentication.value)
  }
}
