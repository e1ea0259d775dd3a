/// Two accounts that are called alike.
///
/// Apple's deployment guide, list of payloads for iPhone and iPad: payloads with the same account
/// description (or display name) are treated as exclusive. The catalogue has an error for all kinds of
/// accounts. Public generators give one description to a person's mail, calendar and contacts, and those
/// profiles work, so the error is for two accounts of one kind; across kinds, and for display names, which
/// Apple's schema says need not be unique, it is a note. A mailbox that is set up twice is
/// `mail-duplicate-account`, whatever it is called.
struct MailDescriptionDuplicate: Rule {
  let about = About(
    id: "mail-description-duplicate",
    level: .error,
    reads: .accounts,
    title: Text(en: "Two accounts of one name", ja: "同じ名前のアカウント"),
    why: Text(
      en: """
        iPhone and iPad treat payloads with the same account description as exclusive: one of the two \
        accounts is left out. Where both appear, nobody can tell them apart.
        """,
      ja: """
        iPhone と iPad は、アカウントの説明が同じペイロードを排他的に扱うため、どちらか一方が設定されません。\
        両方表示されても見分けがつきません。
        """),
    fix: Text(
      en: "Give each account a description of its own.",
      ja: "アカウントごとに別の説明を付けてください。"),
    symptoms: [.s3, .s1],
    guide: [81],
    bad: [
      .mails([
        """
        <key>EmailAccountDescription</key>
        <string>Example Mail</string>
        """,
        """
        <key>EmailAccountDescription</key>
        ▶<string>Example Mail</string>
        <key>EmailAddress</key>
        <string>sales@example.com</string>
        <key>IncomingMailServerUsername</key>
        <string>sales@example.com</string>
        <key>OutgoingMailServerUsername</key>
        <string>sales@example.com</string>
        """,
      ]),
      .payloads([
        ("com.apple.eas.account", exchange("taro")),
        ("com.apple.eas.account", exchange("sales", mark: "▶")),
      ]),
    ],
    good: [
      .payloads([
        (
          "com.apple.google-oauth",
          """
          <key>AccountDescription</key>
          <string>Google</string>
          <key>EmailAddress</key>
          <string>taro@example.com</string>
          """
        ),
        (
          "com.apple.google-oauth",
          """
          <key>AccountDescription</key>
          <string>Google (info)</string>
          <key>EmailAddress</key>
          <string>info@example.com</string>
          """
        ),
      ]),
      .payloads([
        ("com.apple.caldav.account", dav("Cal", "{{accountDescription}}")),
        ("com.apple.caldav.account", dav("Cal", "{{accountDescription}}")),
      ]),
      .payloads([
        (
          "com.apple.caldav.account",
          dav("Cal", "") + "<key>PayloadDisplayName</key>\n<string>CalDAV</string>"
        ),
        (
          "com.apple.caldav.account",
          dav("Cal", "") + "<key>PayloadDisplayName</key>\n<string>CalDAV</string>"
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    // What a device lists, it has taken already.
    let accounts = device.lastingAccounts.filter { !($0.mail?.isExported ?? false) }
    guard Self.mayRepeat(accounts, on: device) else { return [] }
    let duplicates = device.duplicatePayloads
    var ofKind: [Name: Place] = [:]
    var ofAnyKind: [String: Place] = [:]
    var displayNames: [Name: Place] = [:]
    return accounts.compactMap { account in
      if duplicates.contains(account.payload) { return nil }
      let isExchange = [.exchangeActiveSync, .exchangeWebServices].contains(account.kind)
      // Exchange has no description: there the model reads the display name.
      if let name = account.description.located, !isExchange, !name.value.isEmpty {
        if let first = remember(Name(account, name), at: name.place, in: &ofKind) {
          return alike(
            .error, name, first,
            Text(
              en: "another account of this kind is called \(name.value.quoted) too; choose another name",
              ja: "同じ種類の別のアカウントも \(name.value.quoted) という名前です。別の名前にしてください"))
        }
        if let first = remember(name.value, at: name.place, in: &ofAnyKind) {
          return alike(
            .note, name, first,
            Text(
              en: "an account of another kind is called \(name.value.quoted) too; another name is safer",
              ja: "種類の異なるアカウントも \(name.value.quoted) という名前です。別の名前にしておくと確実です"))
        }
      }
      guard let name = device.payloads[account.payload].displayName,
        !Self.usualNames.contains(name.value.lowercased()),
        let first = remember(Name(account, name), at: name.place, in: &displayNames)
      else { return nil }
      return alike(
        .note, name, first,
        Text(
          en: "another payload of this kind has the display name \(name.value.quoted) too",
          ja: "同じ種類の別のペイロードも表示名が \(name.value.quoted) です"))
    }
  }

  /// Whether two of the names may be alike: most devices need no table of them.
  private static func mayRepeat(_ accounts: [Account], on device: Device) -> Bool {
    func hash(_ text: String?) -> CaselessHash? {
      text.map { text in
        var hash = CaselessHash()
        hash.add(text)
        return hash
      }
    }
    return CaselessHash.mayRepeat(accounts.compactMap { hash($0.description.value) })
      || CaselessHash.mayRepeat(accounts.compactMap { hash(device.payloads[$0.payload].displayName?.value) })
  }

  /// The place that has the key already; else nil, and the key is taken from now on.
  private func remember<Key>(_ key: Key, at place: Place, in table: inout [Key: Place]) -> Place? {
    if let first = table[key] { return first }
    table[key] = place
    return nil
  }

  private func alike(_ level: Level, _ name: Located<String>, _ first: Place, _ message: Text) -> Finding {
    finding(level, at: name.place, message)
      .related(to: first, Text(en: "first used here", ja: "最初に使われているのはここです"))
  }

  /// A kind of account and what one of them is called.
  private struct Name: Hashable {
    var kind: Account.Kind
    var text: String

    init(_ account: Account, _ name: Located<String>) {
      kind = account.kind
      text = name.value
    }
  }

  /// What editors write when nobody gives a name.
  private static let usualNames: Set<String> = [
    "", "mail", "email", "e-mail", "メール", "exchange", "exchange activesync", "exchange web services",
    "google", "google account", "google accounts", "caldav", "carddav", "calendar", "calendars", "カレンダー",
    "contacts", "連絡先", "ldap", "subscribed calendars", "account", "アカウント",
  ]

  private static func exchange(_ user: String, mark: String = "") -> String {
    """
    <key>EmailAddress</key>
    <string>\(user)@example.com</string>
    <key>Host</key>
    <string>eas.example.com</string>
    <key>PayloadDisplayName</key>
    \(mark)<string>Example Exchange</string>
    <key>SSL</key>
    <true/>

    """
  }

  private static func dav(_ kind: String, _ name: String) -> String {
    """
    <key>\(kind)DAVAccountDescription</key>
    <string>\(name)</string>
    <key>\(kind)DAVHostName</key>
    <string>dav.example.com</string>

    """
  }
}
