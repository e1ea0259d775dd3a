/// The same access point name twice in one payload.
struct CellularDuplicateAPN: Rule {
  let about = About(
    id: "cellular-duplicate-apn",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Access point name that stands twice",
      ja: "同じ APN が 2 回書かれている"),
    why: Text(
      en:
        "Two entries with one name leave open whose user name, protocols and proxy count; mostly one of them is what an edit left behind.",
      ja: "同じ名前の設定が 2 つあると、どちらのユーザー名やプロトコルが使われるか分かりません。多くは書き換えの途中で残ったものです。"),
    fix: Text(
      en: "Keep the entry with the right settings.",
      ja: "正しい設定のほうだけを残してください。"),
    symptoms: [.s2],
    guide: [84],
    bad: [
      .accessPoints(data: [
        "<key>Name</key>\n<string>private.example.com</string>",
        "<key>Name</key>\n▶<string>Private.example.com</string>",
      ])
    ],
    good: [
      .accessPoints(
        attach: "<key>Name</key>\n<string>private.example.com</string>",
        data: ["<key>Name</key>\n<string>private.example.com</string>"]),
      .accessPoints(data: [
        "<key>Name</key>\n<string>$APN</string>", "<key>Name</key>\n<string>$APN</string>",
      ]),
      .accessPoints(data: [
        "<key>Name</key>\n<string></string>", "<key>Name</key>\n<string></string>",
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap { payload in
      var seen: [String: Place] = [:]
      return payload.data.compactMap { apn -> Finding? in
        guard let name = apn.name.located, !name.value.isEmpty else { return nil }
        guard let first = seen[name.value.lowercased()] else {
          seen[name.value.lowercased()] = name.place
          return nil
        }
        return finding(
          at: name.place,
          Text(
            en: "\(name.value.quoted) is in APNs already; one entry is enough",
            ja: "\(name.value.quoted) はすでに APNs にあります。1 つで足ります")
        )
        .related(to: first, Text(en: "first written here", ja: "最初の記述はここです"))
      }
    }
  }
}
