/// A filter app that the system cannot start, because a key that Apple requires is missing.
///
/// The provider's identifier is required on a Mac only, and a filter for iPhone and iPad is right without it,
/// so FilterSockets counts where a key beside it exists on the Mac alone. In a declaration Apple calls it required
/// everywhere, in words only, so it is a warning there. Without a name a filter has been
/// seen in use although Apple requires one, so that is a warning.
struct FilterPluginIncomplete: Rule {
  let about = About(
    id: "filter-plugin-incomplete",
    level: .error,
    reads: .filters,
    title: Text(
      en: "Filter app without a required key",
      ja: "必須のキーが欠けたフィルタアプリの設定"),
    why: Text(
      en: """
        Without the identifiers the system does not know which app is to filter. It refuses the profile, or \
        takes the filter for one that never starts, and then web traffic may stop altogether.
        """,
      ja: """
        識別子がないと、どのアプリでフィルタするのかをシステムが判断できません。プロファイルが拒否されるか、起動しない\
        フィルタとして扱われ、Web 通信がすべて止まることもあります。
        """),
    fix: Text(
      en: "Write the values that the maker of the filter app gives for its profile.",
      ja: "フィルタアプリの提供元が、プロファイル用に案内している値を書いてください。"),
    symptoms: [.s2],
    guide: [87],
    bad: [
      .payload(
        "com.apple.webcontent-filter",
        """
        ▶dict
        <key>FilterType</key>
        <string>Plugin</string>
        <key>UserDefinedName</key>
        <string>Example Filter</string>
        <key>FilterBrowsers</key>
        <true/>
        """),
      .payload(
        "com.apple.webcontent-filter",
        """
        ▶dict
        <key>FilterType</key>
        <string>Plugin</string>
        <key>PluginBundleID</key>
        <string>com.example.filter</string>
        """),
      .payload(
        "com.apple.webcontent-filter",
        Self.plugin(
          """
          <key>FilterGrade</key>
          <string>firewall</string>
          <key>FilterSockets</key>
          ▶<true/>
          """)),
      .payload("com.apple.webcontent-filter", Self.plugin("<key>FilterPackets</key>\n▶<true/>")),
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>Plugin</string>
        <key>UserDefinedName</key>
        <string>Example Filter</string>
        <key>PluginBundleID</key>
        ▶<string></string>
        """),
    ],
    good: [
      // An iPhone's filter.
      .payload("com.apple.webcontent-filter", Self.plugin("<key>FilterSockets</key>\n<true/>")),
      .payload(
        "com.apple.webcontent-filter",
        Self.plugin(
          """
          <key>FilterGrade</key>
          <string>firewall</string>
          <key>FilterSockets</key>
          <true/>
          <key>FilterDataProviderBundleIdentifier</key>
          <string>com.example.filter.data</string>
          <key>FilterPackets</key>
          <false/>
          """)),
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>Plugin</string>
        <key>UserDefinedName</key>
        <string>$FILTER_NAME</string>
        <key>PluginBundleID</key>
        <string>$FILTER_ID</string>
        """),
      .payload("com.apple.webcontent-filter", "<key>FilterType</key>\n<string>BuiltIn</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.contentFilters.filter { $0.kind == .plugin }.flatMap { filter in
      [
        identity(filter.entries),
        provider(
          "FilterDataProviderBundleIdentifier", of: "FilterSockets", filter.filtersSockets,
          in: filter.entries,
          isExpected: filter.isForMac || filter.entries.isDeclaration),
        provider(
          "FilterPacketProviderBundleIdentifier", of: "FilterPackets", filter.filtersPackets,
          in: filter.entries, isExpected: true),
      ].compactMap { $0 }
    }
  }

  /// What every filter app needs, as one finding.
  private func identity(_ entries: Entries) -> Finding? {
    let keys: [StaticString] = ["PluginBundleID", "UserDefinedName"]
    let missing = keys.filter { isMissing(entries.string($0)) }
    guard let first = missing.first else { return nil }
    let list = missing.map { entries.name(of: "\($0)") }
    let (key, word) = (entries.name(of: "FilterType"), entries.word("Plugin", of: "FilterType").quoted)
    return finding(
      isMissing(entries.string("PluginBundleID")) ? .error : .warning,
      at: entries.string(first).place ?? entries.place,
      Text(
        en: "\(key) is \(word), which requires \(list.joined(separator: " and "))",
        ja: "\(key) が \(word) のため、\(list.joined(separator: " と ")) が必要です"))
  }

  private func isMissing(_ value: Setting<String>) -> Bool {
    value.isAbsent || value.value?.isEmpty == true
  }

  private func provider(
    _ key: StaticString, of part: String, _ filters: Setting<Bool>, in entries: Entries, isExpected: Bool
  ) -> Finding? {
    guard isExpected, let filters = filters.located, filters.value, isMissing(entries.string(key)) else {
      return nil
    }
    let (part, key) = (entries.name(of: part), entries.name(of: "\(key)"))
    if entries.isDeclaration {
      return finding(
        .warning, at: filters.place,
        Text(en: "\(part) is true, which requires \(key)", ja: "\(part) が true のため、\(key) が必要です"))
    }
    return finding(
      at: filters.place,
      Text(
        en: "\(part) is true, which on a Mac requires \(key)",
        ja: "\(part) が true のため、Mac では \(key) が必要です"))
  }

  private static func plugin(_ keys: String) -> String {
    """
    <key>FilterType</key>
    <string>Plugin</string>
    <key>UserDefinedName</key>
    <string>Example Filter</string>
    <key>PluginBundleID</key>
    <string>com.example.filter</string>
    \(keys)
    """
  }
}
