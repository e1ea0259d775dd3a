/// Encrypted DNS that cannot find its resolver, by its shape alone.
///
/// A departure from the catalogue: ServerURL with an IP address and no ServerAddresses is healthy, since
/// Apple's schema takes the address from the URL. A private address is a note (an MDM's DNS applies on
/// managed Wi-Fi, where it may well be reached), and a warning only where a rule connects on mobile data. A
/// file whose resolver is called `something.example` is a template that waits to be filled in.
struct DNSUnreachableShape: Rule {
  let about = About(
    id: "dns-unreachable-shape",
    level: .error,
    reads: .dns,
    title: Text(
      en: "Encrypted DNS that cannot reach its resolver",
      ja: "DNS サーバーに到達できない暗号化 DNS"),
    why: Text(
      en: """
        DNS over HTTPS needs a ServerURL that begins with https://, DNS over TLS a ServerName, and both an \
        address that exists. Otherwise the profile is refused, or no name resolves and nothing connects.
        """,
      ja: """
        DNS over HTTPS には https:// で始まる ServerURL、DNS over TLS には ServerName が必要で、アドレスも実在する必要が\
        あります。そうでないとプロファイルが拒否されるか、名前をまったく解決できず、何にも接続できません。
        """),
    fix: Text(
      en: "Write the values that the operator of the resolver publishes for this protocol.",
      ja: "DNS サーバーの事業者が、その方式について公表している値を書いてください。"),
    symptoms: [.s2],
    guide: [13, 14, 10],
    bad: [
      Self.dns("<key>DNSProtocol</key>\n<string>HTTPS</string>", mark: "▶"),
      Self.dns("<key>ServerURL</key>\n<string>https://dns.example.com/dns-query</string>", mark: "▶"),
      Self.dns("<key>DNSProtocol</key>\n▶<string>DoH</string>"),
      Self.https("▶<string>http://dns.example.com/dns-query</string>"),
      Self.https("▶<string>https:///dns-query</string>"),
      Self.https("▶<string>https://dns.example.com/dns-query{?dns</string>"),
      Self.tls("▶<string></string>"),
      Self.tls("▶<string>tls://dns.example.com:853</string>"),
      Self.https(
        "<string>https://dns.example.com/dns-query</string>",
        "<key>ServerName</key>\n▶<string>dns.example.com</string>"),
      Self.tls("<string>dns.example.com</string>", addresses("▶<string>192.0.2.53</string>")),
      Self.tls("<string>dns.example.com</string>", addresses("▶<string>dns.example.com</string>")),
      Self.tls("<string>dns.example.com</string>", addresses("▶<string>192.168.1.2</string>")),
      ExampleDNS.payload("", settings: addresses("▶<string>2001:db8::53</string>")),
    ],
    good: [
      Self.https("<string>https://dns.example.com/dns-query{?dns}</string>"),
      Self.https("<string>https://1.1.1.1/dns-query</string>"),
      Self.https("<string>https://dns.example.com/{{device.id}}</string>"),
      Self.https("<string>$DOH_URL</string>", addresses("<string>{{dns.address}}</string>")),
      Self.tls(
        "<string>dns.example.com</string>",
        addresses("<string>9.9.9.9</string>\n<string>2620:fe::fe</string>")),
      Self.tls("<string>1.1.1.1</string>"),
      // The one inside is an extra.
      Self.tls(
        "<string>dns.example.com</string>",
        addresses("<string>10.0.0.53</string>\n<string>9.9.9.9</string>")),
      // For the organisation's own names, at its own resolver.
      Self.tls(
        "<string>dns.example.com</string>",
        addresses("<string>10.0.0.53</string>") + ExampleDNS.matching("example.com")),
    ])

  func check(_ device: Device) -> [Finding] {
    device.dnsSettings.flatMap { dns in
      guard let settings = dns.settings else {
        return dns.entries.lacks("DNSSettings") ? [missing("DNSSettings", at: dns.entries.place)] : []
      }
      return transport(dns, settings) + addresses(dns, settings, device)
    }
  }

