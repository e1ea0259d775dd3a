import ProfileSchema

/// An access point name that no public table has, or has no longer.
///
/// Companies have private access points, so this is a note. A warning is only a name that is one slip away
/// from exactly one carrier's, and whose slip can be nothing else: no digit (`apn1`, `apn2`), no letter
/// that stands alone (`mineo-a.jp` beside `mineo-d.jp`), no other country's ending, no short name, and no
/// domain that the profile's own identifiers carry.
struct CellularUnknownAPN: Rule {
  let about = About(
    id: "cellular-unknown-apn",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Access point name in no public table",
      ja: "公開されている一覧にない APN"),
    why: Text(
      en: """
        Either it is a private access point of a company, which is healthy, or a slip: the network refuses \
        a name that it does not know, and there is no mobile data.
        """,
      ja: """
        企業向けの専用 APN であれば問題ありません。書き間違いの場合は、ネットワークが知らない名前として接続を拒否し、\
        モバイル通信が使えません。
        """),
    fix: Text(
      en: "Compare it, letter by letter, with what the carrier of the data SIM documents.",
      ja: "データ通信に使う SIM の事業者が案内している名前と、一字ずつ見比べてください。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(named: "▶<string>private.example.com</string>"),
      .accessPoint(named: "▶<string>spmdoe.ne.jp</string>"),
      .accessPoint(named: "▶<string>umob.jp</string>"),
    ],
    good: [
      .accessPoint(named: "<string>spmode.ne.jp</string>"),
      .accessPoint(named: "<string>SPMODE.NE.JP</string>"),
      .accessPoint(named: "<string>internet</string>"),
      .accessPoint(named: "<string></string>"),
      .accessPoint(named: "<string>%APN%</string>"),
    ])

  /// A device has a handful of access points; beyond this many nobody looks for slips.
  private static let mostCompared = 20

  func check(_ device: Device) -> [Finding] {
    var compared: [String: String?] = [:]
    return device.accessPoints.compactMap { apn, standing in
      guard let name = apn.name.located else { return nil }
      if case .delisted(let fact) = standing {
        return finding(
          at: name.place,
          Text(
            en:
              "\(name.value.quoted) of \(fact.owner) is in the public databases no longer; check that it works",
            ja: "\(fact.owner) の \(name.value.quoted) は公開データベースから外されています。使えるかどうか確認してください"))
      }
      guard case .unlisted = standing else { return nil }
      if compared[name.value] == nil, compared.count < Self.mostCompared {
        compared[name.value] = .some(Self.meant(by: name.value, device))
      }
      if let meant = compared[name.value] ?? nil {
        return finding(
          .warning, at: name.place,
          Text(
            en: "no carrier has \(name.value.quoted); did you mean \(meant.quoted)?",
            ja: "\(name.value.quoted) という APN の事業者はありません。\(meant.quoted) ではありませんか"))
      }
      return finding(
        at: name.place,
        Text(
          en:
            "\(name.value.quoted) is in no public table; right if it is your company's private access point",
          ja: "\(name.value.quoted) は公開されている一覧にありません。会社の専用 APN であれば問題ありません"))
    }
  }

  /// The one name that was surely meant; nil where the name may be right.
  private static func meant(by name: String, _ device: Device) -> String? {
    let near = AccessPointNames.shared.names(like: name).filter { known in
      let facts = AccessPointNames.shared.facts(for: known)
      return facts.areDistinctive && facts.contains { $0.status == .current || $0.status == .closedToNew }
    }
    guard near.count == 1, let known = near.first, known.utf8.count >= 10,
      let edit = SingleEdit(from: name.utf8, to: known.utf8),
      Slip(edit, in: Array(name.lowercased().utf8)).isCertain
    else { return nil }
    return device.profiles.contains { $0.isOf(domain: name.lowercased()) } ? nil : known
  }
}

/// A difference between a name and a known one, and whether it can be anything but a slip.
private struct Slip {
  let edit: SingleEdit
  let name: [UInt8]

  init(_ edit: SingleEdit, in name: [UInt8]) {
    self.edit = edit
    self.name = name
  }

  var isCertain: Bool {
    let bytes = edit.removed + edit.inserted
    let isDigit = bytes.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return !isDigit && !standsAlone && !isInEnding
  }

  /// Whether the letter is a label or a part of one by itself, as carriers tell their networks apart.
  private var standsAlone: Bool {
    func isEdge(_ index: Int) -> Bool {
      !name.indices.contains(index) || name[index] == UInt8(ascii: ".") || name[index] == UInt8(ascii: "-")
    }
    return isEdge(edit.position - 1) && isEdge(edit.position + edit.removed.count)
  }

  /// Whether two-letter endings differ: `web.carrier.at` beside `web.carrier.de`.
  private var isInEnding: Bool {
    let ending = name.suffix(while: { $0 != UInt8(ascii: ".") })
    return ending.count == 2 && edit.removed.count == edit.inserted.count && edit.position >= name.count - 2
  }
}

extension Array {
  /// The last elements that fulfil a condition.
  fileprivate func suffix(while isIn: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !isIn($0) }.map { $0 + 1 } ?? 0)...]
  }
}

extension Profile {
  /// Whether its identifier is made of this domain, back to front: `jp.co.example.apn` of `example.co.jp`.
  fileprivate func isOf(domain: String) -> Bool {
    guard let identifier = identifier?.value.lowercased() else { return false }
    let labels = domain.split(separator: ".").reversed()
    // `co`, `ne` and the like are nobody's own.
    let needed = labels.dropFirst().first.map { $0.utf8.count <= 3 } == true ? 3 : 2
    let shared = zip(labels, identifier.split(separator: ".")).prefix { $0 == $1 }.count
    return shared >= needed
  }
}
