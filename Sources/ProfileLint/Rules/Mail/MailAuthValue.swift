/// A way to sign in under a name that Apple does not have.
struct MailAuthValue: Rule {
  let about = About(
    id: "mail-auth-value",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Unknown kind of mail authentication",
      ja: "存在しないメールの認証方式"),
    why: Text(
      en:
        "The key takes five values, written exactly so; a declaration has words of its own for them. The device refuses the profile, or signs in to the server without a password.",
      ja: "このキーに書ける値は 5 種類だけで、宣言では書き方が異なります。それ以外の値では、プロファイルが拒否されるか、認証なしで接続してしまいます。"),
    fix: Text(
      en: "Write EmailAuthPassword, in a declaration Password, which nearly every server wants.",
      ja: "ほとんどのサーバーで使われる EmailAuthPassword (宣言では Password) を指定してください。"),
    symptoms: [.s3],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        ▶<string>Password</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        ▶<string>EmailAuthCRAM-MD5</string>
        """),
      .text(Self.declaration("▶\"EmailAuthPassword\"")), .text(Self.declaration("▶\"password\"")),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        <string>EmailAuthPassword</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthHTTPMD5</string>
        """),
      .mail(
        """
        <key>IncomingMailServerAuthentication</key>
        <string>${MAIL_AUTH}</string>
        """),
      .mail("without: OutgoingMailServerAuthentication"),
      .text(Self.declaration("\"Password\"")),
    ])

  private static func declaration(_ method: String) -> String {
    """
    {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
     "Payload": {
       "VisibleName": "Work",
       "IncomingServer": {"ServerType": "IMAP", "HostName": "imap.example.com", "Port": 993,
         "AuthenticationMethod": \(method)},
       "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let kind = server.authentication.located else { return nil }
      // A declaration has words of its own, which the model has turned into Apple's others.
      let isDeclared = server.entries.isDeclaration
      if !isDeclared, Self.values.contains(kind.value) { return nil }
      if kind.value.isTemplateWord { return nil }
      let written = isDeclared ? device.node(at: kind.place)?.string ?? kind.value : kind.value
      let words = isDeclared ? Self.values.map(server.word) : Self.values
      if words.contains(written) { return nil }
      let value = server.word(written.isEmpty ? "EmailAuthPassword" : meant(by: kind.value))
      return finding(
        at: kind.place,
        Text(
          en: "\(written.quoted) is no kind of authentication; write \(value)",
          ja: "\(written.quoted) という認証方式はありません。\(value) を指定してください"))
    }
  }

  /// Apple's value with the same words in it; else the one that nearly every server wants.
  private func meant(by text: String) -> String {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    let same = Self.values.first { value in
      letters == value.lowercased() || "emailauth" + letters == value.lowercased()
    }
    return same ?? NearestName.of(text, among: Self.values) ?? "EmailAuthPassword"
  }

  private static let values = [
    "EmailAuthNone", "EmailAuthPassword", "EmailAuthCRAMMD5", "EmailAuthNTLM", "EmailAuthHTTPMD5",
  ]
}
