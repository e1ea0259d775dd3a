import ProfileSchema

/// An access point name that the carrier has replaced by another.
///
/// A note: a public database says so, and carriers keep old names alive for years.
struct CellularSupersededAPN: Rule {
  let about = About(
    id: "cellular-superseded-apn",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Access point name that the carrier has replaced",
      ja: "事業者が別の名前に置き換えた APN"),
    why: Text(
      en: """
        The public database of access points names another one for this carrier now. The old name may still \
        answer, or may be gone.
        """,
      ja: """
        公開されている接続先のデータベースでは、この事業者の APN は別の名前に変わっています。古い名前は、まだ使えることも、\
        使えなくなっていることもあります。
        """),
    fix: Text(
      en: "Look up the carrier's current access point name and write that.",
      ja: "事業者が現在案内している APN を確認し、書き換えてください。"),
    symptoms: [.s2],
    guide: [85],
    yieldsTo: ["cellular-foreign-apn"],
    bad: [
      .accessPoint(named: "▶<string>nate.sktelecom.com</string>"),
      .accessPoint(named: "▶<string>access.vodafone.de</string>"),
    ],
    good: [
      .accessPoint(named: "<string>web.vodafone.de</string>"),
      .accessPoint(named: "<string>uninet</string>"),
      .accessPoint(named: "<string>$APN</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accessPoints.compactMap { apn, standing in
      guard case .superseded(let fact) = standing, let name = apn.name.located else { return nil }
      return finding(at: name.place, Self.message(name.value.quoted, fact))
    }
  }

  private static func message(_ name: String, _ fact: AccessPointFact) -> Text {
    let current = AccessPointNames.shared.current(of: fact)
    guard !current.isEmpty else {
      return Text(
        en: "\(name) of \(fact.carrier) has been replaced; write the name that the carrier documents now",
        ja: "\(fact.carrier) の \(name) は別の名前に置き換えられています。現在案内されている名前を書いてください")
    }
    let names = Alternatives(current.map(\.quoted))
    return Text(
      en: "\(name) of \(fact.carrier) has been replaced; its network has \(names.en) now",
      ja: "\(fact.carrier) の \(name) は別の名前に置き換えられています。現在そのネットワークの APN は \(names.ja) です")
  }
}

extension AccessPointNames {
  /// The names for data that the carrier has now: those under its name in the table, else those of whoever
  /// has its network; empty where there are too many to tell.
  fileprivate func current(of fact: AccessPointFact) -> [String] {
    let use = fact.usage.contains("internet") ? "internet" : "mms"
    let networks = fact.networks
    var own: [String] = []
    var others: [String] = []
    for other in all where other.country == fact.country {
      guard other.status == .current, other.usage.contains(use) else { continue }
      if other.carrier == fact.carrier, !own.contains(other.name) { own.append(other.name) }
      if !others.contains(other.name), other.networks.contains(where: networks.contains) {
        others.append(other.name)
      }
    }
    return [own, others].first { (1...3).contains($0.count) } ?? []
  }
}
