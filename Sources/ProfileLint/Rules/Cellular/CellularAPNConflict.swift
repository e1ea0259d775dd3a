import ProfileSchema

/// Access points of one payload that do not go together.
///
/// Networks may want another name for the first connection than for data, and several names for data are
/// allowed, so both are notes. A warning is only what no SIM can do: a first connection to one carrier's
/// network and data on that of another, told by names that each belong to one carrier.
struct CellularAPNConflict: Rule {
  let about = About(
    id: "cellular-apn-conflict",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Access points that differ within one payload",
      ja: "1 つのペイロードに異なる接続先がある"),
    why: Text(
      en: """
        AttachAPN is for the first connection to the network and APNs are for data, both of the same SIM: \
        the payload acts on the preferred data SIM only. Names that differ are mostly the rest of an edit \
        that was not finished.
        """,
      ja: """
        AttachAPN はネットワークへの最初の接続、APNs はデータ通信に使われ、どちらも同じ SIM に効きます\
        （ペイロードが効くのは、データ通信に選ばれた SIM だけです）。名前の食い違いは、書き換えの途中で残ったものが\
        ほとんどです。
        """),
    fix: Text(
      en: "Write the name that the carrier of the data SIM documents in both, unless it documents two.",
      ja: "データ通信に使う SIM の事業者が案内する名前に揃えてください。事業者が 2 つを案内している場合はそのままで構いません。"),
    symptoms: [.s2],
    guide: [84],
    yieldsTo: ["cellular-retired-apn", "cellular-network-ended", "cellular-foreign-apn"],
    bad: [
      .accessPoints(
        attach: "<key>Name</key>\n▶<string>attach.example.com</string>",
        data: ["<key>Name</key>\n<string>private.example.com</string>"]),
      .accessPoints(data: [
        "<key>Name</key>\n<string>private.example.com</string>",
        "<key>Name</key>\n▶<string>private.example.net</string>",
      ]),
      .accessPoints(
        attach: "<key>Name</key>\n▶<string>spmode.ne.jp</string>",
        data: ["<key>Name</key>\n<string>povo.jp</string>"]),
    ],
    good: [
      .accessPoints(
        attach: "<key>Name</key>\n<string>Private.example.com</string>",
        data: ["<key>Name</key>\n<string>private.example.com</string>"]),
      .accessPoints(
        attach: "<key>Name</key>\n<string>private.example.com</string>",
        data: ["<key>Name</key>\n<string>$APN</string>"]),
      .accessPoints(
        attach: "<key>Name</key>\n<string></string>",
        data: ["<key>Name</key>\n<string>private.example.com</string>"]),
      .accessPoints(attach: "<key>Name</key>\n<string>private.example.com</string>", data: []),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap { payload -> [Finding] in
      // With a name that nobody can judge among them, nobody can say that they differ.
      guard payload.apns.allSatisfy({ $0.name.value != nil }) else { return [] }
      let data = payload.data.compactMap(\.name.located).filter { !$0.value.isEmpty }
      guard let first = data.first else { return [] }
      return [attachFinding(payload, data), dataFinding(data, first)].compactMap { $0 }
    }
  }

  private func attachFinding(_ payload: CellularPayload, _ data: [Located<String>]) -> Finding? {
    guard let attach = payload.attach?.name.located, !attach.value.isEmpty, let first = data.first,
      !data.contains(where: { $0.value.lowercased() == attach.value.lowercased() })
    else { return nil }
    let related = Text(en: "the data connection is set here", ja: "データ通信の接続先はここです")
    let facts = AccessPointNames.shared.facts(for: attach.value)
    let others = AccessPointNames.shared.facts(for: first.value)
    if data.count == 1, let a = Home(facts), let b = Home(others), a.excludes(b) {
      return finding(
        .warning, at: attach.place,
        Text(
          en:
            "\(attach.value.quoted) is for SIMs of \(a.name), \(first.value.quoted) for those of \(b.name); write one of them in both",
          ja:
            "\(attach.value.quoted) は \(a.name) の SIM 用、\(first.value.quoted) は \(b.name) の SIM 用です。どちらかに揃えてください"
        )
      )
      .related(to: first.place, related)
    }
    return finding(
      at: attach.place,
      Text(
        en: "AttachAPN has \(attach.value.quoted), which is not in APNs; usually both have the same name",
        ja: "AttachAPN の \(attach.value.quoted) が APNs にありません。通常は同じ名前を書きます")
    )
    .related(to: first.place, related)
  }

  private func dataFinding(_ data: [Located<String>], _ first: Located<String>) -> Finding? {
    let other = data.first { $0.value.lowercased() != first.value.lowercased() }
    guard let other else { return nil }
    return finding(
      at: other.place,
      Text(
        en:
          "\(other.value.quoted) stands beside \(first.value.quoted); nothing in the profile says which one is used",
        ja: "\(first.value.quoted) のほかに \(other.value.quoted) があります。どちらを使うかは指定できません")
    )
    .related(to: first.place, Text(en: "the first one is here", ja: "最初の接続先はここです"))
  }
}

/// Whose SIMs an access point is for: a country's, and in Japan those on the network of one carrier.
private struct Home {
  let country: String
  let host: String?
  /// The carrier for the message, else the country.
  let name: String

  /// Nil for a name that does not say.
  init?(_ facts: [AccessPointFact]) {
    guard facts.areDistinctive, let country = facts.first?.country else { return nil }
    let hosts = Set(facts.flatMap(\.networks).map { MobileCarriers.shared.host(of: $0)?.name })
    guard hosts.count == 1, let host = hosts.first else { return nil }
    self.country = country
    self.host = host
    name = facts.owner ?? host ?? country
  }

  func excludes(_ other: Home) -> Bool {
    if country != other.country { return true }
    guard let host, let theirs = other.host else { return false }
    return host != theirs
  }
}
