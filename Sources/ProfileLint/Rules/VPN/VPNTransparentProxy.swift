/// An app that handles connections one by one: a transparent proxy of a Mac, or an app proxy.
struct VPNTransparentProxy: Rule {
  let about = About(
    id: "vpn-transparent-proxy",
    level: .note,
    reads: .vpn,
    title: Text(
      en: "App that handles connections one by one",
      ja: "接続を 1 つずつ引き受けるアプリ"),
    why: Text(
      en: """
        A transparent proxy or app proxy sees each connection before it leaves the device and can change, \
        delay or refuse it. Mail's own settings may be right while the app stands in the way of IMAP or SMTP.
        """,
      ja: """
        透過プロキシや App プロキシのアプリは、通信がデバイスを出る前に 1 つずつ受け取り、書き換えたり止めたりできます。\
        メールの設定が正しくても、このアプリが IMAP や SMTP を妨げることがあります。
        """),
    fix: Text(
      en: "Rule the app out when mail fails: switch it off, or let its vendor exempt the mail hosts.",
      ja: "メールが使えないときは、アプリをオフにするか、開発元の設定でメールサーバーを対象外にして確かめてください。"),
    symptoms: [.s2, .s3],
    guide: [29, 10],
    bad: [
      .vpn("TransparentProxy", "▶VPNType\n<key>Order</key>\n<integer>1</integer>"),
      .vpn("VPN", "<key>ProviderType</key>\n▶<string>app-proxy</string>"),
    ],
    good: [
      .vpn("VPN", "<key>ProviderType</key>\n<string>packet-tunnel</string>"),
      .vpn("VPN", "<key>ProviderType</key>\n<string>$PROVIDER</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in
      guard let place = vpn.connectionHandlerPlace else { return nil }
      return finding(
        at: place,
        Text(
          en: "the app behind \(vpn.label.en) takes connections over, mail included where it chooses to",
          ja: "\(vpn.label.ja) のアプリが通信を引き受けます。メールが対象になるかどうかはアプリ次第です"))
    }
  }
}
