/// The port of one protocol in the settings of another.
///
/// Silent where the host is documented for just that other protocol: then the account's type or the
/// host is what is wrong, and `mail-host-wrong` or `mail-icloud-pop` says so.
struct MailPortProtocol: Rule {
  let about = About(
    id: "mail-port-protocol",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Mail port of another protocol",
      ja: "別のプロトコルのポート番号"),
    why: Text(
      en:
        "Each port speaks one protocol. Mail talks IMAP, POP or SMTP to it and gets an answer that it does not understand, or none.",
      ja: "ポートごとに使われるプロトコルは決まっています。別のプロトコルのポートにつなぐと、応答を理解できないか、応答が返ってきません。"),
    fix: Text(
      en: "Write the port of the account's protocol: 993 for IMAP, 995 for POP, 587 or 465 for SMTP.",
      ja: "プロトコルに合ったポートを書いてください。IMAP は 993、POP は 995、SMTP は 587 または 465 です。"),
    symptoms: [.s2],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        ▶<integer>995</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>993</integer>
        """),
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        ▶<integer>443</integer>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        """),
      .mail(
        """
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        <integer>2525</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard let port = server.port.located, let own = server.documentedProtocol,
        !own.hasRegistered(port.value), let owner = owner(of: port.value)
      else { return nil }
      let documented = server.documented
      let onThisPort = documented.filter { $0.port == port.value }
      let servesOwn = documented.contains { $0.mailProtocol == own }
      if onThisPort.contains(where: { $0.mailProtocol == own }) { return nil }
      if !onThisPort.isEmpty && !servesOwn { return nil }
      let recommended = server.documentedInProtocol.recommendedPorts
      let ports = Alternatives(recommended.isEmpty ? [String(own.usualPort)] : recommended)
      return finding(
        at: port.place,
        Text(
          en: "\(port.value) is the port of \(owner); \(own.name) uses \(ports.en)",
          ja: "\(port.value) は \(owner) のポートです。\(own.name) では \(ports.ja) を使います"))
    }
  }

  /// Whose port it is, as people call the protocol.
  private func owner(of port: Int) -> String? {
    switch port {
    case 143, 993: "IMAP"
    case 110, 995: "POP"
    case 25, 465, 587: "SMTP"
    case 80: "HTTP"
    case 443: "HTTPS"
    default: nil
    }
  }
}
