/// An app that answers DNS (com.apple.dnsProxy.managed).
struct DNSProxyInUse: Rule {
  let about = About(
    id: "dns-proxy",
    level: .note,
    reads: .dns,
    title: Text(
      en: "An app answers DNS",
      ja: "アプリが DNS に応答する"),
    why: Text(
      en: """
        Every name that the device looks up goes through the app. When it blocks a mail host, has no licence \
        any more or hangs, names do not resolve, and mail reports that the server cannot be reached.
        """,
      ja: """
        デバイスが調べる名前は、すべてこのアプリを通ります。アプリがメールサーバーを遮断したり、ライセンスが切れたり、\
        動かなくなったりすると名前を解決できず、メールはサーバーに接続できないと表示します。
        """),
    fix: Text(
      en: "Allow the mail servers and Apple's hosts in the app, and keep it up to date.",
      ja: "アプリでメールサーバーと Apple のホストを許可し、アプリを最新の状態に保ってください。"),
    symptoms: [.s2, .s3],
    guide: [13, 29, 10],
    bad: [
      .payload(
        "com.apple.dnsProxy.managed",
        """
        <key>AppBundleIdentifier</key>
        ▶<string>com.example.dns</string>
        """),
      .payload("com.apple.dnsProxy.managed", "▶PayloadType\n"),
      .payload(
        "com.apple.dnsProxy.managed",
        """
        <key>AppBundleIdentifier</key>
        ▶<string>com.example.dns</string>
        <key>DNSProxyUUID</key>
        <string>5EED0000-0000-4000-8000-0000000000AA</string>
        """),
    ],
    good: [ExampleDNS.payload()])

  func check(_ device: Device) -> [Finding] {
    let findings = device.dnsProxies.map { proxy in
      finding(at: proxy.app.place ?? device.payloads[proxy.payload].place, message(proxy))
    }
    return device.withPassages(findings)
  }

  private func message(_ proxy: DNSProxy) -> Text {
    let app = proxy.app.value.flatMap { $0.isEmpty ? nil : $0 }
    switch (app, proxy.isPerApp) {
    case (let app?, false):
      return Text(
        en: "the app \(app.quoted) answers every name that the device looks up",
        ja: "デバイスが調べるすべての名前に、アプリ \(app.quoted) が応答します")
    case (let app?, true):
      return Text(
        en: "the app \(app.quoted) answers the names that managed apps with its DNSProxyUUID look up",
        ja: "同じ DNSProxyUUID を持つ管理対象アプリが調べる名前に、アプリ \(app.quoted) が応答します")
    case (nil, _):
      return Text(
        en: "an app answers the names that the device looks up",
        ja: "デバイスが調べる名前に、アプリが応答します")
    }
  }
}
