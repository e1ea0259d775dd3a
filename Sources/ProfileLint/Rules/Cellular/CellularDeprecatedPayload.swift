/// An APN payload of the kind that com.apple.cellular replaced in iOS 7.
struct CellularDeprecatedPayload: Rule {
  let about = About(
    id: "cellular-deprecated-payload",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "APN payload that Apple replaced in iOS 7",
      ja: "iOS 7 で置き換えられた APN ペイロード"),
    why: Text(
      en: """
        Apple deprecated com.apple.apn.managed in iOS 7. Such a payload is a leftover of an old contract, and \
        while it is installed the device refuses the cellular payload that would be right.
        """,
      ja: """
        com.apple.apn.managed は iOS 7 で非推奨になりました。多くは以前の契約の名残で、これが入っている間は、\
        本来使うべき com.apple.cellular のペイロードも受け付けられません。
        """),
    fix: Text(
      en: "Replace it with com.apple.cellular, or remove the profile.",
      ja: "com.apple.cellular に置き換えるか、プロファイルを削除してください。"),
    symptoms: [.s2],
    guide: [71],
    yieldsTo: ["cellular-with-apn-payload", "cellular-empty"],
    bad: [
      .payload("com.apple.apn.managed", "▶PayloadType\n" + Self.data),
      .payload("com.apple.managedCarrier", "▶PayloadType\n" + Self.data),
    ],
    good: [
      .payload(
        "com.apple.cellular",
        """
        <key>APNs</key>
        <array>
        <dict>
        <key>Name</key>
        <string>private.example.com</string>
        </dict>
        </array>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.filter(\.isDeprecatedType).map { payload in
      let type = device.payloads[payload.payload].type
      return finding(
        at: payload.place,
        Text(
          en: "\"\(type)\" has been out of use since iOS 7; write \"com.apple.cellular\"",
          ja: "\"\(type)\" は iOS 7 から使われていません。\"com.apple.cellular\" を使ってください"))
    }
  }

  private static let data = """
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
}
