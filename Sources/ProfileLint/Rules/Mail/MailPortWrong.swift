import ProfileSchema

/// A port that a documented server does not use.
///
/// A port is right when any source names it for the host. Leaving out a registered port proves little
/// where a single source does it, and nothing about 587, which most providers serve beside the 465 that
/// they document: those are notes. The other way round, 465 at a server of 587, is iCloud's classic.
struct MailPortWrong: Rule {
  let about = About(
    id: "mail-port-wrong",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Port that the mail server does not use",
      ja: "メールサーバーが使っていないポート"),
    why: Text(
      en: "The provider's server does not listen on this port, so the connection is refused or times out.",
      ja: "事業者のサーバーはこのポートで待ち受けていないため、接続が拒否されるかタイムアウトします。"),
    fix: Text(
      en: "Write a port that the provider documents for this server.",
      ja: "事業者がこのサーバーについて案内しているポートを書いてください。"),
    symptoms: [.s2],
    guide: [58, 59, 33],
    yieldsTo: ["mail-port-protocol", "mail-port-range", "mail-port-25"],
    bad: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>IncomingMailServerPortNumber</key>
        ▶<integer>994</integer>
        """),
    ],
    good: [
      .mail(
        """
        <key>EmailAddress</key>
        <string>hanako@icloud.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.mail.me.com</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.mail.me.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        <key>OutgoingMailServerUsername</key>
        <string>hanako@icloud.com</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.example.com</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>10993</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard server.known != nil, let port = server.port.located, let host = server.host.located,
        let mailProtocol = server.documentedProtocol
      else { return nil }
      let rows = server.documentedInProtocol
      guard rows.canProve, !rows.contains(where: { $0.port == port.value }) else { return nil }
      let ports = Alternatives(rows.recommendedPorts)
      let isLikely =
        port.value == 587 && mailProtocol == .smtp
        || mailProtocol.hasRegistered(port.value) && rows.allSatisfy { $0.sourceCount == 1 }
      return finding(
        isLikely ? .note : .warning, at: port.place,
        Text(
          en: "port \(port.value) is not documented for \(host.value.quoted); use \(ports.en)",
          ja: "ポート \(port.value) は \(host.value.quoted) では案内されていません。\(ports.ja) を使ってください"))
    }
  }
}
