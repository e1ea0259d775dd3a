/// A cellular payload without any access point.
///
/// Both keys are optional in Apple's schema, so the device takes it and does nothing. AttachAPN without
/// keys in it is another fault: a required key is missing there.
struct CellularEmpty: Rule {
  let about = About(
    id: "cellular-empty",
    level: .error,
    reads: .cellular,
    title: Text(
      en: "Cellular payload without an access point",
      ja: "接続先のないモバイル通信ペイロード"),
    why: Text(
      en: """
        Without an access point the payload sets nothing, yet it takes the only place that a device has for \
        such a payload: another profile with the right APN is refused.
        """,
      ja: """
        接続先がなければ何も設定されません。それでもデバイスに 1 つしか入らないペイロードの場所をふさぐため、\
        正しい APN を持つ別のプロファイルが拒否されます。
        """),
    fix: Text(
      en: "Add the access point to APNs, or remove the payload.",
      ja: "APNs に接続先を書くか、このペイロードを削除してください。"),
    symptoms: [.s2],
    guide: [84],
    bad: [
      .payload("com.apple.cellular", "▶PayloadType\n"),
      .payload("com.apple.cellular", "▶PayloadType\n<key>APNs</key>\n<array/>"),
      .payload(
        "com.apple.apn.managed",
        "▶PayloadType\n<key>DefaultsData</key>\n<dict>\n<key>apns</key>\n<array/>\n</dict>"),
    ],
    good: [
      .accessPoint(named: "<string>private.example.com</string>"),
      .accessPoints(attach: "<key>Name</key>\n<string>private.example.com</string>", data: []),
      .payload("com.apple.cellular", "<key>APNs</key>\n<string>$APNS</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.filter { $0.apns.isEmpty && holdsNothing($0) }.map { payload in
      let list = payload.isDeprecatedType ? "DefaultsData.apns" : "APNs"
      return finding(
        at: payload.place,
        Text(
          en: "no access point stands in this payload; add one to \"\(list)\" or remove the payload",
          ja: "このペイロードには接続先が 1 つもありません。\"\(list)\" に書くか、ペイロードを削除してください"))
    }
  }

  /// Whether the keys for access points are missing, or hold an empty list: a value of another type is not
  /// judged here.
  private func holdsNothing(_ payload: CellularPayload) -> Bool {
    // A dump may leave out what a payload holds.
    if payload.entries.dialect != nil { return false }
    func isMissing(_ entries: Entries, _ key: StaticString) -> Bool {
      guard let node = entries.node[key] else { return true }
      return node.kind == .array && node.isEmpty
    }
    let entries = payload.entries
    guard payload.isDeprecatedType else {
      return !entries.has("AttachAPN") && isMissing(entries, "APNs")
    }
    guard let data = entries.section("DefaultsData") else {
      return !entries.has("DefaultsData") && !entries.has("PayloadContent")
    }
    return isMissing(data, "apns")
  }
}
