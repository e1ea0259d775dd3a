import ProfileSchema

/// What a mobile carrier hands out to set up mail, Wi-Fi and pages at once.
///
/// Harmless while the contract lasts, hence a note. It is a warning where the same device gets another
/// carrier's access point or another carrier's bulk profile: one of the two is a leftover, unless the device
/// has both lines. Brands of one network count as one carrier. A mailbox alone stays a note, because
/// Japanese carriers let people keep it after the contract; a carrier's own access point is no sign of a
/// change, so a cellular payload of the same carrier, or a private one, changes nothing.
struct CarrierBulkProfile: Rule {
  let about = About(
    id: "carrier-bulk-profile",
    level: .warning,
    reads: [.mail, .wifi, .preferences],
    title: Text(
      en: "Bulk settings of a mobile carrier",
      ja: "携帯電話事業者の一括設定"),
    why: Text(
      en: """
        After a change of carrier the old settings stay: a mail account that asks for its password, Wi-Fi \
        networks that refuse the SIM card, an access point of the wrong network.
        """,
      ja: """
        事業者を変更した後も以前の設定が残ると、パスワードを求め続けるメールアカウント、接続できない Wi-Fi、\
        別の回線の接続先などが問題になります。
        """),
    fix: Text(
      en: "Remove the profile when the contract with the carrier has ended.",
      ja: "その事業者との契約が終わっている場合は、プロファイルを削除してください。"),
    symptoms: [.s3],
    guide: [8, 67],
    bad: [
      .payloads([
        ("com.apple.mail.managed", "▶dict\n" + docomoMail), ("com.apple.wifi.managed", docomoWiFi),
      ]),
      .together([
        .payloads([
          ("com.apple.mail.managed", "▶dict\n" + docomoMail), ("com.apple.wifi.managed", docomoWiFi),
        ]),
        .payload("com.apple.cellular", accessPoint("povo.jp")),
      ]),
    ],
    good: [
      .payload("com.apple.wifi.managed", docomoWiFi),
      .payload("com.apple.cellular", accessPoint("spmode.ne.jp")),
      // A company's own network, and a page of no carrier.
      .payloads([
        ("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Example Office</string>"),
        ("com.apple.webClip.managed", "<key>URL</key>\n<string>https://docomo.ne.jp.example.com/</string>"),
        ("com.apple.mail.managed", docomoMail),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let bulk = device.carrierParts.filter(\.isBulk)
    if bulk.isEmpty { return [] }
    let accessPoints = Self.firstOfEachFamily(
      device.cellular.flatMap(\.apns).compactMap { accessPoint in
        accessPoint.carrier.map { ($0, accessPoint.name.place ?? accessPoint.entries.place) }
      })
    var earlier: [Holding] = []
    return bulk.map { parts in
      defer {
        if !parts.isMailOnly { earlier = Self.firstOfEachFamily(earlier + [(parts.carrier, parts.place)]) }
      }
      let other = (accessPoints + earlier).first { $0.carrier.family != parts.carrier.family }
      if let other, !parts.isMailOnly { return conflict(parts, other) }
      return finding(
        .note, at: parts.place,
        Text(
          en: "these are bulk settings of \(parts.carrier.name); remove them when the contract has ended",
          ja: "\(parts.carrier.name) の一括設定です。契約が終わっている場合は削除してください"))
    }
  }

  /// Something of a carrier's, and where it stands.
  private typealias Holding = (carrier: Carrier, place: Place)

  private static func firstOfEachFamily(_ holdings: [Holding]) -> [Holding] {
    var families: Set<String> = []
    return holdings.filter { families.insert($0.carrier.family).inserted }
  }

  private func conflict(_ parts: CarrierParts, _ other: Holding) -> Finding {
    let (name, otherName) = (parts.carrier.name, other.carrier.name)
    return finding(
      at: parts.place,
      Text(
        en: """
          bulk settings of \(name) stand beside settings of \(otherName); \
          keep both only on a device with both lines
          """,
        ja: """
          \(name) の一括設定と \(otherName) の設定が併存しています。\
          両方の回線を使うデバイスでなければ、一方を削除してください
          """)
    )
    .related(to: other.place, Text(en: "settings of \(otherName)", ja: "\(otherName) の設定"))
  }

  private static let docomoMail = Example.mailKeys(
    """
    <key>EmailAddress</key>
    <string>hanako@docomo.ne.jp</string>
    <key>IncomingMailServerHostName</key>
    <string>imap.spmode.ne.jp</string>
    <key>IncomingMailServerUsername</key>
    <string>hanako-id</string>
    <key>OutgoingMailServerHostName</key>
    <string>smtp.spmode.ne.jp</string>
    <key>OutgoingMailServerPortNumber</key>
    <integer>465</integer>
    <key>OutgoingMailServerUsername</key>
    <string>hanako-id</string>
    """, number: 0)

  private static let docomoWiFi = "<key>SSID_STR</key>\n<string>0001docomo</string>"

  private static func accessPoint(_ name: String) -> String {
    """
    <key>APNs</key>
    <array>
    <dict>
    <key>Name</key>
    <string>\(name)</string>
    </dict>
    </array>
    """
  }
}
