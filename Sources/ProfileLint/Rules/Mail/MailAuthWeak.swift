import ProfileSchema

/// A way to sign in that the server does not have: none at all for a mailbox, or a challenge at a provider
/// that takes nothing but the password itself.
///
/// CRAM-MD5, NTLM and HTTP-MD5 need servers that keep the password readable. A warning where the provider
/// wants a password of its own or OAuth, or several sources agree; a note where a single database says so. A provider without passwords is `mail-auth-oauth-only`.
struct MailAuthWeak: Rule {
  let about = About(
    id: "mail-auth-weak",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Way to sign in that the mail server does not offer",
      ja: "メールサーバーが対応していない認証方式"),
    why: Text(
      en:
        "A mailbox opens to nobody without a password, and old challenges such as CRAM-MD5 are refused by servers that store passwords safely.",
      ja: "メールボックスは認証なしでは開けません。CRAM-MD5 などの古い方式は、パスワードを安全に保存しているサーバーでは使えません。"),
    fix: Text(
      en: "Sign in with a password (in a profile EmailAuthPassword); with SSL it is safe on its way.",
      ja: "パスワード認証 (プロファイルでは EmailAuthPassword) にしてください。SSL を使えば、パスワードは暗号化されて送られます。"),
    symptoms: [.s3],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        ▶<string>EmailAuthNone</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerAuthentication</key>
        ▶<string>EmailAuthCRAMMD5</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        <string>EmailAuthCRAMMD5</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@mopera.net</string>
        <key>IncomingMailServerHostName</key>
        <string>mail.mopera.net</string>
        <key>IncomingMailServerUsername</key>
        <string>user</string>
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthCRAMMD5</string>
        <key>OutgoingMailServerHostName</key>
        <string>mail.mopera.net</string>
        <key>OutgoingMailServerUsername</key>
        <string>user</string>
        """),
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>IncomingMailServerHostName</key>
        <string>127.0.0.1</string>
        """),
      .mail("without: IncomingMailServerAuthentication"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let kind = server.authentication.located else { return nil }
      switch kind.value {
      case "EmailAuthNone": return withoutPassword(server, at: kind.place)
      case "EmailAuthCRAMMD5", "EmailAuthNTLM", "EmailAuthHTTPMD5": return challenge(server, kind)
      default: return nil
      }
    }
  }

  /// Sending without a password is `mail-outgoing-auth-none`.
  private func withoutPassword(_ server: MailServer, at place: Place) -> Finding? {
    guard !server.isOutgoing, server.hasHost, !HostName.isLoopback(server.hostName ?? "") else { return nil }
    return finding(
      at: place,
      Text(
        en: "\(server.word("EmailAuthNone")) opens no mailbox; write \(server.passwordMethod)",
        ja: "\(server.word("EmailAuthNone")) ではメールボックスを開けません。\(server.passwordMethod) を指定してください"))
  }

  private func challenge(_ server: MailServer, _ kind: Located<String>) -> Finding? {
    let current = server.documentedInProtocol.filter { $0.status == .current }
    guard let first = current.first(where: { $0.password != .oauthOnly }), current.canProve,
      current.allSatisfy({ takesPasswordOnly($0.authentication) })
    else { return nil }
    let isSure = current.contains {
      $0.password != .account || $0.sourceCount > 1 || $0.authentication.contains("oauth2")
    }
    return finding(
      isSure ? .warning : .note, at: kind.place,
      Text(
        en:
          "\(first.provider.name) does not offer \(server.word(kind.value)); write \(server.passwordMethod)",
        ja: "\(first.provider.name) は \(server.word(kind.value)) に対応していません。\(server.passwordMethod) を指定してください"
      ))
  }

  private func takesPasswordOnly(_ authentication: [String]) -> Bool {
    !authentication.isEmpty && authentication.allSatisfy { $0 == "password" || $0 == "oauth2" }
  }
}
