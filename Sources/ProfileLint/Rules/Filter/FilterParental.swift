/// Parental controls of a Mac: which pages and which apps may be opened.
///
/// restrictWeb is what switches the web filter on; useContentFilter and the lists only say how it decides.
struct FilterParental: Rule {
  let about = About(
    id: "filter-parental",
    level: .note,
    reads: [.filters, .preferences],
    title: Text(
      en: "Parental controls on a Mac",
      ja: "Mac のペアレンタルコントロール"),
    why: Text(
      en: """
        The web filter can shut out the page where a mail account signs in, and the list of apps can keep \
        Mail itself from opening. Both look like a fault of the account.
        """,
      ja: """
        Web フィルタはメールアカウントのサインイン画面を遮断することがあり、アプリの制限は「メール」自体を開けなくすることが\
        あります。どちらもアカウントの不具合のように見えます。
        """),
    fix: Text(
      en: "Allow the sign-in pages of your mail provider and the app Mail, or leave the controls out.",
      ja: "メール事業者のサインイン画面と「メール」アプリを許可するか、制限を外してください。"),
    symptoms: [.s2],
    guide: [87, 103],
    bad: [
      .payload(
        "com.apple.familycontrols.contentfilter",
        "<key>restrictWeb</key>\n▶<true/>\n<key>useContentFilter</key>\n<true/>"),
      .payload("com.apple.applicationaccess.new", "<key>familyControlsEnabled</key>\n▶<true/>"),
    ],
    good: [
      .payload(
        "com.apple.familycontrols.contentfilter",
        "<key>restrictWeb</key>\n<false/>\n<key>useContentFilter</key>\n<true/>"),
      .payload("com.apple.familycontrols.contentfilter", "<key>restrictWeb</key>\n<string>yes</string>"),
      .payload("com.apple.applicationaccess.new", "<key>familyControlsEnabled</key>\n<false/>"),
      .payload("com.apple.applicationaccess.new", "<key>familyControlsEnabled</key>\n<string>$ON</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let web = device.contentFilters.compactMap { filter -> Finding? in
      guard filter.kind == .familyControls, let restricts = filter.entries.boolean("restrictWeb").located,
        restricts.value
      else { return nil }
      return finding(
        at: restricts.place,
        Text(
          en: "restrictWeb limits web pages on this Mac; sign-in pages of mail accounts are web pages too",
          ja: "restrictWeb のため開ける Web ページが限られます。メールアカウントのサインイン画面も対象です"))
    }
    let apps = device.settings(.macApps, "familyControlsEnabled", equal: true).map {
      finding(
        at: $0.place,
        Text(
          en: "familyControlsEnabled decides which apps open on this Mac; Mail has to be allowed",
          ja: "familyControlsEnabled により、開けるアプリが制限されます。「メール」を許可しておく必要があります"))
    }
    return web + apps
  }
}
