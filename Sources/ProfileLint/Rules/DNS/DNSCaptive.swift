/// Encrypted DNS that also stands between a device and the sign-in page of a public Wi-Fi.
///
/// Apple's own test for such a page is exempt from encrypted DNS ("Enable encrypted DNS", WWDC 2020), in
/// practice since iOS 15.5, so this is a note: what is not exempt are the names that the page itself needs,
/// and devices with older systems.
struct DNSCaptive: Rule {
  let about = About(
    id: "dns-captive",
    level: .note,
    reads: .dns,
    title: Text(
      en: "Encrypted DNS on Wi-Fi with a sign-in page",
      ja: "ログイン画面のある Wi-Fi でも使われる暗号化 DNS"),
    why: Text(
      en: """
        Before sign-in a public Wi-Fi lets nothing out, and names that only its own resolver knows are asked \
        of this one. The page may not open, and mail waits until somebody turns encrypted DNS off.
        """,
      ja: """
        公衆 Wi-Fi は、ログインするまで外部との通信を通しません。また、その Wi-Fi の DNS だけが知る名前も、この DNS サーバーに\
        問い合わせることになります。ログイン画面が開かず、暗号化 DNS をオフにするまでメールも使えないことがあります。
        """),
    fix: Text(
      en: "Add an EvaluateConnection rule with NeverConnect for captive.apple.com.",
      ja: "captive.apple.com を NeverConnect とする EvaluateConnection のルールを追加してください。"),
    symptoms: [.s2],
    guide: [41, 10],
    bad: [
      .payload(ExampleDNS.type, "▶PayloadType\n" + ExampleDNS.keys()),
      .payload(
        ExampleDNS.type,
        ExampleDNS.keys(
          "<key>OnDemandRules</key>\n<array>\n<dict>\n<key>Action</key>\n▶<string>Connect</string>\n</dict>\n</array>"
        )),
    ],
    good: [
      ExampleDNS.payload(
        ExampleDNS.rules(
          ExampleDNS.evaluate("NeverConnect", "captive.apple.com") + ExampleDNS.rule("Connect"))),
      ExampleDNS.payload(ExampleDNS.rules(ExampleDNS.evaluate("NeverConnect", "*.apple.com"))),
      ExampleDNS.payload(
        ExampleDNS.only(on: .cellular)),
      // Behind a sign-in page the probe fails.
      ExampleDNS.payload(
        ExampleDNS.rules(
          ExampleDNS.rule(
            "Connect",
            "<key>URLStringProbe</key>\n<string>http://captive.apple.com/hotspot-detect.html</string>")
            + ExampleDNS.rule("Disconnect"))),
      ExampleDNS.payload(settings: ExampleDNS.matching("example.com")),
    ])

  private static let host = "captive.apple.com"

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.compactMap { dns in
      guard dns.networksOfAllNames.contains(.wifi), dns.applies(to: Self.host, on: .wifi) else {
        return nil
      }
      let rule = dns.onDemand.matchElsewhere(Self.host, on: .wifi)
      return finding(
        at: rule?.place ?? device.payloads[dns.payload].place,
        Text(
          en: "no rule leaves captive.apple.com to the resolver of the network",
          ja: "captive.apple.com をネットワークの DNS に任せるルールがありません"))
    }
  }
}
