/// An app that filters all traffic of the device, mail included.
struct FilterPlugin: Rule {
  let about = About(
    id: "filter-plugin",
    level: .note,
    reads: .filters,
    title: Text(
      en: "An app filters all network traffic",
      ja: "アプリがすべての通信をフィルタする"),
    why: Text(
      en: """
        A filter plug-in that is given sockets or packets sees IMAP and SMTP as well as web pages. It can \
        drop them without a word, and two such filters at once both have to agree to every connection.
        """,
      ja: """
        ソケットやパケットを対象にするフィルタは、Web だけでなく IMAP や SMTP の通信も見ています。何も表示せずに通信を\
        遮断することがあり、2 つ以上あるとすべてのフィルタが許可した通信しか通りません。
        """),
    fix: Text(
      en: "Allow the mail servers in the filter app, and keep one filter per device.",
      ja: "フィルタアプリでメールサーバーを許可し、フィルタはデバイスごとに 1 つにしてください。"),
    symptoms: [.s2, .s3],
    guide: [29, 87],
    bad: [
      .payload("com.apple.webcontent-filter", Self.filter("▶<true/>")),
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>Plugin</string>
        <key>UserDefinedName</key>
        <string>Example Filter</string>
        <key>PluginBundleID</key>
        <string>com.example.filter</string>
        <key>FilterPackets</key>
        ▶<true/>
        <key>FilterPacketProviderBundleIdentifier</key>
        <string>com.example.filter.packets</string>
        """),
      .payloads([
        ("com.apple.webcontent-filter", Self.filter("▶<true/>")),
        ("com.apple.webcontent-filter", Self.filter("▶<true/>")),
      ]),
    ],
    good: [
      .payload("com.apple.webcontent-filter", Self.filter("<false/>")),
      // The built-in filter reads neither key.
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>BuiltIn</string>
        <key>FilterSockets</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    let filters = device.contentFilters.compactMap { filter in
      filter.trafficPlace.map { (name: filter.name.value, place: $0) }
    }
    let findings = filters.enumerated().map { position, filter in
      guard position > 0 else { return finding(at: filter.place, Self.message(filter.name)) }
      return finding(
        .warning, at: filter.place,
        Text(
          en: "a second filter sees all traffic; both have to let mail through, so keep one",
          ja: "すべての通信を見るフィルタが 2 つ以上あります。どちらもメールを許可する必要があるため、1 つにしてください")
      )
      .related(
        to: filters[0].place, Text(en: "the first filter is here", ja: "最初のフィルタはここです"))
    }
    return device.withPassages(findings)
  }

  private static func message(_ name: String?) -> Text {
    guard let name, !name.isEmpty else {
      return Text(
        en: "this filter sees all traffic, mail included",
        ja: "このフィルタは、メールを含むすべての通信を見ています")
    }
    return Text(
      en: "the filter \"\(name)\" sees all traffic, mail included",
      ja: "フィルタ \"\(name)\" は、メールを含むすべての通信を見ています")
  }

  private static func filter(_ sockets: String) -> String {
    """
    <key>FilterType</key>
    <string>Plugin</string>
    <key>UserDefinedName</key>
    <string>Example Filter</string>
    <key>PluginBundleID</key>
    <string>com.example.filter</string>
    <key>FilterDataProviderBundleIdentifier</key>
    <string>com.example.filter.data</string>
    <key>FilterSockets</key>
    \(sockets)
    """
  }
}
