/// A mail server port that speaks only TLS, with SSL turned off.
struct MailSSLPortMismatch: Rule {
  let about = About(
    id: "mail-ssl-port-mismatch",
    level: .error,
    reads: .mail,
    title: Text(
      en: "TLS-only mail port with SSL off",
      ja: "SSL オフのまま TLS 専用ポートを使っている"),
    why: Text(
      en:
        "Ports 993, 995 and 465 expect TLS from the first byte, so the account never connects. A missing UseSSL key means off.",
      ja: "993・995・465 番は最初から TLS で通信するため、このままでは接続できません。UseSSL のキーがない場合もオフとして扱われます。"),
    fix: Text(
      en: "Turn SSL on for that server.",
      ja: "そのサーバーの SSL をオンにしてください。"),
    symptoms: [.s1, .s2],
    guide: [33],
    yieldsTo: ["mail-port-protocol"],
    bad: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        ▶<integer>993</integer>
        <key>IncomingMailServerUseSSL</key>
        <false/>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>465</integer>
        without: OutgoingMailServerUseSSL
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        <key>IncomingMailServerUseSSL</key>
        <true/>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUseSSL</key>
        <true/>
        """),
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        <key>IncomingMailServerUseSSL</key>
        <string>$USE_SSL</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let port = server.port.located, MailServer.tlsOnlyPorts.contains(port.value),
        server.isUnprotected
      else { return nil }
      if server.usesSSL.isAbsent {
        let key = server.key(.usesSSL)
        return finding(
          at: port.place,
          Text(
            en: "port \(port.value) needs SSL, and \(key) is missing, which means off",
            ja: "ポート \(port.value) は SSL が必要ですが、\(key) がないためオフになります"))
      }
      return finding(
        at: port.place,
        Text(
          en: "port \(port.value) needs SSL, and SSL is off",
          ja: "ポート \(port.value) は SSL が必要ですが、オフになっています"))
    }
  }
}
