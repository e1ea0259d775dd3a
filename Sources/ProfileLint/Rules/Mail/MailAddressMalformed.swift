/// A mail address that is none: without @, with a name around it, or several in one.
///
/// Two dots in a row pass: docomo and au gave such addresses out for years. So do letters of any
/// language, and everything behind a quotation mark.
struct MailAddressMalformed: Rule {
  let about = About(
    id: "mail-address-malformed",
    level: .error,
    reads: .accounts,
    title: Text(
      en: "Mail address that is none",
      ja: "メールアドレスとして成り立たない値"),
    why: Text(
      en:
        "The device writes this address into every message as the sender. Servers refuse a message whose sender is no address.",
      ja: "デバイスはこの値を差出人のアドレスとして使います。アドレスとして成り立たないと、サーバーに送信を拒否されます。"),
    fix: Text(
      en: "Write one address and nothing else: user@example.com.",
      ja: "user@example.com のように、アドレスを一つだけ書いてください。"),
    symptoms: [.s3],
    guide: [7],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>user.example.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>Hanako Sato &lt;hanako@example.com&gt;</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        ▶<string>hanako@example.com, sales@example.com</string>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        ▶<string>hanako＠example.jp</string>
        <key>Host</key>
        <string>mail.example.jp</string>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        <string>hanako</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>user..name.@docomo.ne.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.spmode.ne.jp</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.spmode.ne.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>花子@メール.example.jp</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>%email%</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>EMAIL_ADDRESS</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>"the desk"@example.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.filter(\.carriesMail).compactMap { account in
      guard let address = account.address.located, !address.value.isEmpty,
        !Self.isAddress(address.value), !isTemplateWord(address.value)
      else { return nil }
      return finding(at: address.place, message(address.value))
    }
  }

  /// A word in capitals stands for an address too, as long as there is no @ in it.
  private func isTemplateWord(_ text: String) -> Bool {
    text.isTemplateWord || text.allSatisfy { $0.isUppercase }
  }

  private func message(_ address: String) -> Text {
    let shown = address.trimmed
    if let cleaned = cleaned(address) {
      if cleaned == shown {
        return Text(
          en: "a blank stands before or behind \(shown.quoted); write the address alone",
          ja: "\(shown.quoted) の前か後ろに空白があります。アドレスだけを書いてください")
      }
      return Text(
        en: "\(shown.quoted) is no address as it stands; write \(cleaned.quoted)",
        ja: "\(shown.quoted) はこのままではアドレスとして使えません。\(cleaned.quoted) と書いてください")
    }
    switch shown.count(where: { $0 == "@" }) {
    case 0:
      return Text(
        en: "\(shown.quoted) has no @; write the full address",
        ja: "\(shown.quoted) には @ がありません。アドレス全体を書いてください")
    case 1:
      return Text(
        en: "\(shown.quoted) is no address; write it like user@example.com",
        ja: "\(shown.quoted) はアドレスの形式ではありません。user@example.com のように書いてください")
    default:
      return Text(
        en: "\(shown.quoted) has more than one @; write a single address",
        ja: "\(shown.quoted) には @ が複数あります。アドレスを一つだけ書いてください")
    }
  }

  /// The address in the text, where there is no doubt which one is meant.
  private func cleaned(_ text: String) -> String? {
    var rest = text.narrowed.trimmed
    if rest.last == ">", let start = rest.lastIndex(of: "<") {
      rest = String(rest[rest.index(after: start)...].dropLast()).trimmed
    }
    if rest.lowercased().hasPrefix("mailto:") { rest = String(rest.dropFirst(7)).trimmed }
    return Self.isAddress(rest) ? rest : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    if isPlainAddress(text) { return true }
    if text.first == "\"" { return true }
    if text.unicodeScalars.contains(where: {
      $0.isUnseen || $0.narrowed != $0 || ",;:<>()[]".unicodeScalars.contains($0)
    }) {
      return false
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  /// Whether it is an address of letters, digits and `.`, `-`, `_`, `+`, as nearly all are.
  private static func isPlainAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
      return bytes[..<at].allSatisfy(isPlain)
        && HostName.isPlain(UnsafeBufferPointer(rebasing: bytes[(at + 1)...]))
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "+")
    }
  }
}
