import ProfileSchema

/// An address that is sent through the server of another provider.
///
/// A domain that no table has is a company's own, which any provider may host: worth a note where the
/// account's own address is a provider's, and nothing else. Two such domains are surely not hosted: one below
/// .ne.jp, which JPRS gives to networks for their customers, and any at iCloud in Mail up to OS X 10.10, since
/// iCloud hosts domains from 2021 on.
struct ExportAliasDomain: Rule {
  let about = About(
    id: "export-alias-domain",
    level: .warning,
    reads: .exports,
    title: Text(
      en: "Alias in a domain that the outgoing server does not serve", ja: "送信サーバーと合わないドメインのエイリアス"),
    why: Text(
      en:
        "A provider's server refuses a sender of another provider's domain, or the receiver's SPF and DMARC checks fail. A warning where the domain belongs to another known provider; a note where it is a domain of one's own, which the provider may or may not host.",
      ja: "送信サーバーは他社ドメインの差出人を拒否するか、受信側の SPF・DMARC の検証に失敗します。別の事業者のドメインなら警告、独自ドメインならその事業者が扱っていることもあるため注記です。"),
    fix: Text(
      en: "Remove the alias, or give it an account with its own provider's outgoing server.",
      ja: "エイリアスを削除するか、その事業者の送信サーバーを使うアカウントを別に作ってください。"),
    symptoms: [.s5, .s4],
    guide: [91, 50],
    bad: [
      .mailSettings(
        [
          """
          <key>EmailAddresses</key>
          <array>
          <string>user@icloud.com</string>
          ▶<string>user@gmail.com</string>
          </array>
          <key>Hostname</key>
          <string>imap.mail.me.com</string>
          <key>SMTPIdentifier</key>
          <string>smtp.mail.me.com:user@icloud.com</string>
          <key>Username</key>
          <string>user</string>
          """
        ],
        [
          """
          <key>Hostname</key>
          <string>smtp.mail.me.com</string>
          <key>Username</key>
          <string>user@icloud.com</string>
          """
        ])
    ],
    good: [
      .mailSettings(
        [
          """
          <key>EmailAddresses</key>
          <array>
          <string>user@icloud.com</string>
          <string>user@me.com</string>
          </array>
          <key>Hostname</key>
          <string>imap.mail.me.com</string>
          <key>SMTPIdentifier</key>
          <string>smtp.mail.me.com:user@icloud.com</string>
          <key>Username</key>
          <string>user</string>
          """
        ],
        [
          """
          <key>Hostname</key>
          <string>smtp.mail.me.com</string>
          <key>Username</key>
          <string>user@icloud.com</string>
          """
        ])
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.flatMap { account -> [Finding] in
      guard let exported = account.exported, let home = account.provider,
        let host = account.outgoing.hostName
      else { return [] }
      let servers = Set(account.outgoing.documented.map(\.provider.id))
      guard servers.contains(home.id) else { return [] }
      return exported.aliases.compactMap { alias in
        guard alias.isEnabled, alias.domain != account.domain else { return nil }
        let provider = MailProviders.shared.provider(ofDomain: alias.domain)
        if let provider, servers.contains(provider.id) { return nil }
        let address = alias.address.value.quoted
        guard let provider else {
          if HostName.isIn("ne.jp", alias.domain) || account.isICloud && exported.form == .mailSettings {
            return finding(
              at: alias.address.place,
              Text(
                en: "\(address) is sent through \(host.quoted), and \(home.name) does not host that domain",
                ja: "\(address) は \(host.quoted) から送信されますが、\(home.name) はそのドメインを扱っていません"))
          }
          return finding(
            .note, at: alias.address.place,
            Text(
              en:
                "\(address) is sent through \(host.quoted); it works only if \(home.name) hosts that domain",
              ja: "\(address) は \(host.quoted) から送信されます。\(home.name) がそのドメインを扱っている場合だけ使えます"))
        }
        return finding(
          at: alias.address.place,
          Text(
            en:
              "\(address) belongs to \(provider.name) and is sent through \(host.quoted), which will refuse it",
            ja: "\(address) は \(provider.name) のアドレスですが、\(host.quoted) から送信されるため拒否されます"))
      }
    }
  }
}
