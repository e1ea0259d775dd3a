/// A user name with something around or in it that was not meant: blanks, full-width letters, `mailto:`.
///
/// Blanks inside pass: directories have names such as `EXAMPLE\\Hanako Sato`.
struct MailUsernameSpace: Rule {
  let about = About(
    id: "mail-username-space",
    level: .error,
    reads: .accounts,
    title: Text(
      en: "User name with stray characters",
      ja: "余分な文字が混ざったユーザー名"),
    why: Text(
      en:
        "The device sends the user name as it stands. A blank at its end or a full-width letter makes it another name, and the server refuses the password.",
      ja: "デバイスはユーザー名をそのまま送信します。末尾の空白や全角文字が混ざると別の名前になり、パスワードが正しくても認証に失敗します。"),
    fix: Text(
      en: "Write the name alone, in half-width letters and without blanks around it.",
      ja: "前後に空白を入れず、半角文字で名前だけを書いてください。"),
    symptoms: [.s3],
    guide: [7],
    bad: [
      .mail(
        """
        <key>IncomingMailServerUsername</key>
        ▶<string>user@example.com </string>
        """),
      .mail(
        """
        <key>OutgoingMailServerUsername</key>
        ▶<string>ｕｓｅｒ＠example.com</string>
        """),
      .payload(
        "com.apple.ews.account",
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>Host</key>
        <string>mail.example.com</string>
        <key>UserName</key>
        ▶<string>mailto:user@example.com</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerUsername</key>
        <string>EXAMPLE\\Hanako Sato</string>
        """),
      .mail(
        """
        <key>IncomingMailServerUsername</key>
        <string>佐藤花子</string>
        """),
      .mail(
        """
        <key>IncomingMailServerUsername</key>
        <string>$USERNAME </string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.flatMap { account in
      account.signIns.compactMap { signIn in
        guard let name = signIn.userName.located, !name.value.isEmpty else { return nil }
        return message(name.value).map { finding(at: name.place, $0) }
      }
    }
  }

  private func message(_ name: String) -> Text? {
    if name.isVisibleASCII && !name.hasPrefix("m") && !name.hasPrefix("M") { return nil }
    let trimmed = name.trimmed
    if trimmed.isEmpty {
      return Text(
        en: "the user name is nothing but blanks; write the name",
        ja: "ユーザー名が空白だけです。名前を書いてください")
    }
    if trimmed.lowercased().hasPrefix("mailto:") {
      return Text(
        en: "\(trimmed.quoted) starts with mailto:; write \(String(trimmed.dropFirst(7)).narrowed.quoted)",
        ja: "\(trimmed.quoted) の先頭に mailto: が付いています。\(String(trimmed.dropFirst(7)).narrowed.quoted) と書いてください")
    }
    if trimmed.holdsFullWidth {
      return Text(
        en: "\(trimmed.quoted) has full-width characters; write \(trimmed.narrowed.quoted)",
        ja: "\(trimmed.quoted) に全角文字が含まれています。\(trimmed.narrowed.quoted) と書いてください")
    }
    if trimmed == name { return nil }
    return Text(
      en: "a blank stands before or behind \(trimmed.quoted); write the name alone",
      ja: "\(trimmed.quoted) の前か後ろに空白があります。名前だけを書いてください")
  }
}
