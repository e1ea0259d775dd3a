import ProfileSchema

/// Certificate Transparency switched off for Apple's hosts or for those of a mail provider.
///
/// A warning there only. An organisation may well keep names of its own out of the public logs, those of its mail
/// servers included: for these it is a note, where an account of the set uses them. A leading period stands for
/// the subdomains, as in Apple's schema; without one the entry is a single host.
struct CertTransparencyDisabled: Rule {
  let about = About(
    id: "cert-transparency-disabled",
    level: .warning,
    reads: .preferences,
    title: Text(
      en: "Certificate Transparency off for mail or Apple hosts",
      ja: "メールや Apple のホストで証明書の透明性が無効"),
    why: Text(
      en: """
        Certificates that are in no public log are what TLS inspection and impostors present. Without the check \
        the device takes them for the real server of Apple or of the mail provider.
        """,
      ja: """
        公開ログに載っていない証明書は、TLS 検査やなりすましで使われるものです。この確認を無効にすると、\
        デバイスはそれを Apple やメールサービスの本物のサーバーと見なします。
        """),
    fix: Text(
      en: "Remove the domain from DisabledForDomains; certificates of a private CA need no entry there.",
      ja: "DisabledForDomains からそのドメインを削除してください。社内 CA の証明書には登録は不要です。"),
    symptoms: [.s8],
    guide: [102],
    bad: [
      .payload(
        "com.apple.security.certificatetransparency",
        Self.domains("▶<string>.icloud.com</string>", "▶<string>imap.mail.me.com</string>")),
      .payload(
        "com.apple.security.certificatetransparency", Self.domains("▶<string>imap.gmail.com</string>")),
      .payloads([
        ("com.apple.mail.managed", Example.mailKeys("", number: 0)),
        ("com.apple.security.certificatetransparency", Self.domains("▶<string>.example.com</string>")),
      ]),
    ],
    good: [
      .payload(
        "com.apple.security.certificatetransparency",
        Self.domains("<string>.intern.example.com</string>", "<string>$DOMAIN.icloud.com</string>")),
      // One host, which is not that of the account.
      .payloads([
        ("com.apple.mail.managed", Example.mailKeys("", number: 0)),
        ("com.apple.security.certificatetransparency", Self.domains("<string>example.com</string>")),
      ]),
      .payload(
        "com.apple.security.certificatetransparency",
        "<key>DisabledForDomains</key>\n<string>.icloud.com</string>"),
    ])

  private static let appleDomains = ["apple.com", "icloud.com", "me.com", "mac.com", "icloud.com.cn"]

  func check(_ device: Device) -> [Finding] {
    device.preferences(.certificateTransparency).flatMap { payload in
      payload.entries.strings("DisabledForDomains").compactMap { finding(on: $0, device) }
    }
  }

  private func finding(on entry: Located<String>, _ device: Device) -> Finding? {
    let written = HostName.normalised(entry.value)
    let name = written.hasPrefix(".") ? String(written.dropFirst()) : written
    guard HostName.isPlain(name) else { return nil }
    let value = entry.value.quoted
    if Self.appleDomains.contains(where: { HostName.isIn($0, name) }) {
      return finding(
        at: entry.place,
        Text(
          en: "\(value) covers Apple's own servers, whose certificates are all in the logs; remove it",
          ja: "\(value) には Apple のサーバーが含まれます。その証明書はすべてログにあるため、削除してください"))
    }
    if MailProviders.shared.facts(ofHost: name) != nil {
      return finding(
        at: entry.place,
        Text(
          en: "\(value) covers a mail provider's servers, whose certificates are all in the logs; remove it",
          ja: "\(value) にはメールサービスのサーバーが含まれます。その証明書はすべてログにあるため、削除してください"))
    }
    let host = device.accounts.lazy.flatMap(\.endpoints).first { Self.covers(written, $0.hostName) }
    return host.map { host in
      finding(
        .note, at: entry.place,
        Text(
          en: "\(value) covers the account's server \(host.host.value.quoted); keep it only if that is meant",
          ja: "\(value) にはアカウントのサーバー \(host.host.value.quoted) が含まれます。意図したものか確認してください")
      )
      .related(to: host.host.place, Text(en: "the server is set here", ja: "サーバーの設定はここです"))
    }
  }

  private static func covers(_ entry: String, _ host: String) -> Bool {
    entry.hasPrefix(".") ? host.hasSuffix(entry) : host == entry
  }

  private static func domains(_ items: String...) -> String {
    "<key>DisabledForDomains</key>\n<array>\n\(items.joined(separator: "\n"))\n</array>"
  }
}
