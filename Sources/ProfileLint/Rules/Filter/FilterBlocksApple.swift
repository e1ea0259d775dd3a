/// A deny list with an entry that blocks Apple's own or a mail provider's hosts.
///
/// Apple compares an entry with any part of the URL, so `me.com` blocks `imap.mail.me.com`, and `apple`
/// blocks every host of Apple. An entry for one page (`https://www.apple.com/tv`) blocks no host.
struct FilterBlocksApple: Rule {
  let about = About(
    id: "filter-blocks-apple",
    level: .error,
    reads: .filters,
    title: Text(
      en: "Deny list blocks Apple or a mail provider",
      ja: "拒否リストが Apple またはメール事業者を塞いでいる"),
    why: Text(
      en: """
        Apple compares each entry with any part of an address. One short entry shuts out sign-in pages, \
        iCloud and webmail, and the account reports that it cannot connect.
        """,
      ja: """
        Apple は項目をアドレスの一部分とも照合します。短い項目が 1 つあるだけで、サインイン画面や iCloud、\
        Web メールまで遮断され、アカウントは接続できないと表示します。
        """),
    fix: Text(
      en: "Write the whole host that is meant, with its scheme, or remove the entry.",
      ja: "塞ぎたいホストをスキームから省略せずに書くか、項目を削除してください。"),
    symptoms: [.s2],
    guide: [42],
    bad: [
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>BuiltIn</string>
        <key>DenyListURLs</key>
        <array>
        <string>https://games.example.com</string>
        ▶<string>apple.com</string>
        </array>
        """),
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>BlacklistedURLs</key>
        <array>
        ▶<string>me.com</string>
        </array>
        """),
      .payload(
        "com.apple.familycontrols.contentfilter",
        """
        <key>restrictWeb</key>
        <true/>
        <key>useContentFilter</key>
        <true/>
        <key>filterDenyList</key>
        <array>
        ▶<string>accounts.google.com</string>
        </array>
        """),
    ],
    good: [
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>BuiltIn</string>
        <key>DenyListURLs</key>
        <array>
        <string>https://games.example.com</string>
        <string>https://apple.com.example.net</string>
        <string>https://www.apple.com/tv</string>
        <string>pineapple.com</string>
        <string></string>
        </array>
        """),
      // A plug-in brings its own list and does not read this one.
      .payload(
        "com.apple.webcontent-filter",
        """
        <key>FilterType</key>
        <string>Plugin</string>
        <key>PluginBundleID</key>
        <string>com.example.filter</string>
        <key>UserDefinedName</key>
        <string>Example Filter</string>
        <key>DenyListURLs</key>
        <array>
        <string>apple.com</string>
        </array>
        """),
    ])

  /// Hosts that no deny list means to block: Apple's sign-in, iCloud, push and update hosts, and the pages
  /// where mail providers ask for the password.
  private static let hosts = [
    "www.apple.com", "account.apple.com", "appleid.apple.com", "idmsa.apple.com", "gsa.apple.com",
    "courier.push.apple.com", "mesu.apple.com", "captive.apple.com", "setup.icloud.com",
    "www.icloud.com", "imap.mail.me.com", "smtp.mail.me.com", "accounts.google.com", "imap.gmail.com",
    "smtp.gmail.com", "login.microsoftonline.com", "outlook.office365.com", "login.live.com",
    "login.yahoo.co.jp", "imap.mail.yahoo.co.jp",
  ]

  func check(_ device: Device) -> [Finding] {
    let filters = device.contentFilters.filter {
      [.builtIn, .familyControls].contains($0.kind) && !$0.denyList.isEmpty
    }
    if filters.isEmpty { return [] }
    let own = Set(device.mailServers.compactMap(\.hostName)).sorted().prefix(20)
    let addresses = AddressText(hosts: own + Self.hosts)
    return filters.flatMap(\.denyList).compactMap { entry in
      guard let part = Self.compared(entry.value), let host = addresses.firstHost(with: part) else {
        return nil
      }
      if part == host {
        return finding(
          at: entry.place, Text(en: "\"\(entry.value)\" is blocked", ja: "\"\(entry.value)\" を遮断します"))
      }
      return finding(
        at: entry.place,
        Text(
          en: "\"\(entry.value)\" is part of \"\(host)\" and blocks it",
          ja: "\"\(entry.value)\" は \"\(host)\" の一部と一致するため、\"\(host)\" を遮断します"))
    }
  }

  /// The text that is looked for in addresses; nil for an entry without any.
  private static func compared(_ entry: String) -> String? {
    var part = HostName.normalised(entry)
    // `*` is no wildcard there, but whoever writes `*.apple.com` means every host of apple.com.
    while part.hasPrefix("*") { part.removeFirst() }
    if part.hasPrefix("http://") { part = "https" + part.dropFirst("http".count) }
    return part.isEmpty ? nil : part
  }
}
