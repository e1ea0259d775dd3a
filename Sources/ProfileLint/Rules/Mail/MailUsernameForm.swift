import ProfileSchema

/// A user name in another form than the server takes.
///
/// A warning where two sources agree on the form, or where iCloud or au is concerned; a note where a
/// single database says so, because many servers take more than they document.
struct MailUsernameForm: Rule {
  let about = About(
    id: "mail-username-form",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "User name in the wrong form",
      ja: "形式が合わないユーザー名"),
    why: Text(
      en:
        "Some servers sign in with the full address, others with the part before the @ or an id of their own. iCloud's SMTP takes the full address only, its IMAP either form.",
      ja:
        "サーバーによって、ユーザー名はメールアドレス全体、@ より前の部分、独自の ID のいずれかです。iCloud の SMTP はアドレス全体だけを受け付け、IMAP はどちらの形式でも受け付けます。"),
    fix: Text(
      en: "Write the user name in the form that the provider documents.",
      ja: "事業者が案内している形式でユーザー名を書いてください。"),
    symptoms: [.s3],
    guide: [7, 60],
    yieldsTo: ["mail-username-space"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        ▶<string>hanako</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@yahoo.co.jp</string>
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>pop.mail.yahoo.co.jp</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        <key>IncomingMailServerUsername</key>
        <string>user</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.yahoo.co.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        ▶<string>user@yahoo.co.jp</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerUsername</key>
        <string>user</string>
        <key>OutgoingMailServerUsername</key>
        <string>user</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>$ICLOUD_ADDRESS</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      device.account(of: server).flatMap { finding(server, of: $0) }
    }
  }

  private func finding(_ server: MailServer, of account: MailAccount) -> Finding? {
    guard server.known != nil, let user = server.userName.located, !user.value.isEmpty,
      server.authenticates
    else { return nil }
    let rows = server.documentedInProtocol
    let current = rows.filter { $0.status == .current }
    let forms = Set(rows.map(\.userName)).subtracting([.unknown])
    guard rows.canProve, forms.count == 1, let form = forms.first, let first = current.first else {
      return nil
    }
    let provider = first.provider.name
    let isAgreed = current.contains { $0.sourceCount > 1 } || form == .mailID || first.provider.id == "me.com"
    guard let message = message(user.value, form, provider, account.address.value) else { return nil }
    return finding(isAgreed ? .warning : .note, at: user.place, message)
  }

  private func message(
    _ user: String, _ form: MailServerFact.UserNameForm, _ provider: String, _ address: String?
  ) -> Text? {
    switch form {
    case .address where !user.contains("@"):
      // GMX and others sign customers in by their number as well.
      if user.allSatisfy(\.isNumber) { return nil }
      return Text(
        en: "\(provider) expects the full address as user name, not \(user.quoted)",
        ja: "\(provider) のユーザー名はメールアドレス全体です。\(user.quoted) では認証できません")
    case .localPart where user.contains("@"):
      return Text(
        en: "\(provider) expects the part before the @ as user name, not \(user.quoted)",
        ja: "\(provider) のユーザー名は @ より前の部分です。\(user.quoted) では認証できません")
    case .mailID where user.lowercased() == address?.lowercased():
      return Text(
        en: "\(provider) expects its own mail ID as user name, not the address \(user.quoted)",
        ja: "\(provider) のユーザー名は専用のメール ID です。アドレスの \(user.quoted) では認証できません")
    default:
      return nil
    }
  }
}
