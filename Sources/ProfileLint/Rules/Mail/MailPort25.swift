/// Mail sent through port 25.
///
/// A note where it may be meant so: a relay that asks for no password, a server that only one network
/// knows or that a per-app VPN leads to, and a provider that documents no other port.
struct MailPort25: Rule {
  let about = About(
    id: "mail-port-25",
    level: .warning,
    reads: .mail,
    title: Text(
      en: "Sending through port 25",
      ja: "25 番ポートでの送信"),
    why: Text(
      en:
        "Port 25 is for mail between servers. Mobile carriers, home providers and most guest networks block it for everybody else (OP25B in Japan), so sending works in the office and nowhere else.",
      ja:
        "25 番はサーバー同士の配送に使うポートです。携帯電話会社やプロバイダー、公衆 Wi-Fi の多くは迷惑メール対策(OP25B)で 25 番を遮断しているため、社内では送信できても外では送信できません。"
    ),
    fix: Text(
      en: "Write port 587 or 465, which are meant for mail programs.",
      ja: "メールソフト用のポートである 587 または 465 を書いてください。"),
    symptoms: [.s5],
    guide: [56, 33],
    bad: [
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>25</integer>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@gmail.com</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>25</integer>
        """),
    ],
    good: [
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <integer>587</integer>
        """),
      .mail("without: OutgoingMailServerPortNumber"),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <string>$SMTP_PORT</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    // Where a provider publishes another port as well, programs take that one.
    let alternatives = Set(
      device.mailServers.filter { $0.isOutgoing && $0.account == nil && $0.port.value ?? 25 != 25 }
        .map(\.place.document))
    return device.mailServers.compactMap { server in
      guard server.isOutgoing, let port = server.port.located, port.value == 25 else { return nil }
      let isTunnelled = device.account(of: server).map { $0.mayUseVPN } ?? false
      let documented = server.documentedInProtocol
      let isOnlyPort = !documented.isEmpty && documented.allSatisfy { $0.port == 25 }
      let isInside = server.hostName.map(HostName.isInternal) ?? false || isTunnelled
      // Where the provider has other ports, the note would stand in for the warning of mail-port-wrong.
      let isRelay = !server.authenticates && documented.isEmpty && server.account != nil
      let isAlternative =
        device.isTemplate(server) && alternatives.contains(server.place.document)
      let isMeant = isRelay || isInside || isOnlyPort || isAlternative
      let recommended = documented.recommendedPorts
      let ports = Alternatives(recommended.isEmpty ? ["587", "465"] : recommended)
      return finding(
        isMeant ? .note : .warning, at: port.place,
        Text(
          en: "port 25 is blocked in most networks; send through \(ports.en)",
          ja: "ポート 25 は多くのネットワークで遮断されています。送信には \(ports.ja) を使ってください"))
    }
  }
}
