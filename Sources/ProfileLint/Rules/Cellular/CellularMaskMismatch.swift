/// Masks of IP versions that do not go together: AttachAPN's and that of APNs, or roaming and home.
struct CellularMaskMismatch: Rule {
  let about = About(
    id: "cellular-mask-mismatch",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "IP versions differ between first connection, home and roaming",
      ja: "接続の段階や場所によって IP バージョンが違う"),
    why: Text(
      en: """
        A network may refuse data of another IP version than the first connection had, and a version that is \
        missing abroad makes mail work at home and stall while roaming.
        """,
      ja: """
        最初の接続と違う IP バージョンのデータ通信は拒否されることがあります。ローミングの設定だけ狭いと、国内では使えるメールが\
        海外で滞ります。
        """),
    fix: Text(
      en: "Give all masks the same value, 3 for IPv4 and IPv6.",
      ja: "どの値も同じにしてください。IPv4 と IPv6 の両方なら 3 です。"),
    symptoms: [.s2],
    guide: [104],
    yieldsTo: ["cellular-ipv4-only", "cellular-mask-value"],
    bad: [
      .accessPoints(
        attach: """
          <key>Name</key>
          <string>private.example.com</string>
          <key>AllowedProtocolMask</key>
          ▶<integer>2</integer>
          """,
        data: [
          """
          <key>Name</key>
          <string>private.example.com</string>
          <key>AllowedProtocolMask</key>
          <integer>3</integer>
          """
        ]),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <integer>3</integer>
        <key>AllowedProtocolMaskInRoaming</key>
        ▶<integer>1</integer>
        <key>AllowedProtocolMaskInDomesticRoaming</key>
        <integer>3</integer>
        """),
    ],
    good: [
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <integer>2</integer>
        <key>AllowedProtocolMaskInRoaming</key>
        <integer>3</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        <string>$MASK</string>
        <key>AllowedProtocolMaskInRoaming</key>
        <integer>2</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap { payload in
      payload.apns.flatMap(roamingFindings) + [attachFinding(payload)].compactMap { $0 }
    }
  }

  private func roamingFindings(_ apn: AccessPoint) -> [Finding] {
    guard let home = apn.allowedMask.mask else { return [] }
    return [apn.roamingMask, apn.domesticRoamingMask].compactMap(\.mask).compactMap { roaming in
      // What is allowed at home and missing here.
      guard home.value & ~roaming.value != 0 else { return nil }
      return finding(
        at: roaming.place,
        Text(
          en:
            "\(roaming.value) while roaming leaves out what \(home.value) allows at home; write \(home.value)",
          ja: "ローミング中の \(roaming.value) では、通常時の \(home.value) で使える IP バージョンの一部が使えません。\(home.value) にしてください")
      )
      .related(to: home.place, Text(en: "the mask at home is here", ja: "通常時の値はここです"))
    }
  }

  private func attachFinding(_ payload: CellularPayload) -> Finding? {
    guard let attach = payload.attach?.allowedMask.mask,
      let other = payload.data.lazy.compactMap(\.allowedMask.mask).first(where: { $0.value != attach.value })
    else { return nil }
    return finding(
      at: attach.place,
      Text(
        en: "AttachAPN allows \(attach.value) and APNs \(other.value); give both the same value",
        ja: "AttachAPN は \(attach.value)、APNs は \(other.value) です。同じ値に揃えてください")
    )
    .related(to: other.place, Text(en: "the mask for data is here", ja: "データ通信の値はここです"))
  }
}

extension Setting<Int> {
  /// A mask that says something: 1, 2 or 3.
  fileprivate var mask: Located<Int>? { located.flatMap { (1...3).contains($0.value) ? $0 : nil } }
}
