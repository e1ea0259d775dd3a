/// Two resolvers of profiles for the same names on the same networks.
///
/// What Apple says decides the level, where the catalogue has one for all. Of several encrypted DNS settings
/// the system uses one, which the user chooses in Settings: a note, and a warning where two different ones
/// forbid to switch (ProhibitDisablement). A connected VPN's DNS comes before encrypted DNS ("Enable encrypted DNS",
/// WWDC 2020): a note. A second app for DNS is a warning (`multiple: false`), and so is one beside encrypted
/// DNS, for which no order is documented. DNS for some domains beside DNS for the rest is how it is meant.
struct DNSSeveral: Rule {
  let about = About(
    id: "dns-several",
    level: .warning,
    reads: .dns,
    title: Text(
      en: "Several resolvers for the same names",
      ja: "同じ名前に複数の DNS が設定されている"),
    why: Text(
      en: """
        Only one of them answers, and it is not the profiles that say which. A name that works with one and \
        not with the other then fails on some devices, or only sometimes.
        """,
      ja: """
        実際に応答するのは 1 つだけで、どれになるかはプロファイルからは決まりません。片方でしか解決できない名前は、\
        一部のデバイスだけで、またはときどき、つながらなくなります。
        """),
    fix: Text(
      en: "Keep one, or give each its own names in SupplementalMatchDomains.",
      ja: "1 つにまとめるか、それぞれの対象を SupplementalMatchDomains で分けてください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      // The user chooses in Settings.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys()),
        (ExampleDNS.type, "▶PayloadType\n" + ExampleDNS.keys(host: other)),
      ]),
      .together([
        .payload("com.apple.dnsProxy.managed", app),
        .payload("com.apple.dnsProxy.managed", "▶PayloadType\n" + app),
      ]),
      .together([
        .payload("com.apple.dnsProxy.managed", "▶PayloadType\n" + app),
        .payload(ExampleDNS.type, ExampleDNS.keys()),
      ]),
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys(settings: ExampleDNS.matching("example.com"))),
        (
          ExampleDNS.type,
          "▶PayloadType\n" + ExampleDNS.keys(host: other, settings: ExampleDNS.matching("*.example.com"))
        ),
      ]),
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys(locked, settings: failover)),
        (
          ExampleDNS.type,
          "▶PayloadType\n" + ExampleDNS.keys(locked, host: other, settings: failover)
        ),
      ]),
    ],
    good: [
      ExampleDNS.payload(),
      // The same resolver twice, as a profile and its signed copy.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys(locked, settings: failover)),
        (ExampleDNS.type, ExampleDNS.keys(settings: failover)),
      ]),
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys()), (ExampleDNS.type, ExampleDNS.keys(host: "$RESOLVER")),
      ]),
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys()),
        (ExampleDNS.type, ExampleDNS.keys(host: other, settings: ExampleDNS.matching("example.com"))),
      ]),
      // One for Wi-Fi and one for mobile data.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys(ExampleDNS.only(on: .wifi))),
        (ExampleDNS.type, ExampleDNS.keys(ExampleDNS.only(on: .cellular), host: other)),
      ]),
      // One for the office and one for everywhere else.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys(office("Connect", elsewhere: "Disconnect"))),
        (ExampleDNS.type, ExampleDNS.keys(office("Disconnect", elsewhere: "Connect"), host: other)),
      ]),
      // The VPN's DNS is for the organisation's own names.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys()),
        (
          "com.apple.vpn.managed",
          """
          <key>VPNType</key>
          <string>IKEv2</string>
          <key>DNS</key>
          <dict>
          <key>DNSProtocol</key>
          <string>Cleartext</string>
          <key>ServerAddresses</key>
          <array>
          <string>10.0.0.53</string>
          </array>
          \(ExampleDNS.matching("example.com"))
          </dict>
          """
        ),
      ]),
      // For managed apps only.
      .payloads([
        (ExampleDNS.type, ExampleDNS.keys()),
        (
          "com.apple.dnsProxy.managed",
          app + "<key>DNSProxyUUID</key>\n<string>5EED0000-0000-4000-8000-0000000000AA</string>"
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    settings(device) + apps(device) + vpns(device)
  }

  /// Encrypted DNS for names and networks that another payload has already.
  private func settings(_ device: Device) -> [Finding] {
    var first: [DNSClaim: DNSSettings] = [:]
    return device.dnsSettings.compactMap { dns in
      let claims = DNSClaim.all(of: dns)
      defer { for claim in claims where first[claim] == nil { first[claim] = dns } }
      // Twice the same resolver is no conflict, and one with a variable may be the same.
      guard let other = claims.lazy.compactMap({ first[$0] }).first, let name = dns.resolver,
        let otherName = other.resolver, name != otherName
      else { return nil }
      let isFixed = dns.prohibitsDisablement.value == true && other.prohibitsDisablement.value == true
      let text =
        isFixed
        ? Text(
          en: "another resolver takes the same names, and the user cannot choose between the two",
          ja: "同じ名前を対象とする DNS がほかにもあり、どちらも利用者が切り替えられません")
        : Text(
          en:
            "another resolver takes the same names; the device uses the one that the user chooses in Settings",
          ja: "同じ名前を対象とする DNS がほかにもあります。利用者が「設定」で選んだほうだけが使われます")
      return finding(isFixed ? .warning : .note, at: device.payloads[dns.payload].place, text)
        .related(
          to: device.payloads[other.payload].place,
          Text(en: "the other resolver", ja: "もう一方の DNS"))
    }
  }

  /// Apps that answer DNS beside another one, or beside encrypted DNS for every name.
  private func apps(_ device: Device) -> [Finding] {
    let apps = device.dnsProxies.filter { !$0.isPerApp }
    guard let first = apps.first else { return [] }
    let place = device.payloads[first.payload].place
    let beside = device.dnsSettings.first { !$0.networksOfAllNames.isEmpty }.map { dns in
      finding(
        at: place,
        Text(
          en: "this app and encrypted DNS both answer every name; keep one",
          ja: "このアプリと暗号化 DNS が、どちらもすべての名前に応答します。どちらか 1 つにしてください")
      )
      .related(
        to: device.payloads[dns.payload].place, Text(en: "the encrypted DNS", ja: "暗号化 DNS の設定"))
    }
    let more = apps.dropFirst().map { app in
      finding(
        at: device.payloads[app.payload].place,
        Text(
          en: "a second app answers DNS; a device takes only one \"com.apple.dnsProxy.managed\"",
          ja: "DNS に応答するアプリが 2 つ以上あります。デバイスが受け付ける \"com.apple.dnsProxy.managed\" は 1 つだけです")
      )
      .related(to: place, Text(en: "the first one is here", ja: "最初のペイロードはここです"))
    }
    return [beside].compactMap { $0 } + more
  }

  /// VPNs whose DNS answers every name while they are connected.
  private func vpns(_ device: Device) -> [Finding] {
    guard let dns = device.dnsSettings.first(where: { !$0.networksOfAllNames.isEmpty }) else { return [] }
    return device.vpns.compactMap { vpn in
      guard !vpn.isPerApp, let section = vpn.dns, answersEveryName(section) else { return nil }
      return finding(
        .note, at: section.place,
        Text(
          en: "while the VPN is connected, this DNS answers instead of the encrypted one",
          ja: "VPN の接続中は、暗号化 DNS ではなくこちらの DNS が応答します")
      )
      .related(
        to: device.payloads[dns.payload].place, Text(en: "the encrypted DNS", ja: "暗号化 DNS の設定"))
    }
  }

  /// Whether the DNS of a VPN has servers, and no list of the names that it is for.
  private func answersEveryName(_ dns: Entries) -> Bool {
    guard dns.child("ServerAddresses")?.isEmpty == false else { return false }
    let domains = dns.strings("SupplementalMatchDomains")
    return dns.lacks("SupplementalMatchDomains") || domains.contains { $0.value.isEmpty }
  }

  private static func office(_ action: String, elsewhere: String) -> String {
    ExampleDNS.rules(ExampleDNS.rule(action, ssid: "Office") + ExampleDNS.rule(elsewhere))
  }

  private static let app = "<key>AppBundleIdentifier</key>\n<string>com.example.dns</string>\n"
  private static let other = "dns.example.net"
  private static let locked = "<key>ProhibitDisablement</key>\n<true/>"
  private static let failover = "<key>AllowFailover</key>\n<true/>"
}
