import ProfileSchema

/// An access point name of a carrier that takes no new customers, or is believed to have ended.
struct CellularClosedCarrier: Rule {
  let about = About(
    id: "cellular-closed-carrier",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Access point name of a carrier that is closed to new customers",
      ja: "新規受付を終了した事業者の APN"),
    why: Text(
      en: """
        The name works with a SIM of an old contract only. After a change of carrier it is a leftover, and \
        mobile data fails with the new SIM: the payload acts on whatever SIM is preferred for data.
        """,
      ja: """
        この APN が使えるのは、以前からの契約の SIM だけです。ペイロードはデータ通信に選ばれた SIM に効くため、\
        乗り換えたあとも残っていると、新しい SIM でモバイル通信ができません。
        """),
    fix: Text(
      en: "Keep it for a SIM of that carrier; else remove the profile.",
      ja: "その事業者の SIM を使い続けている場合だけ残し、そうでなければプロファイルを削除してください。"),
    symptoms: [.s2],
    guide: [85],
    yieldsTo: ["cellular-foreign-apn"],
    bad: [
      .accessPoint(named: "▶<string>lte.ocn.ne.jp</string>"),
      .accessPoint(named: "▶<string>freetel.link</string>"),
    ],
    good: [
      .accessPoint(named: "<string>iijmio.jp</string>"),
      .accessPoint(named: "<string>vmobile.jp</string>"),
      .accessPoint(named: "<string>$APN</string>"),
      .accessPoint(named: "<string>private.example.com</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accessPoints.compactMap { apn, standing in
      guard case .closed(let fact) = standing, let name = apn.name.located else { return nil }
      // Whoever says that the SIM is of that carrier has such a contract.
      if device.sim?.carrier?.name == fact.owner { return nil }
      return finding(at: name.place, Self.message(name.value.quoted, fact))
    }
  }

  private static func message(_ name: String, _ fact: AccessPointFact) -> Text {
    guard fact.status == .closedToNew else {
      return Text(
        en: "\(name) is of \(fact.owner), which is said to have ended; right only for a SIM of that carrier",
        ja: "\(name) は、終了したとされる \(fact.owner) の APN です。その SIM を使っている場合だけ正しい設定です")
    }
    return Text(
      en:
        "\(name) is of \(fact.owner), which takes no new customers; right only for a SIM of an old contract",
      ja: "\(name) は、新規受付を終了した \(fact.owner) の APN です。以前からの契約の SIM でだけ正しい設定です")
  }
}
