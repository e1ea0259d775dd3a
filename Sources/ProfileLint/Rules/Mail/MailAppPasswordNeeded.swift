import ProfileSchema

/// A mailbox that opens to a password of its own, not to the one of the person's account.
struct MailAppPasswordNeeded: Rule {
  let about = About(
    id: "mail-app-password-needed",
    level: .note,
    reads: .mail,
    title: Text(
      en: "Mailbox with a password of its own",
      ja: "専用のパスワードが必要なメールボックス"),
    why: Text(
      en:
        "Some providers let mail programs in with an app password, or with one for mail alone, that people have to make first. The usual password is refused again and again.",
      ja:
        "事業者によっては、メールソフトからの接続にアプリ用パスワードやメール専用のパスワードが必要で、利用者が事前に発行しなければなりません。通常のパスワードでは認証に失敗し続けます。"),
    fix: Text(
      en: "Tell people how to get that password, and leave it out of the profile.",
      ja: "利用者に専用パスワードの発行方法を案内し、プロファイルには書かないでください。"),
    symptoms: [.s3, .s7],
    guide: [27],
    yieldsTo: ["mail-icloud-manual"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>taro@docomo.ne.jp</string>
        <key>IncomingMailServerHostName</key>
        ▶<string>imap.spmode.ne.jp</string>
        <key>IncomingMailServerUsername</key>
        <string>taro-d-account</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.spmode.ne.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        <string>taro-d-account</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.example.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@ocn.ne.jp</string>
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>pop.ocn.ne.jp</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.ocn.ne.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    // One for each account: both servers want the same password.
    device.mailAccounts.compactMap { account in
      // The account of an export has a password already.
      if account.isExported { return nil }
      for server in account.servers where server.authenticates {
        guard let host = server.host.located, let row = rowWithOwnPassword(server) else { continue }
        return finding(at: host.place, message(row))
      }
      return nil
    }
  }

  /// The best documented row of the host, if it wants such a password. Schools and companies at Gmail have
  /// rows of their own there, which say less.
  private func rowWithOwnPassword(_ server: MailServer) -> MailServerFact? {
    let best = server.documentedInProtocol.filter { $0.status == .current }
      .max { $0.sourceCount < $1.sourceCount }
    return best.flatMap { $0.password == .appPassword || $0.password == .providerPassword ? $0 : nil }
  }

  private func message(_ row: MailServerFact) -> Text {
    let provider = row.provider.name
    if row.password == .appPassword {
      return Text(
        en: "\(provider) wants an app password here, which people make on its website",
        ja: "\(provider) ではアプリ用パスワードが必要です。利用者が事業者のサイトで発行します")
    }
    return Text(
      en: "\(provider) has a password for mail programs alone, which people look up or set with it",
      ja: "\(provider) ではメールソフト専用のパスワードが必要です。利用者が事業者のサイトで確認または設定します")
  }
}