  private func transport(_ dns: DNSSettings, _ settings: Entries) -> [Finding] {
    switch dns.transport {
    case .absent:
      return [missing("DNSProtocol", at: settings.place)]
    case .known(let transport) where transport.value == "HTTPS":
      let name = dns.serverName.located.flatMap {
        $0.value.isEmpty ? nil : surplus("ServerName", "HTTPS", $0)
      }
      return [url(dns.serverURL, settings), name].compactMap { $0 }
    case .known(let transport) where transport.value == "TLS":
      let url = dns.serverURL.located.flatMap { $0.value.isEmpty ? nil : surplus("ServerURL", "TLS", $0) }
      return [name(dns.serverName, settings), url].compactMap { $0 }
    case .known(let transport):
      return [
        finding(
          at: transport.place,
          Text(
            en: "\(transport.value.quoted) is no DNSProtocol; HTTPS and TLS are",
            ja: "DNSProtocol に \(transport.value.quoted) はありません。HTTPS か TLS にしてください"))
      ]
    case .unknown, .mistyped:
      return []
    }
  }

  private func url(_ url: Setting<String>, _ settings: Entries) -> Finding? {
    if url.isAbsent { return missing("ServerURL", at: settings.place) }
    guard let url = url.located else { return nil }
    if url.value.isEmpty { return missing("ServerURL", at: url.place) }
    guard let fault = ResolverURL(url.value).fault else { return nil }
    return finding(at: url.place, fault)
  }

  private func name(_ name: Setting<String>, _ settings: Entries) -> Finding? {
    if name.isAbsent { return missing("ServerName", at: settings.place) }
    guard let name = name.located else { return nil }
    if name.value.isEmpty { return missing("ServerName", at: name.place) }
    let isName =
      NetworkAddress(name.value) != nil || !name.value.contains { "/:@".contains($0) || $0.isWhitespace }
    return isName
      ? nil
      : finding(
        at: name.place,
        Text(
          en: "\(name.value.quoted) is no host name; write the name alone, without scheme and port",
          ja: "\(name.value.quoted) はホスト名ではありません。スキームやポートを付けず、名前だけを書いてください"))
  }

  private func addresses(_ dns: DNSSettings, _ settings: Entries, _ device: Device) -> [Finding] {
    let addresses = settings.strings("ServerAddresses").map(ResolverAddress.init)
    let isTemplate = [dns.serverName.value, dns.serverURL.value.flatMap { ResolverURL($0).host }]
      .contains { $0.map { HostName.isIn("example", HostName.normalised($0)) } ?? false }
    let isForInside =
      dns.networksOfAllNames.isEmpty || !device.vpns.isEmpty || addresses.contains { $0.reach == .global }
    return addresses.compactMap { address in
      if address.reach == nil { return finding(.warning, at: address.written.place, address.fault) }
      if address.isReserved {
        return finding(isTemplate ? .note : .warning, at: address.written.place, address.fault)
      }
      guard address.isInside, !isForInside else { return nil }
      return finding(
        connectsOnMobileData(dns) ? .warning : .note, at: address.written.place, address.fault)
    }
  }

  /// Whether a rule for mobile data, and not only the lack of rules, applies it there.
  private func connectsOnMobileData(_ dns: DNSSettings) -> Bool {
    let rule = dns.onDemand.matchElsewhere(OnDemandRules.anyHost, on: .cellular)?.rule
    return rule?.interface.value == OnDemandRules.Interface.cellular.rawValue
  }

  private func missing(_ key: String, at place: Place) -> Finding {
    finding(
      at: place,
      Text(en: "\(key) is missing, and this resolver needs it", ja: "この DNS サーバーに必要な \(key) がありません"))
  }

  private func surplus(_ key: String, _ transport: String, _ value: Located<String>) -> Finding {
    finding(
      .warning, at: value.place,
      Text(
        en: "\(key) is not for DNSProtocol \(transport); remove it, or change the protocol",
        ja: "\(key) は DNSProtocol が \(transport) のときには使いません。削除するか、方式を変えてください"))
  }

  private static func dns(
    _ settings: String, mark: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payload(
      ExampleDNS.type, "<key>DNSSettings</key>\n\(mark)<dict>\n\(settings)\n</dict>", fileID: fileID,
      line: line)
  }

  private static func https(
    _ url: String, _ more: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    dns(
      "<key>DNSProtocol</key>\n<string>HTTPS</string>\n<key>ServerURL</key>\n\(url)\n\(more)", fileID: fileID,
      line: line)
  }

  private static func tls(
    _ name: String, _ more: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    dns(
      "<key>DNSProtocol</key>\n<string>TLS</string>\n<key>ServerName</key>\n\(name)\n\(more)", fileID: fileID,
      line: line)
  }

  private static func addresses(_ addresses: String) -> String {
    "<key>ServerAddresses</key>\n<array>\n\(addresses)\n</array>\n"
  }
}
