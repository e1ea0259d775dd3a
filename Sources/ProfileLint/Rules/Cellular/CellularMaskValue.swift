/// A mask of IP versions with a value that Apple does not know, or under a key of old.
///
/// 0 is a note, unlike in the catalogue: generators write it where a form was left empty, and nobody says
/// that a device refuses it. DefaultProtocolMask is a note whatever its value, since iOS 11 does not read it.
struct CellularMaskValue: Rule {
  let about = About(
    id: "cellular-mask-value",
    level: .error,
    reads: .cellular,
    title: Text(
      en: "IP version mask that the device does not know",
      ja: "デバイスが知らない IP バージョンの値"),
    why: Text(
      en: """
        Apple's schema knows 1 (IPv4), 2 (IPv6) and 3 (both). With another value the profile is refused or \
        the setting is lost, and DefaultProtocolMask has been without effect since iOS 11.
        """,
      ja: """
        Apple のスキーマにあるのは 1（IPv4）、2（IPv6）、3（両方）だけです。ほかの値ではプロファイルが拒否されるか、\
        設定が無視されます。DefaultProtocolMask は iOS 11 以降では使われません。
        """),
    fix: Text(
      en: "Write 3 into AllowedProtocolMask and leave out DefaultProtocolMask.",
      ja: "AllowedProtocolMask に 3 を書き、DefaultProtocolMask は削除してください。"),
    symptoms: [.s2],
    guide: [104],
    yieldsTo: ["cellular-ipv4-only"],
    bad: [
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        ▶<integer>4</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <integer>3</integer>
        <key>AllowedProtocolMaskInRoaming</key>
        ▶<integer>0</integer>
        <key>DefaultProtocolMask</key>
        ▶<integer>3</integer>
        """),
      .accessPoints(
        attach: """
          <key>Name</key>
          <string>private.example.com</string>
          <key>AllowedProtocolMask</key>
          ▶<integer>-1</integer>
          """, data: []),
    ],
    good: [
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <real>3</real>
        <key>AllowedProtocolMaskInRoaming</key>
        <integer>3</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <string>{{mask}}</string>
        """),
      .accessPoint(named: "<string>private.example.com</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap(\.apns).flatMap { apn in
      let masks = [apn.allowedMask, apn.roamingMask, apn.domesticRoamingMask]
      return masks.compactMap(\.located).compactMap(valueFinding)
        + [apn.defaultMask.located].compactMap { $0 }.map(defaultFinding)
    }
  }

  private func valueFinding(_ mask: Located<Int>) -> Finding? {
    switch mask.value {
    case 1...3: nil
    case 0:
      finding(
        .note, at: mask.place,
        Text(
          en: "0 is what an empty form leaves; Apple knows 1 (IPv4), 2 (IPv6) and 3 (both)",
          ja: "0 は入力欄が空のまま書き出された値です。Apple の定める値は 1（IPv4）、2（IPv6）、3（両方）です"))
    default:
      finding(
        at: mask.place,
        Text(
          en: "\(mask.value) is no mask of IP versions; 1 is IPv4, 2 is IPv6, 3 is both",
          ja: "\(mask.value) という値はありません。1 は IPv4、2 は IPv6、3 は両方です"))
    }
  }

  private func defaultFinding(_ mask: Located<Int>) -> Finding {
    finding(
      .note, at: mask.place,
      Text(
        en: "DefaultProtocolMask has had no effect since iOS 11; AllowedProtocolMask is what counts",
        ja: "DefaultProtocolMask は iOS 11 以降では使われません。AllowedProtocolMask に書いてください"))
  }
}
