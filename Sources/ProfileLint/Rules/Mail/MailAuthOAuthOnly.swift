import LocatedPlist
import ProfileSchema

/// A mail account at servers that take OAuth only, which com.apple.mail.managed does not have.
///
/// smtp.office365.com takes passwords until Microsoft switches them off by default at the end of 2026, so
/// it is a warning until then. One finding an account: what has to change is the kind of payload.
struct MailAuthOAuthOnly: Rule {
  let about = About(
    id: "mail-auth-oauth-only",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Mail account at a server that takes no passwords",
      ja: "パスワード認証に対応していないサーバーのメールアカウント"),
    why: Text(
      en:
        "These servers accept sign-ins by OAuth only, on a web page of the provider. A profile's mail account can send nothing but a password and is asked for it forever.",
      ja:
        "これらのサーバーは、事業者の Web ページで行う OAuth 認証だけを受け付けます。プロファイルのメールアカウントはパスワードしか送れないため、何度入力しても認証に失敗します。"),
    fix: Text(
      en:
        "Use com.apple.eas.account with OAuth true for Microsoft 365, or let people add the account by hand.",
      ja:
        "Microsoft 365 では com.apple.eas.account で OAuth を true にしてください。または、利用者自身にアカウントを追加してもらってください。"),
    symptoms: [.s3],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>outlook.office365.com</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.office365.com</string>
        """),
      .autoconfig(
        host: "<hostname>outlook.office365.com</hostname>",
        authentication: "<authentication>▶password-cleartext</authentication>"),
    ],
    good: [
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>Host</key>
        <string>outlook.office365.com</string>
        <key>OAuth</key>
        <true/>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        <string>user@example.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>$IMAP_HOST</string>
        """),
      .autoconfig(
        host: "<hostname>outlook.office365.com</hostname>",
        authentication: """
          <authentication>OAuth2</authentication>
          <authentication>password-cleartext</authentication>
          """),
    ])

  func check(_ device: Device) -> [Finding] { accounts(device) + published(device) }

  /// A server that a provider publishes with nothing but passwords.
  private func published(_ device: Device) -> [Finding] {
    let published = device.mailServers.filter {
      device.documents[Int($0.place.document)].kind == .autoconfig && takesOAuthOnly($0)
    }
    if published.isEmpty { return [] }
    let hosts = device.hostsWithOAuth
    return published.compactMap { server in
      guard let host = server.host.located, let word = server.authentication.located,
        word.value != "EmailAuthNone", !hosts.contains(host.place)
      else { return nil }
      return finding(
        isLate(server, device) ? .error : .warning, at: word.place,
        Text(
          en: "\(host.value.quoted) takes OAuth only; write OAuth2",
          ja: "\(host.value.quoted) は OAuth だけに対応しています。OAuth2 を指定してください"))
    }
  }

  private func accounts(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      if let exported = account.exported, mayUseOAuth(account, exported) { return nil }
      let refusing = account.servers.filter(takesOAuthOnly)
      guard let server = refusing.first, let host = server.host.located else { return nil }
      let isLate = isLate(server, device)
      let found = finding(
        isLate ? .error : .warning, at: host.place, message(host.value, account, isLate: isLate))
      guard let other = refusing.dropFirst().first?.host.place else { return found }
      return found.related(to: other, Text(en: "and the same here", ja: "こちらも同様です"))
    }
  }

  /// Whether an exported account may be signed in to with OAuth: it says so, or it is of the accounts store, which
  /// keeps such accounts among the others, and does not say that it sends a password.
  private func mayUseOAuth(_ account: MailAccount, _ exported: ExportedAccount) -> Bool {
    let schemes = account.entries.texts("IncomingMailServerAuthentication").map { $0.value.lowercased() }
    if schemes.contains(where: { $0.contains("oauth") }) { return true }
    guard exported.form == .accountsStore else { return false }
    return exported.service != nil || schemes.isEmpty || account.entries.node["parent"]?.string != nil
  }

  private func isLate(_ server: MailServer, _ device: Device) -> Bool {
    server.hostName != "smtp.office365.com" || device.now >= Self.endOfPasswords
  }

  private func message(_ host: String, _ account: MailAccount, isLate: Bool) -> Text {
    if isLate && account.isExported {
      return Text(
        en: "\(host.quoted) takes OAuth only, which this account cannot do; add it as an Exchange account",
        ja: "\(host.quoted) は OAuth だけに対応しており、このアカウントでは認証できません。Exchange アカウントとして追加してください")
    }
    if isLate {
      return Text(
        en: "\(host.quoted) takes OAuth only, which a mail payload cannot do; use an Exchange account",
        ja: "\(host.quoted) は OAuth だけに対応しており、メールのペイロードでは認証できません。Exchange アカウントを使ってください")
    }
    return Text(
      en:
        "\(host.quoted) takes no passwords after 2026-12-31 unless the tenant allows them; use an Exchange account",
      ja: "\(host.quoted) は、テナントで許可しない限り 2026-12-31 以降パスワード認証に対応しません。Exchange アカウントを使ってください")
  }

  private func takesOAuthOnly(_ server: MailServer) -> Bool {
    let rows = server.documentedInProtocol
    return server.authenticates && rows.canProve && rows.allSatisfy { $0.password == .oauthOnly }
  }

  private static let endOfPasswords = PlistDate(year: 2027, month: 1, day: 1)
}

extension Device {
  /// The hosts whose elements name OAuth, before or behind another way to sign in.
  fileprivate var hostsWithOAuth: Set<Place> {
    Set(
      self.providerSettings.flatMap(\.servers).compactMap { server in
        let methods = server.words("authentication").map { $0.value.lowercased() }
        return methods.contains("oauth2") ? server.host.place : nil
      })
  }
}
