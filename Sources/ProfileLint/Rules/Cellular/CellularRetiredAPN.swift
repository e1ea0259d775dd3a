import ProfileSchema

/// An access point name whose network has been switched off.
///
/// Only names that belong to one carrier and that nobody uses any more: a generic name such as `internet`,
/// an empty one and a private APN never match.
struct CellularRetiredAPN: Rule {
  let about = About(
    id: "cellular-retired-apn",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "Access point name of a network that has ended",
      ja: "終了したネットワークの APN"),
    why: Text(
      en: """
        The profile points mobile data at an access point that no longer exists. The device shows signal \
        bars, but mail and everything else work on Wi-Fi only.
        """,
      ja: """
        このプロファイルは、もう存在しない接続先にモバイル通信を向けます。電波の表示があっても、メールを含むすべての通信が \
        Wi-Fi でしか使えません。
        """),
    fix: Text(
      en: "Remove the profile, or install the current one of the carrier whose SIM is in use.",
      ja: "プロファイルを削除するか、いま使っている SIM の事業者が配布する最新のものに入れ替えてください。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(named: "▶<string>mopera.flat.foma.ne.jp</string>"),
      .accessPoints(attach: "<key>Name</key>\n▶<string>open.softbank.ne.jp</string>", data: []),
    ],
    good: [
      .accessPoint(named: "<string>spmode.ne.jp</string>"),
      .accessPoint(named: "<string>internet</string>"),
      .accessPoint(named: "<string></string>"),
      .accessPoint(named: "<string>private.example.com</string>"),
      .accessPoint(named: "<string>$APN_NAME</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accessPoints.compactMap { apn, standing in
      guard case .retired(let fact) = standing, let name = apn.name.located else { return nil }
      return finding(at: name.place, Self.message(name.value, fact))
    }
  }

  private static func message(_ name: String, _ fact: AccessPointFact) -> Text {
    guard let date = fact.date else {
      return Text(
        en:
          "\"\(name)\" of \(fact.owner) has ended; remove the profile or use the carrier's current one",
        ja: "\(fact.owner) の \"\(name)\" は終了しています。プロファイルを削除するか、最新のものに入れ替えてください")
    }
    return Text(
      en:
        "\"\(name)\" of \(fact.owner) ended on \(date); remove the profile or use the carrier's current one",
      ja: "\(fact.owner) の \"\(name)\" は \(date) に終了しました。プロファイルを削除するか、最新のものに入れ替えてください")
  }
}
