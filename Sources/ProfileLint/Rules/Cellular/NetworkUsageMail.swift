import LocatedPlist

/// Mobile data taken from the app Mail.
///
/// Apple's schema: application rules apply to managed apps only; without AppIdentifierMatches to all of them;
/// `*` stands at the end, after a period. The catalogue has a warning for every rule that could meet Mail.
/// Mail is no app that an MDM server installs, and keeping managed apps off mobile data is common, so only
/// a rule that names Mail is a warning; one that covers it by a wildcard is a note.
struct NetworkUsageMail: Rule {
  let about = About(
    id: "network-usage-mail",
    level: .warning,
    reads: .preferences,
    keys: ["ApplicationRules"],
    title: Text(
      en: "No mobile data for Mail",
      ja: "「メール」のモバイル通信を禁止する設定"),
    why: Text(
      en: "Away from Wi-Fi, Mail neither fetches nor sends, although mobile data works for other apps.",
      ja: "Wi-Fi のない場所では、ほかのアプリが通信できても「メール」だけ送受信できません。"),
    fix: Text(
      en: "Take Mail out of the rule, or set AllowCellularData to true.",
      ja: "規則の対象から「メール」を外すか、AllowCellularData を true にしてください。"),
    symptoms: [.s2],
    guide: [45, 86],
    bad: [
      .payload(
        "com.apple.networkusagerules",
        rules(
          """
          <key>AllowCellularData</key>
          ▶<false/>
          <key>AppIdentifierMatches</key>
          <array>
          <string>com.example.files</string>
          <string>com.apple.mobilemail</string>
          </array>
          """)),
      .payload("com.apple.networkusagerules", rules("<key>AllowCellularData</key>\n▶<false/>")),
      .payload(
        "com.apple.networkusagerules",
        rules(
          """
          <key>AllowCellularData</key>
          ▶<false/>
          <key>AppIdentifierMatches</key>
          <array>
          <string>com.apple.*</string>
          </array>
          """)),
    ],
    good: [
      .payload(
        "com.apple.networkusagerules",
        rules(
          """
          <key>AllowCellularData</key>
          <false/>
          <key>AppIdentifierMatches</key>
          <array>
          <string>com.example.*</string>
          <string>com.apple.mobilemailer</string>
          </array>
          """)),
      .payload(
        "com.apple.networkusagerules",
        rules(
          """
          <key>AllowRoamingCellularData</key>
          <false/>
          <key>AppIdentifierMatches</key>
          <array>
          <string>com.apple.mobilemail</string>
          </array>
          """)),
    ])

  func check(_ device: Device) -> [Finding] {
    let rules = device.preferences(.networkUsage).flatMap { $0.entries.sections("ApplicationRules") }
    return rules.compactMap { rule in
      guard let allowed = rule.boolean("AllowCellularData").located, !allowed.value else { return nil }
      guard rule.has("AppIdentifierMatches") else {
        return finding(
          .note, at: allowed.place,
          Text(
            en: "no managed app may use mobile data; a mail app that MDM installed cannot either",
            ja: "管理対象のアプリはモバイル通信を使えません。MDM で配布したメールアプリも含まれます"))
      }
      let matches = rule.strings("AppIdentifierMatches").map(\.value)
      if matches.contains("com.apple.mobilemail") {
        return finding(
          at: allowed.place,
          Text(
            en: "AllowCellularData is false for com.apple.mobilemail; true is the default",
            ja: "com.apple.mobilemail の AllowCellularData が false になっています。既定値は true です"))
      }
      guard let match = matches.first(where: coversMail) else { return nil }
      return finding(
        .note, at: allowed.place,
        Text(
          en: "AllowCellularData is false for \(match.quoted), which covers com.apple.mobilemail",
          ja: "\(match.quoted) の AllowCellularData が false で、com.apple.mobilemail も対象に含まれます"))
    }
  }

  private func coversMail(_ match: String) -> Bool {
    match.hasSuffix("*") && "com.apple.mobilemail".hasPrefix(match.dropLast())
  }

  private static func rules(_ keys: String) -> String {
    "<key>ApplicationRules</key>\n<array>\n<dict>\n\(keys)\n</dict>\n</array>"
  }
}
