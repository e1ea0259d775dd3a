/// A root certificate that comes together with something that can read all traffic.
///
/// What counts as such: a device-wide proxy or a Mac's, a VPN for all traffic, its proxy, relays for all domains, a
/// filter app that sees sockets or packets. A proxy on one Wi-Fi network does not count, since company
/// networks commonly pair one with a root of their own; `wifi-proxy` speaks of it.
///
/// A root that the profile itself explains is healthy: one that a Wi-Fi or Ethernet network trusts for
/// its sign-in (PayloadCertificateAnchorUUID), and, beside an IKEv2 VPN, the one that the gateway's
/// certificate comes from (ServerCertificateIssuerCommonName, or any where the payload names none).
struct TLSInspectionSuspected: Rule {
  let about = About(
    id: "tls-inspection-suspected",
    level: .warning,
    reads: .certificates,
    title: Text(
      en: "Root certificate together with a proxy, VPN, relay or filter",
      ja: "ルート証明書とプロキシ・VPN・リレー・フィルタの組み合わせ"),
    why: Text(
      en: """
        Together they are what TLS inspection needs. Apple's services refuse every connection that is opened \
        on the way, and mail apps warn about a certificate that the server never sent.
        """,
      ja: """
        この組み合わせは TLS 検査に必要なものと一致します。Apple のサービスは途中で復号された接続をすべて拒否し、\
        メールでは本来のサーバーとは違う証明書の警告が出ます。
        """),
    fix: Text(
      en: "Exempt Apple's hosts and the mail servers from inspection, or remove what is no longer used.",
      ja: "Apple のホストとメールサーバーを検査の対象から外すか、使っていない設定を削除してください。"),
    symptoms: [.s2, .s8],
    guide: [83, 102],
    bad: [
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority, mark: "▶")),
        (
          "com.apple.proxy.http.global",
          """
          <key>ProxyType</key>
          <string>Manual</string>
          <key>ProxyServer</key>
          <string>proxy.example.com</string>
          <key>ProxyServerPort</key>
          <integer>8080</integer>
          <key>ProxyCaptiveLoginAllowed</key>
          <true/>
          """
        ),
      ]),
      .together([
        .payload(
          "com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.authority, mark: "▶")),
        .payload(
          "com.apple.webcontent-filter",
          """
          <key>FilterType</key>
          <string>Plugin</string>
          <key>UserDefinedName</key>
          <string>Example Filter</string>
          <key>PluginBundleID</key>
          <string>com.example.filter</string>
          <key>FilterSockets</key>
          <true/>
          """),
      ]),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority, mark: "▶")),
        (
          "com.apple.relay.managed",
          """
          <key>Relays</key>
          <array>
          <dict>
          <key>HTTP3RelayURL</key>
          <string>https://relay.example.com</string>
          </dict>
          </array>
          <key>ExcludedDomains</key>
          <array>
          <string>apple.com</string>
          <string>icloud.com</string>
          <string>me.com</string>
          </array>
          """
        ),
      ]),
    ],
    good: [
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      // The root of a Wi-Fi network's sign-in, beside a proxy of that network.
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        (
          "com.apple.wifi.managed",
          """
          <key>SSID_STR</key>
          <string>Office</string>
          <key>ProxyType</key>
          <string>Manual</string>
          <key>ProxyServer</key>
          <string>proxy.example.com</string>
          <key>ProxyServerPort</key>
          <integer>8080</integer>
          """
        ),
      ]),
      // The same root, named by the network, beside a device-wide proxy.
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        (
          "com.apple.wifi.managed",
          """
          <key>SSID_STR</key>
          <string>Office</string>
          <key>EAPClientConfiguration</key>
          <dict>
          <key>PayloadCertificateAnchorUUID</key>
          <array>
          <string>5eed0000-0000-4000-8000-000000000000</string>
          </array>
          </dict>
          """
        ),
        (
          "com.apple.proxy.http.global",
          """
          <key>ProxyType</key>
          <string>Manual</string>
          <key>ProxyServer</key>
          <string>proxy.example.com</string>
          <key>ProxyServerPort</key>
          <integer>8080</integer>
          <key>ProxyCaptiveLoginAllowed</key>
          <true/>
          """
        ),
      ]),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        (
          "com.apple.relay.managed",
          """
          <key>Relays</key>
          <array>
          <dict>
          <key>HTTP3RelayURL</key>
          <string>https://relay.example.com</string>
          </dict>
          </array>
          <key>MatchDomains</key>
          <array>
          <string>example.com</string>
          </array>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    guard let reader = TrafficReader.first(on: device) else { return [] }
    var suspects: [Int: Certificate] = [:]
    for certificate in device.certificates where certificate.isTrustAnchor {
      let payload = device.payloads[certificate.payload]
      // One finding for a profile: a chain of ten roots is still one suspicion.
      guard suspects[payload.profile] == nil, !reader.explains(certificate) else { continue }
      if device.networkTrust[payload.profile]?.mayExplain(payload) == true { continue }
      suspects[payload.profile] = certificate
    }
    let findings = suspects.values.map { certificate in
      finding(at: certificate.place, Self.message(certificate))
        .related(to: reader.place, reader.description)
    }
    return device.withPassages(findings, through: reader.payload)
  }

  private static func message(_ certificate: Certificate) -> Text {
    guard let name = certificate.facts?.commonName else {
      return Text(
        en:
          "this root certificate comes with something that can read all traffic; exempt Apple's hosts and mail",
        ja: "このルート証明書は、全通信を読み取れる設定と一緒に入ります。Apple のホストとメールを検査から外してください")
    }
    return Text(
      en:
        "the root \"\(name)\" comes with something that can read all traffic; exempt Apple's hosts and mail",
      ja: "ルート証明書 \"\(name)\" は、全通信を読み取れる設定と一緒に入ります。Apple のホストとメールを検査から外してください")
  }
}
