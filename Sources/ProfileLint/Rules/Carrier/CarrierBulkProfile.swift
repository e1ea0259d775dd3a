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
    bad: [
      .payloads([
        ("com.apple.mail.managed", docomoMail), ("com.apple.wifi.managed", docomoWiFi("▶PayloadType\n")),
      ]),
      .together([
        .payloads([
          ("com.apple.mail.managed", docomoMail), ("com.apple.wifi.managed", docomoWiFi("▶PayloadType\n")),
        ]),
        .payload("com.apple.cellular", accessPoint("povo.jp")),
      ]),
    ],
    good: [
      .payload("com.apple.wifi.managed", docomoWiFi()),
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
    let accessPoints = device.cellular.flatMap(\.apns)
    return bulk.enumerated().compactMap { number, parts in
      guard let place = (parts.places[.wifi] ?? parts.places[.webClip] ?? parts.places[.mail]) else {
        return nil
      }
      if !parts.isMailOnly {
        let isOther = { (carrier: Carrier) in carrier.family != parts.carrier.family }
        if let other = accessPoints.first(where: { $0.carrier.map(isOther) ?? false }) {
          return conflict(parts.carrier, at: place, other.carrier, other.name.place ?? other.entries.place)
        }
        if let other = bulk[..<number].first(where: { isOther($0.carrier) && !$0.isMailOnly }),
          let first = other.places[.wifi] ?? other.places[.webClip] ?? other.places[.mail]
        {
          return conflict(parts.carrier, at: place, other.carrier, first)
        }
      }
      return finding(
        .note, at: place,
        Text(
          en: "these are bulk settings of \(parts.carrier.name); remove them when the contract has ended",
          ja: "\(parts.carrier.name) の一括設定です。契約が終わっている場合は削除してください"))
    }
  }

  private func conflict(
    _ carrier: Carrier, at place: Place, _ other: Carrier?, _ otherPlace: Place
  ) -> Finding {
    let name = other?.name ?? ""
    return finding(
      at: place,
      Text(
        en: """
          bulk settings of \(carrier.name) stand beside settings of \(name); \
          keep both only on a device with both lines
          """,
        ja: """
          \(carrier.name) の一括設定と \(name) の設定が併存しています。\
          両方の回線を使うデバイスでなければ、一方を削除してください
          """)
    )
    .related(to: otherPlace, Text(en: "settings of \(name)", ja: "\(name) の設定"))
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

  private static func docomoWiFi(_ mark: String = "") -> String {
    "\(mark)<key>SSID_STR</key>\n<string>0001docomo</string>"
  }

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
