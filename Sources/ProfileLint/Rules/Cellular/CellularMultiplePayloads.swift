/// More than one com.apple.cellular payload on a device.
///
/// Apple's schema says `multiple: false`.
struct CellularMultiplePayloads: Rule {
  let about = About(
    id: "cellular-multiple-payloads",
    level: .error,
    reads: .cellular,
    title: Text(
      en: "More than one cellular payload",
      ja: "モバイル通信のペイロードが複数ある"),
    why: Text(
      en: """
        A device takes one payload of type com.apple.cellular. The second one is refused, and with it the \
        profile that holds it, so the APN that was meant may never be used.
        """,
      ja: """
        デバイスに入れられる com.apple.cellular のペイロードは 1 つだけです。2 つ目は、それを含むプロファイルごと\
        拒否されるため、意図した APN が使われないことがあります。
        """),
    fix: Text(
      en: "Keep one payload; several access points go into its APNs array.",
      ja: "ペイロードを 1 つにまとめ、複数の接続先は APNs 配列に並べてください。"),
    symptoms: [.s2],
    guide: [84],
    bad: [
      .payloads([
        ("com.apple.cellular", Self.apn("private.example.com")),
        ("com.apple.cellular", "▶PayloadType\n" + Self.apn("private.example.net")),
      ]),
      .together([
        .payload("com.apple.cellular", Self.apn("private.example.com")),
        .payload("com.apple.cellular", "▶PayloadType\n" + Self.apn("private.example.net")),
      ]),
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
        <dict>
        <key>Name</key>
        <string>private.example.net</string>
        </dict>
        </array>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    let payloads = device.cellular.filter { !$0.isDeprecatedType }
    guard let first = payloads.first else { return [] }
    return payloads.dropFirst().map { payload in
      finding(
        at: payload.place,
        Text(
          en: "this is another \"com.apple.cellular\"; a device takes only one",
          ja: "\"com.apple.cellular\" がすでにあります。デバイスが受け付けるのは 1 つだけです")
      )
      .related(to: first.place, Text(en: "the first one is here", ja: "最初のペイロードはここです"))
    }
  }

  private static func apn(_ name: String) -> String {
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
