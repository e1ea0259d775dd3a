/// Apple's own web filter, which decides by itself what people may open.
///
/// A list of allowed pages shuts out everything else; Apple's schema called it WhitelistedBookmarks before
/// iOS 14.5. An empty one, as profile editors write it, is taken for none.
struct FilterBuiltIn: Rule {
  let about = About(
    id: "filter-builtin",
    level: .note,
    reads: .filters,
    title: Text(
      en: "Built-in web filter",
      ja: "内蔵の Web フィルタ"),
    why: Text(
      en: """
        Google, Microsoft and others sign mail accounts in on a web page. Where the filter does not let that \
        page through, the account asks for its password again and again, or cannot be added at all.
        """,
      ja: """
        Google や Microsoft などのメールアカウントは、Web ページでサインインします。フィルタがそのページを通さないと、\
        パスワードを繰り返し求められたり、アカウントを追加できなかったりします。
        """),
    fix: Text(
      en: "Put the sign-in pages of your mail provider into PermittedURLs or AllowListBookmarks.",
      ja: "メール事業者のサインイン画面を PermittedURLs または AllowListBookmarks に加えてください。"),
    symptoms: [.s3],
    guide: [87],
    bad: [
      .payload("com.apple.webcontent-filter", "<key>AutoFilterEnabled</key>\n▶<true/>"),
      .payload("com.apple.webcontent-filter", Self.allowList("AllowListBookmarks", mark: "▶")),
      .payload(
        "com.apple.webcontent-filter",
        "<key>FilterType</key>\n<string>BuiltIn</string>\n"
          + Self.allowList("WhitelistedBookmarks", mark: "▶")),
    ],
    good: [
      .payload("com.apple.webcontent-filter", "<key>AutoFilterEnabled</key>\n<false/>"),
      .payload("com.apple.webcontent-filter", "<key>AllowListBookmarks</key>\n<array/>"),
      .payload(
        "com.apple.webcontent-filter",
        "<key>FilterType</key>\n<string>$FILTER_TYPE</string>\n<key>AutoFilterEnabled</key>\n<true/>"),
      // A plug-in does not read these keys.
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>Plugin</string>
        <key>PluginBundleID</key>
        <string>com.example.filter</string>
        <key>UserDefinedName</key>
        <string>Example Filter</string>
        <key>AutoFilterEnabled</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.contentFilters.filter { $0.kind == .builtIn }.flatMap { filter in
      let automatic = filter.entries.boolean("AutoFilterEnabled").located.flatMap { enabled in
        enabled.value
          ? finding(
            at: enabled.place,
            Text(
              en: "the filter judges every page by itself, sign-in pages of mail providers included",
              ja: "メール事業者のサインイン画面も含め、どのページを開けるかをフィルタが自動で判断します"))
          : nil
      }
      let lists = (["AllowListBookmarks", "WhitelistedBookmarks"] as [StaticString]).compactMap {
        allowList(filter.entries, $0)
      }
      return [automatic].compactMap { $0 } + lists
    }
  }

  private func allowList(_ entries: Entries, _ key: StaticString) -> Finding? {
    guard let node = entries.node[key], node.kind == .array, !node.isEmpty else { return nil }
    return finding(
      at: entries.place(of: node),
      Text(
        en: "\(key) shuts out every page that it does not name, sign-in pages of mail providers included",
        ja: "\(key) にないページは、メール事業者のサインイン画面も含めてすべて開けません"))
  }

  private static func allowList(_ key: String, mark: String) -> String {
    """
    <key>\(key)</key>
    \(mark)<array>
    <dict>
    <key>Title</key>
    <string>School</string>
    <key>URL</key>
    <string>https://school.example.com</string>
    </dict>
    </array>
    """
  }
}
