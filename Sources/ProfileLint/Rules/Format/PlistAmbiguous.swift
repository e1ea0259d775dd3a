/// Something in a property list that two readers take for different things.
///
/// An attribute value with `>` in it, and a comment that starts with `>`: Apple's readers have differed about
/// these from other XML parsers and, before iOS 13.5, among themselves. A date with a thirteenth month or a
/// 32nd day rolls over in Apple's reader.
struct PlistAmbiguous: Rule {
  let about = About(
    id: "plist-ambiguous",
    level: .error,
    reads: .documents,
    title: Text(
      en: "Property list that parsers read differently",
      ja: "パーサによって解釈が変わるプロパティリスト"),
    why: Text(
      en: """
        The device may see another profile here than the tool that reviewed it. What was approved is then not \
        what is installed.
        """,
      ja: """
        確認に使ったツールとデバイスとで、読み取られる内容が変わることがあります。承認したものとは違う設定が\
        インストールされるおそれがあります。
        """),
    fix: Text(
      en: "Write it so that every parser agrees: no attributes, ordinary comments, real dates.",
      ja: "属性を使わず、普通のコメントと実在する日付にして、どのパーサでも同じに読める形にしてください。"),
    symptoms: [.s3],
    bad: [
      .payload("com.apple.dock", "<key title=\"a▶>b\">autohide</key>\n<true/>"),
      .payload("com.apple.dock", "▶<!---> x -->\n<key>autohide</key>\n<true/>"),
      .profile("<key>PayloadExpirationDate</key>\n<date>▶2099-13-45T00:00:00Z</date>"),
    ],
    good: [
      .payload("com.apple.dock", "<key>autohide</key>\n<true/>"),
      .payload("com.apple.dock", "<!-- > x -->\n<key>autohide</key>\n<true/>"),
      .profile("<key>PayloadExpirationDate</key>\n<date>2099-12-31T00:00:00Z</date>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.problems.compactMap { document, problem in
      guard problem.isAmbiguous else { return nil }
      return finding(at: problem.place(in: document), problem.kind.message)
    }
  }
}
