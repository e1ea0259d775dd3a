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
        "The key takes five values, written exactly so. The device refuses the profile, or signs in to the server without a password.",
      ja: "このキーに書ける値は 5 種類だけです。それ以外の値では、プロファイルが拒否されるか、認証なしで接続してしまいます。"),
    fix: Text(
      en: "Write EmailAuthPassword, which nearly every server wants.",
      ja: "ほとんどのサーバーで使われる EmailAuthPassword を指定してください。"),
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
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let kind = server.authentication.located, !Self.values.contains(kind.value),
        !kind.value.isTemplateWord
      else { return nil }
      let value = kind.value.isEmpty ? "EmailAuthPassword" : meant(by: kind.value)
      return finding(
        at: kind.place,
        Text(
          en: "\(kind.value.quoted) is no kind of authentication; write \(value)",
          ja: "\(kind.value.quoted) という認証方式はありません。\(value) を指定してください"))
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
