import ProfileSchema

/// An access point name of another carrier than the one whose SIM the device has.
///
/// Needs `--carrier` or `--mccmnc`, since no profile says what SIM it meets. A SIM of a guest on another's
/// network has the host's code, so mineo-d.jp is right on 440-10 (NTT docomo). Names that many carriers
/// share, and private ones, are never judged.
struct CellularForeignAPN: Rule {
  let about = About(
    id: "cellular-foreign-apn",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "Access point name of another carrier than the SIM's",
      ja: "SIM とは別の事業者の APN"),
    why: Text(
      en: """
        The payload acts on the SIM that is preferred for data, and on no other, whichever carrier it was \
        made for. That SIM's network refuses a name it does not know: signal bars, but no mobile data.
        """,
      ja: """
        ペイロードは、どの事業者向けに作られたものでも、データ通信に選ばれた SIM だけに効きます。その SIM のネットワークが\
        知らない名前は拒否されるため、電波の表示があってもモバイル通信ができません。
        """),
    fix: Text(
      en:
        "Remove the profile, or install that of the data SIM's carrier; with two SIMs, check which one is used for data.",
      ja: "プロファイルを削除するか、データ通信に使う SIM の事業者のものに入れ替えてください。SIM が 2 つある場合は、どちらがデータ通信用か確認してください。"),
    symptoms: [.s2],
    guide: [85],
    yieldsTo: ["cellular-retired-apn", "cellular-network-ended"],
    bad: [
      .accessPoint(named: "▶<string>uqmobile.jp</string>").with(sim: "440-10"),
      .accessPoint(named: "▶<string>mineo-d.jp</string>").with(sim: "440-51"),
      .accessPoints(
        attach: "<key>Name</key>\n▶<string>web.vodafone.de</string>", data: []
      ).with(sim: "440-20"),
    ],
    good: [
      .accessPoint(named: "<string>spmode.ne.jp</string>").with(sim: "440-10"),
      .accessPoint(named: "<string>mineo-d.jp</string>").with(sim: "440-10"),
      .accessPoint(named: "<string>uno.au-net.ne.jp</string>").with(sim: "440-53"),
      .accessPoint(named: "<string>internet</string>").with(sim: "440-10"),
      .accessPoint(named: "<string>private.example.com</string>").with(sim: "440-10"),
      .accessPoint(named: "<string>$APN</string>").with(sim: "440-10"),
      .accessPoint(named: "<string>uqmobile.jp</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    guard let sim = device.sim else { return [] }
    // Asked for only where a name of another carrier seems to be there.
    var neighbours: Set<String>?
    return device.accessPoints.compactMap { apn, standing in
      guard let name = apn.name.located, let facts = standing.judged(apn),
        facts.contains(where: \.isForData), !sim.takes(facts)
      else { return nil }
      if facts.owners.isEmpty {
        let known = neighbours ?? sim.neighbours
        neighbours = known
        if facts.contains(where: { known.contains($0.carrier) }) { return nil }
      }
      return finding(at: name.place, Self.message(name.value.quoted, facts, sim))
    }
  }

  private static func message(_ name: String, _ facts: [AccessPointFact], _ sim: SIM) -> Text {
    let country = facts.first?.country ?? ""
    let en = facts.owner.map { "is of \($0)" } ?? "is of another carrier (\(country))"
    let ja = facts.owner.map { "\($0) の" } ?? "別の事業者（\(country)）の"
    guard let right = right(instead: facts, for: sim) else {
      return Text(
        en: "\(name) \(en), and the SIM is for \(sim.name); remove it or write that carrier's",
        ja: "\(name) は \(ja) APN ですが、SIM は \(sim.name) 用です。削除するか、SIM の事業者の APN にしてください")
    }
    return Text(
      en: "\(name) \(en), and the SIM is for \(sim.name); write \(right.quoted) or remove the profile",
      ja: "\(name) は \(ja) APN ですが、SIM は \(sim.name) 用です。\(right.quoted) に書き換えるか、プロファイルを削除してください")
  }

  /// The same carrier's name on the SIM's network, as for mineo, else that of the SIM's own carrier.
  private static func right(instead facts: [AccessPointFact], for sim: SIM) -> String? {
    for owner in facts.owners {
      let own = owner.accessPoints.first { sim.takes(AccessPointNames.shared.facts(for: $0)) }
      if let own { return own }
    }
    let carrier = sim.carrier.flatMap { $0.isListed ? $0 : nil } ?? sim.host
    return carrier?.accessPoints.first {
      sim.takes(AccessPointNames.shared.facts(for: $0))
    }
  }
}

extension AccessPointStanding {
  /// The rows of a name that tells its carrier.
  fileprivate func judged(_ apn: AccessPoint) -> [AccessPointFact]? {
    switch self {
    case .unjudged, .unlisted, .generic: return nil
    case .usable(let facts): return facts
    case .retired, .networkEnded, .closed, .superseded, .delisted:
      let facts = apn.facts
      return facts.areDistinctive ? facts : nil
    }
  }
}
