/// A proxy inside an access point.
///
/// Apple's keys are optional each, and neither has a default: a host without a port cannot be used, which
/// is an error. A port without a host sets no proxy: a warning, unlike in the catalogue, because it does no
/// harm by itself; it shows that the host was lost. Port 0 beside an empty host is what an empty form
/// leaves.
struct CellularProxy: Rule {
  let about = About(
    id: "cellular-proxy",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "Proxy in an access point",
      ja: "APN にプロキシが設定されている"),
    why: Text(
      en: """
        All mobile data goes through this proxy, and Wi-Fi does not. It is mostly a leftover of \
        an early data service or an old contract; when the proxy is gone, nothing but Wi-Fi works.
        """,
      ja: """
        モバイル通信がすべてこのプロキシを通り、Wi-Fi は通りません。多くは初期のデータ通信や\
        以前の契約の名残で、プロキシがなくなっていると、Wi-Fi でしか通信できません。
        """),
    fix: Text(
      en: "Remove ProxyServer and ProxyPort, unless the carrier documents them today.",
      ja: "事業者が現在も案内している場合を除き、ProxyServer と ProxyPort を削除してください。"),
    symptoms: [.s2],
    guide: [12, 17],
    bad: [
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>ProxyServer</key>
        ▶<string>proxy.example.com</string>
        <key>ProxyPort</key>
        <integer>8080</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>ProxyServer</key>
        ▶<string>proxy.example.com</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>ProxyPort</key>
        ▶<integer>8080</integer>
        """),
    ],
    good: [
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>ProxyServer</key>
        <string></string>
        <key>ProxyPort</key>
        <integer>0</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>ProxyServer</key>
        <string>$PROXY</string>
        <key>ProxyPort</key>
        <integer>8080</integer>
        """),
      .accessPoint(named: "<string>private.example.com</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let findings = device.cellular.flatMap(\.apns).compactMap { apn -> Finding? in
      switch apn.proxyHost {
      case .known(let host) where !host.value.isEmpty: return hostFinding(host, apn.proxyPort)
      case .known, .absent: return portFinding(apn)
      case .unknown, .mistyped: return nil
      }
    }
    return device.withPassages(findings)
  }

  private func hostFinding(_ host: Located<String>, _ port: Setting<Int>) -> Finding {
    if port.isAbsent || port.value == 0 {
      return finding(
        .error, at: host.place,
        Text(
          en: "the proxy \(host.value.quoted) has no port; remove it, or add the port",
          ja: "プロキシ \(host.value.quoted) のポートがありません。削除するか、ポートを書いてください"))
    }
    let address = port.value.map { "\(host.value):\($0)" } ?? host.value
    return finding(
      at: host.place,
      Text(
        en: "all mobile data goes through \(address.quoted); remove it unless the carrier asks for it",
        ja: "モバイル通信がすべて \(address.quoted) を通ります。事業者の指定でなければ削除してください"))
  }

  private func portFinding(_ apn: AccessPoint) -> Finding? {
    guard let port = apn.proxyPort.located, port.value != 0 else { return nil }
    return finding(
      at: port.place,
      Text(
        en: "port \(port.value) of a proxy without a host; remove it, or add the host",
        ja: "プロキシのポート \(port.value) だけがあり、ホストがありません。削除するか、ホストを書いてください"))
  }
}
