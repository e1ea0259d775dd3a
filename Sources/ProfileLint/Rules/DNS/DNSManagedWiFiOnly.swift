/// Encrypted DNS whose reach depends on how it was installed.
///
/// Apple: "When installed from an MDM, the setting only applies to managed Wi-Fi networks. When installed
/// manually, this setting also applies to cellular networks." A file does not show the way it will go. As a
/// declaration it is limited to managed networks where the device is enrolled without supervision.
struct DNSManagedWiFiOnly: Rule {
  let about = About(
    id: "dns-managed-wifi-only",
    level: .note,
    reads: .dns,
    title: Text(
      en: "Where this DNS applies depends on how it is installed",
      ja: "インストール方法によって DNS の適用範囲が変わる"),
    why: Text(
      en: """
        Installed by an MDM, encrypted DNS applies on managed Wi-Fi networks only; installed by hand, on \
        mobile data too. A name that this resolver blocks then fails on one line and works on another.
        """,
      ja: """
        暗号化 DNS は、MDM でインストールすると管理対象の Wi-Fi にだけ適用され、手動でインストールするとモバイル通信にも\
        適用されます。そのため、この DNS サーバーが遮断する名前は、回線によってつながったりつながらなかったりします。
        """),
    fix: Text(
      en: "Test it on Wi-Fi and on mobile data, installed the way that it will be rolled out.",
      ja: "配布時と同じ方法でインストールし、Wi-Fi とモバイル通信の両方で確認してください。"),
    symptoms: [.s2],
    guide: [17, 10],
    bad: [
      .payload(ExampleDNS.type, "▶PayloadType\n" + ExampleDNS.keys()),
      .payload(
        ExampleDNS.type, "▶PayloadType\n" + ExampleDNS.keys(settings: ExampleDNS.matching("example.com"))),
      .text(
        """
        {"Type": ▶"com.apple.configuration.network.dns-settings", "Identifier": "dns-1", "ServerToken": "1",
         "Payload": {"VisibleName": "DNS", "DNSSettings": {
           "DNSProtocol": "TLS", "ServerName": "dns.example.com", "AllowFailover": true}}}
        """),
    ],
    good: [
      // Never on mobile data, however it came.
      ExampleDNS.payload(
        ExampleDNS.only(on: .wifi)),
      ExampleDNS.payload(ExampleDNS.rules(ExampleDNS.rule("Disconnect"))),
    ])

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.compactMap { dns in
      let host = dns.matchDomains.first.map { DomainPattern.bare($0.value) } ?? OnDemandRules.anyHost
      guard dns.settings != nil, dns.applies(to: host, on: .cellular) else { return nil }
      if dns.entries.isDeclaration {
        return finding(
          at: device.payloads[dns.payload].place,
          Text(
            en:
              "managed networks only on a device without supervision; on a supervised one mobile data as well",
            ja: "監視対象でないデバイスでは管理対象のネットワークだけに、監視対象のデバイスではモバイル通信にも適用されます"))
      }
      return finding(
        at: device.payloads[dns.payload].place,
        Text(
          en: "managed Wi-Fi only when an MDM installs it; mobile data as well when it is installed by hand",
          ja: "MDM でインストールすると管理対象の Wi-Fi だけに、手動でインストールするとモバイル通信にも適用されます"))
    }
  }
}
