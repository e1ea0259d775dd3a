import ProfileSchema

/// A server that its provider switched off or gave another name.
///
/// Hosts that were never right are `mail-host-guess`; hosts whose provider merely left the public
/// database prove nothing and are left alone.
struct MailHostRetired: Rule {
  let about = About(
    id: "mail-host-retired",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Retired or renamed mail server",
      ja: "廃止または改名されたメールサーバー"),
    why: Text(
      en:
        "Old profiles keep names that the provider has given up. The name is not found, refuses the sign-in, or answers with a certificate for another name.",
      ja: "古いプロファイルには、事業者が使わなくなったサーバー名が残っていることがあります。名前が見つからない、認証が通らない、証明書の名前が合わないなどの原因になります。"),
    fix: Text(
      en: "Write the server that the provider documents today.",
      ja: "事業者が現在案内しているサーバー名に書き換えてください。"),
    symptoms: [.s2, .s8],
    guide: [53, 33],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>taro@me.com</string>
        <key>IncomingMailServerHostName</key>
        ▶<string>mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>taro</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtp.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>taro@me.com</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@t-online.de</string>
        <key>IncomingMailServerHostName</key>
        <string>secureimap.t-online.de</string>
        <key>OutgoingMailServerHostName</key>
        ▶<string>smtpmail.t-online.de</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>taro@me.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerUsername</key>
        <string>taro</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>taro@me.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.goneo.de</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.goneo.de</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let retired = server.known?.retired, let host = server.host.located else { return nil }
      switch retired.status {
      case .retired: return finding(at: host.place, switchedOff(host.value, retired, server))
      case .renamed: return finding(.warning, at: host.place, renamed(host.value, retired, server))
      case .neverDocumented, .delisted: return nil
      }
    }
  }

  private func switchedOff(
    _ host: String, _ retired: RetiredMailHost, _ server: MailServer
  ) -> Text {
    let hosts = retired.hosts(for: server)
    guard let date = retired.date else {
      return Text(
        en: "\(host.quoted) is switched off; use \(hosts.en)",
        ja: "\(host.quoted) は廃止されています。\(hosts.ja) を使ってください")
    }
    return Text(
      en: "\(host.quoted) is switched off and has been replaced since \(date); use \(hosts.en)",
      ja: "\(host.quoted) は廃止され、\(date) 以降は別のサーバーに置き換えられています。\(hosts.ja) を使ってください")
  }

  private func renamed(_ host: String, _ retired: RetiredMailHost, _ server: MailServer) -> Text {
    let hosts = retired.hosts(for: server)
    guard let date = retired.date else {
      return Text(
        en: "\(host.quoted) is an old name; use \(hosts.en)",
        ja: "\(host.quoted) は古い名前です。\(hosts.ja) を使ってください")
    }
    return Text(
      en: "\(host.quoted) is an old name, replaced since \(date); use \(hosts.en)",
      ja: "\(host.quoted) は \(date) に置き換えられた古い名前です。\(hosts.ja) を使ってください")
  }
}

extension RetiredMailHost {
  /// The hosts to use instead, those of the server's own protocol where that is known.
  func hosts(for server: MailServer) -> Alternatives {
    let fitting = replacements.filter { host in
      MailProviders.shared.servers(at: host).contains { $0.mailProtocol == server.documentedProtocol }
    }
    return Alternatives(fitting.isEmpty ? replacements : fitting)
  }
}
