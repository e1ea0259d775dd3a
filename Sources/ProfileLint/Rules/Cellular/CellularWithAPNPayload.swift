/// A cellular payload beside an APN payload of the old kind.
///
/// Apple's schema of com.apple.cellular: it cannot be installed while an APN payload is. The place is the
/// APN payload, which is the one to remove.
struct CellularWithAPNPayload: Rule {
  let about = About(
    id: "cellular-with-apn-payload",
    level: .error,
    reads: .cellular,
    title: Text(
      en: "Cellular payload beside an APN payload",
      ja: "モバイル通信と APN のペイロードが併存している"),
    why: Text(
      en: """
        A device refuses com.apple.cellular while a com.apple.apn.managed payload is installed, so the new \
        access point never takes effect and mobile data stays as it was.
        """,
      ja: """
        com.apple.apn.managed が入っている間、デバイスは com.apple.cellular を受け付けません。\
        新しい接続先は有効にならず、モバイル通信は元の設定のままです。
        """),
    fix: Text(
      en: "Remove the com.apple.apn.managed payload.",
      ja: "com.apple.apn.managed のペイロードを削除してください。"),
    symptoms: [.s2],
    guide: [84],
    bad: [
      .payloads([
        ("com.apple.cellular", Self.cellular),
        (
          "com.apple.apn.managed",
          """
          ▶PayloadType
          <key>DefaultsDomainName</key>
          <string>com.apple.managedCarrier</string>
          <key>DefaultsData</key>
          <dict>
          <key>apns</key>
          <array>
          <dict>
          <key>apn</key>
          <string>private.example.com</string>
          </dict>
          </array>
          </dict>
          """
        ),
      ])
    ],
    good: [
      .payload("com.apple.cellular", Self.cellular)
    ])

  func check(_ device: Device) -> [Finding] {
    guard let cellular = device.cellular.first(where: { !$0.isDeprecatedType }) else { return [] }
    return device.cellular.filter(\.isDeprecatedType).map { old in
      let type = device.payloads[old.payload].type
      return finding(
        at: old.place,
        Text(
          en: "\"com.apple.cellular\" is refused while \"\(type)\" is installed; remove the latter",
          ja: "\"\(type)\" が入っていると \"com.apple.cellular\" は拒否されます。\"\(type)\" を削除してください")
      )
      .related(
        to: cellular.place, Text(en: "the cellular payload is here", ja: "com.apple.cellular のペイロードはここです"))
    }
  }

  private static let cellular = """
    <key>APNs</key>
    <array>
    <dict>
    <key>Name</key>
    <string>private.example.com</string>
    </dict>
    </array>
    """
}
