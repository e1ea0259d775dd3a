import ProfileSchema

/// Mail handed to a server that wants a password, without one.
///
/// An error where everything that is documented for the host signs in; port 25 is left out of that, since
/// providers of internet lines take mail from their own lines there. A note for servers that may well do
/// without: relays by name, and servers inside a network.
struct MailOutgoingAuthNone: Rule {
  let about = About(
    id: "mail-outgoing-auth-none",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Sending without signing in",
      ja: "認証なしでの送信"),
    why: Text(
      en:
        "Ports 587 and 465 are for senders who sign in. Without that the server refuses to pass mail on, mostly with \"relay access denied\".",
      ja: "587 番と 465 番は、認証した利用者が送信に使うポートです。認証しないと、サーバーは「relay access denied」などのエラーで中継を拒否します。"),
    fix: Text(
      en:
        "Let the outgoing server ask for a password (in a profile EmailAuthPassword), with the mailbox's user name.",
      ja: "送信サーバーをパスワード認証 (プロファイルでは EmailAuthPassword) にし、メールボックスのユーザー名を指定してください。"),
    symptoms: [.s5],
    guide: [56],
    bad: [
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        ▶<string>EmailAuthNone</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>OutgoingMailServerAuthentication</key>
        ▶<string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        without: OutgoingMailServerPortNumber
        """),
    ],
    good: [
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>relay.example.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>25</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>$SMTP_AUTH</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>mail.internal</string>
        without: OutgoingMailServerPortNumber
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    accounts(device) + published(device)
  }

  /// A server that a provider publishes with a name to sign in with, and without a sign-in.
  private func published(_ device: Device) -> [Finding] {
    device.providerSettings.flatMap(\.servers).compactMap { server in
      guard server.isOutgoing, let kind = server.authentication.located, kind.value == "EmailAuthNone",
        server.userName.value?.contains("@") ?? false
      else { return nil }
      return finding(
        .warning, at: kind.place,
        Text(
          en: "a user name is given, and no sign-in is asked for; most servers refuse mail without one",
          ja: "ユーザー名があるのに認証を求めない設定です。認証なしのメールはほとんどのサーバーに拒否されます"))
    }
  }

  private func accounts(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      let server = account.outgoing
      guard let kind = server.authentication.located, kind.value == "EmailAuthNone" else { return nil }
      let port = server.port.value
      if let provider = providerThatSignsIn(server), let host = server.host.value {
        return finding(
          port == 25 ? .warning : .error, at: kind.place, message(server, account, provider, host.quoted))
      }
      guard let port, port == 587 || port == 465 else { return nil }
      return finding(
        mayDoWithout(account) ? .note : .warning, at: kind.place, message(server, account, port: port))
    }
  }

  /// What Mail keeps has more than one key for it.
  private func message(
    _ server: MailServer, _ account: MailAccount, _ provider: String, _ host: String
  ) -> Text {
    if account.isExported {
      return Text(
        en: "\(provider) takes mail at \(host) after a sign-in only; turn authentication on",
        ja: "\(provider) の \(host) は認証しないと送信できません。認証をオンにしてください")
    }
    let method = server.passwordMethod
    return Text(
      en: "\(provider) takes mail at \(host) after a sign-in only; write \(method)",
      ja: "\(provider) の \(host) は認証しないと送信できません。\(method) を指定してください")
  }

  private func message(_ server: MailServer, _ account: MailAccount, port: Int) -> Text {
    if account.isExported {
      return Text(
        en: "port \(port) is for senders who sign in, and this account does not; turn authentication on",
        ja: "ポート \(port) は認証が前提ですが、認証がオフになっています。オンにしてください")
    }
    let (none, method) = (server.word("EmailAuthNone"), server.passwordMethod)
    return Text(
      en: "port \(port) is for senders who sign in, and \(none) does not; write \(method)",
      ja: "ポート \(port) は認証が前提ですが、\(none) になっています。\(method) を指定してください")
  }

  private func providerThatSignsIn(_ server: MailServer) -> String? {
    let current = server.documentedInProtocol.filter { $0.status == .current }
    guard current.canProve, current.allSatisfy({ !["", "none"].contains($0.authentication.first ?? "") })
    else {
      return nil
    }
    return current.first?.provider.name
  }

  private func mayDoWithout(_ account: MailAccount) -> Bool {
    guard let name = account.outgoing.hostName, !account.mayUseVPN else { return true }
    return HostName.isInternal(name) || name.prefix { $0 != "." }.contains("relay")
  }
}
