/// An access point together with unrelated settings in one profile: a VPN, a proxy for the device, relays,
/// encrypted DNS, a root certificate, mail.
///
/// A warning where the access point is a public carrier's, as in the "network boosters" that people find on
/// the web: nobody who changes the SIM may remove it without losing the rest. A company's private access
/// point beside its VPN and its root certificate is one owner's design, and a name that the management
/// server fills in is the owner's too: notes.
///
/// A root that a Wi-Fi or Ethernet network of the profile names for its sign-in is no setting of its own,
/// and neither is a VPN for named apps. `tls-inspection-suspected` speaks of the certificate, this rule of
/// the cellular payload, each once for a profile.
struct CellularMixedProfile: Rule {
  let about = About(
    id: "cellular-mixed-profile",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "Access point and unrelated settings in one profile",
      ja: "APN と無関係な設定が 1 つのプロファイルにある"),
    why: Text(
      en: """
        A user can remove a profile only as a whole. When the SIM changes, the access point has to go, and \
        VPN, DNS, certificate or mail account go with it; who keeps them keeps the wrong access point.
        """,
      ja: """
        プロファイルは丸ごとしか削除できません。SIM を替えて APN を消そうとすると、VPN・DNS・証明書・メールアカウントも\
        一緒に消えます。残せば、合わない APN が残ります。
        """),
    fix: Text(
      en: "Make the cellular payload a profile of its own.",
      ja: "モバイル通信のペイロードを独立したプロファイルに分けてください。"),
    symptoms: [.s2, .s3],
    guide: [9],
    bad: [
      .payloads([
        (
          "com.apple.cellular",
          "▶PayloadType\n" + Example.cellularKeys(["<key>Name</key>\n<string>spmode.ne.jp</string>"])
        ),
        ("com.apple.mail.managed", Example.mailKeys("", number: 0)),
      ]),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        (
          "com.apple.cellular",
          "▶PayloadType\n" + Example.cellularKeys(["<key>Name</key>\n<string>private.example.com</string>"])
        ),
      ]),
    ],
    good: [
      .accessPoint(named: "<string>spmode.ne.jp</string>"),
      // Two files: each can be removed by itself.
      .together([.accessPoint(named: "<string>spmode.ne.jp</string>"), .mail("")]),
      // The root is for the Wi-Fi network's sign-in.
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
          <string>5EED0000-0000-4000-8000-000000000000</string>
          </array>
          </dict>
          """
        ),
        (
          "com.apple.cellular",
          Example.cellularKeys(["<key>Name</key>\n<string>spmode.ne.jp</string>"])
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    var others: [Int: [ForeignSetting]]?
    var spoken: Set<Int> = []
    return device.cellular.compactMap { cellular in
      let profile = device.payloads[cellular.payload].profile
      guard spoken.insert(profile).inserted else { return nil }
      let known = others ?? ForeignSetting.byProfile(on: device)
      others = known
      guard let settings = known[profile], !settings.isEmpty else { return nil }
      let kinds = settings.map(\.kind)
      let found = finding(
        isPublic(cellular) ? .warning : .note, at: cellular.place,
        Text(
          en:
            "this profile also sets \(kinds.map(\.en).joined(separator: ", ")); give the access point one of its own",
          ja: "このプロファイルには無関係な設定（\(kinds.map(\.ja).joined(separator: "・"))）もあります。APN は別のプロファイルに分けてください"))
      return settings.reduce(found) { $0.related(to: $1.place, $1.kind.note) }
    }
  }

  /// Whether any of its names is one that a public table has.
  private func isPublic(_ cellular: CellularPayload) -> Bool {
    cellular.apns.contains { !$0.facts.isEmpty }
  }
}

/// Something beside an access point that has nothing to do with it; the first of its kind in a profile.
private struct ForeignSetting {
  enum Kind {
    case vpn, proxy, relay, dns, root, mail

    var en: String {
      switch self {
      case .vpn: "a VPN"
      case .proxy: "a proxy"
      case .relay: "relays"
      case .dns: "DNS"
      case .root: "a root certificate"
      case .mail: "a mail account"
      }
    }

    var ja: String {
      switch self {
      case .vpn: "VPN"
      case .proxy: "プロキシ"
      case .relay: "リレー"
      case .dns: "DNS"
      case .root: "ルート証明書"
      case .mail: "メールアカウント"
      }
    }

    var note: Text {
      Text(en: self == .relay ? "relays are set here" : "\(en) is set here", ja: "設定箇所（\(ja)）はここです")
    }
  }

  let kind: Kind
  let place: Place

  static func byProfile(on device: Device) -> [Int: [ForeignSetting]] {
    var settings: [Int: [ForeignSetting]] = [:]
    func add(_ kind: Kind, _ payload: Int) {
      let payload = device.payloads[payload]
      if settings[payload.profile]?.contains(where: { $0.kind == kind }) == true { return }
      settings[payload.profile, default: []].append(ForeignSetting(kind: kind, place: payload.place))
    }
    for vpn in device.vpns where !vpn.isPerApp { add(.vpn, vpn.payload) }
    for proxy in device.proxies where proxy.scope == .device { add(.proxy, proxy.payload) }
    for relay in device.relays { add(.relay, relay.payload) }
    for payload in device.dnsSettings.map(\.payload) + device.dnsProxies.map(\.payload) { add(.dns, payload) }
    for payload in foreignRoots(on: device) { add(.root, payload) }
    for account in device.mailAccounts { add(.mail, account.payload) }
    return settings
  }

  /// The roots that no network of their own profile names.
  private static func foreignRoots(on device: Device) -> [Int] {
    device.certificates.filter(\.isTrustAnchor).map(\.payload).filter { position in
      let payload = device.payloads[position]
      return device.networkTrust[payload.profile]?.mayExplain(payload) != true
    }
  }
}
