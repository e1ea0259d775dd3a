/// A server setting that is no full host name: a URL, a name with its port, an address, a bare word.
struct MailHostNotFQDN: Rule {
  let about = About(
    id: "mail-host-not-fqdn",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Mail server that is no full host name",
      ja: "完全なホスト名ではないメールサーバー"),
    why: Text(
      en:
        "The device looks the text up in DNS as it stands. A scheme, a port, a path or a blank in it is never found.",
      ja: "デバイスは書かれた文字列をそのまま DNS で検索します。スキームやポート番号、パス、空白が混ざっていると見つかりません。"),
    fix: Text(
      en: "Write the full host name and nothing else; the port has a key of its own.",
      ja: "完全なホスト名だけを書いてください。ポート番号には専用のキーがあります。"),
    symptoms: [.s2],
    guide: [53, 33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>imaps://imap.example.com</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.example.com:587</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>mailserver</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>user:secret@smtp.example.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>ｉｍａｐ．example．com</string>
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
        <key>IncomingMailServerHostName</key>
        <string>メール.example.jp</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>Mail.Example.com.</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>$IMAP_HOST</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>PRIMARY_HOSTNAME</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let host = server.host.located, !isHostName(host.value), !host.value.isTemplateWord else {
        return nil
      }
      return finding(at: host.place, message(host.value))
    }
  }

  private func message(_ host: String) -> Text {
    if host.allSatisfy(\.isWhitespace) {
      return Text(
        en: "the host name is empty; write the server's full name",
        ja: "ホスト名が空です。サーバーの完全な名前を書いてください")
    }
    if let cleaned = cleaned(host) {
      return Text(
        en: "\(host.quoted) is no host name; write \(cleaned)",
        ja: "\(host.quoted) はホスト名ではありません。\(cleaned) と書いてください")
    }
    if !host.contains(".") && host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) {
      return Text(
        en: "\(host.quoted) has no domain; write the server's full name",
        ja: "\(host.quoted) にはドメインがありません。サーバーの完全な名前を書いてください")
    }
    return Text(
      en: "\(host.quoted) is no host name; write the server's full name",
      ja: "\(host.quoted) はホスト名ではありません。サーバーの完全な名前を書いてください")
  }

  /// Letters of any language count, since names in them are looked up too; full-width forms of Latin
  /// letters and dots do not, since no certificate holds them.
  private func isHostName(_ host: String) -> Bool {
    if HostName.isPlain(host) { return true }
    // Another question: nobody can put a certificate on an address.
    if HostName.isAddress(host) || HostName.isLoopback(host.lowercased()) { return true }
    let name = host.last == "." ? host.dropLast() : host[...]
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameCharacter) }
  }

  private func isNameCharacter(_ character: Character) -> Bool {
    if character == "-" || character == "_" { return true }
    guard character.isLetter || character.isNumber else { return false }
    return !character.unicodeScalars.contains { (0xFF00...0xFFEF).contains($0.value) }
  }

  /// The host name in the text, where there is no doubt which one is meant.
  private func cleaned(_ host: String) -> String? {
    var rest = Substring(
      HostName.normalised(String(String.UnicodeScalarView(host.unicodeScalars.map(narrow)))))
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    if let slash = rest.firstIndex(of: "/") { rest = rest[..<slash] }
    // A name and password in front of it, and not an address in place of a host.
    if String(rest).hasCredentials, let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if let colon = rest.lastIndex(of: ":"), rest[colon...].dropFirst().allSatisfy(\.isNumber) {
      rest = rest[..<colon]
    }
    let name = HostName.normalised(String(rest))
    return name != host && isHostName(name) ? name : nil
  }

  /// The usual form of a full-width letter, digit, dot or colon.
  private func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3002, 0xFF61: "."
    default: scalar
    }
  }
}
