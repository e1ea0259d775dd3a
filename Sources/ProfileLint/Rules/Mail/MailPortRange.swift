/// A port that is no port: out of range, or not written as an integer.
struct MailPortRange: Rule {
  let about = About(
    id: "mail-port-range",
    level: .error,
    reads: .mail,
    title: Text(
      en: "Mail port that is no port number",
      ja: "ポート番号になっていないメールのポート"),
    why: Text(
      en: "Ports are integers from 1 to 65535. The device refuses the profile, or ignores the key.",
      ja: "ポート番号は 1 から 65535 までの整数です。それ以外の値では、プロファイルが拒否されるか、キーが無視されます。"),
    fix: Text(
      en: "Write the port as an integer: 993 for IMAP, 995 for POP, 587 or 465 for SMTP.",
      ja: "ポート番号を整数で書いてください。IMAP は 993、POP は 995、SMTP は 587 または 465 です。"),
    symptoms: [.s2],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        ▶<string>993</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>65587</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerPortNumber</key>
        ▶<integer>0</integer>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <integer>993</integer>
        """),
      .mail("without: OutgoingMailServerPortNumber"),
      .mail(
        """
        <key>IncomingMailServerPortNumber</key>
        <string>$IMAP_PORT</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      switch server.port {
      case .mistyped(let place):
        let text = device.node(at: place)?.string
        if let text, let port = Int(text), (1...65_535).contains(port) {
          let isXML = device.documents[Int(place.document)].list?.format != .json
          let number = isXML ? "<integer>\(port)</integer>" : "\(port)"
          return finding(
            at: place,
            Text(
              en: "\(text.quoted) is a string; write \(number)",
              ja: "\(text.quoted) は文字列です。\(number) と書いてください"))
        }
        return finding(
          at: place,
          Text(
            en: "\(server.key(.port)) is no integer; write a port from 1 to 65535",
            ja: "\(server.key(.port)) が整数ではありません。1 から 65535 までのポート番号を書いてください"))
      case .known(let port) where !(1...65_535).contains(port.value):
        return finding(
          at: port.place,
          Text(
            en: "\(port.value) is no port; ports go from 1 to 65535",
            ja: "\(port.value) はポート番号ではありません。1 から 65535 までの値を書いてください"))
      default:
        return nil
      }
    }
  }
}
