import LocatedPlist

/// Managed mail domains that leave out the iCloud account of the same device.
///
/// Apple's schema: an address whose end matches none of EmailDomains is marked in Mail. Whether somebody's
/// own iCloud address should be marked is a matter of taste, hence a note. An iCloud account is told by its
/// address or its servers; one with a custom domain needs that domain.
struct DomainsMissingICloud: Rule {
  let about = About(
    id: "domains-missing-icloud",
    level: .note,
    reads: .preferences,
    keys: ["EmailDomains"],
    title: Text(
      en: "iCloud address marked as foreign",
      ja: "組織外として表示される iCloud のアドレス"),
    why: Text(
      en: "Mail shows addresses outside EmailDomains in red, also the person's own iCloud address.",
      ja: "「メール」は EmailDomains にないアドレスを赤で表示します。自分の iCloud のアドレスも対象です。"),
    fix: Text(
      en: "Add the domain of the iCloud address to EmailDomains, unless it is meant to stand out.",
      ja: "意図した表示でなければ、iCloud アドレスのドメインを EmailDomains に加えてください。"),
    symptoms: [],
    guide: [65],
    bad: [
      .payloads([
        (
          "com.apple.domains",
          """
          <key>EmailDomains</key>
          ▶<array>
          <string>example.com</string>
          </array>
          """
        ), ("com.apple.mail.managed", iCloud),
      ])
    ],
    good: [
      .payloads([
        (
          "com.apple.domains",
          """
          <key>EmailDomains</key>
          <array>
          <string>example.com</string>
          <string>@icloud.com</string>
          </array>
          """
        ), ("com.apple.mail.managed", iCloud),
      ]),
      .payloads([
        (
          "com.apple.domains",
          """
          <key>EmailDomains</key>
          <array>
          <string>example.com</string>
          <string>$MAIL_DOMAIN</string>
          </array>
          """
        ), ("com.apple.mail.managed", iCloud),
      ]),
      .payload("com.apple.domains", "<key>WebDomains</key>\n<array>\n<string>example.com</string>\n</array>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.preferences(.domains).compactMap { domains in
      guard let array = domains.entries.node["EmailDomains"], array.kind == .array else { return nil }
      let listed = domains.entries.strings("EmailDomains").map { $0.value.lowercased() }
      // An entry that cannot be judged may be the domain.
      guard !listed.isEmpty, listed.count == Array(array.children).count else { return nil }
      for account in device.mailAccounts where account.isICloud {
        guard let domain = account.domain, !listed.contains(where: ("@" + domain).hasSuffix) else { continue }
        return finding(
          at: domains.entries.place(of: array),
          Text(
            en: "\(domain.quoted) of the iCloud account is not listed, so its address is marked in Mail",
            ja: "iCloud アカウントの \(domain.quoted) がリストにないため、そのアドレスは「メール」で赤く表示されます")
        )
        .related(
          to: account.address.place ?? account.place, Text(en: "the account's address", ja: "アカウントのアドレス"))
      }
      return nil
    }
  }

  private static let iCloud = Example.mailKeys(
    """
    <key>EmailAddress</key>
    <string>hanako@icloud.com</string>
    <key>IncomingMailServerHostName</key>
    <string>imap.mail.me.com</string>
    <key>IncomingMailServerUsername</key>
    <string>hanako</string>
    <key>OutgoingMailServerHostName</key>
    <string>smtp.mail.me.com</string>
    <key>OutgoingMailServerUsername</key>
    <string>hanako@icloud.com</string>
    """, number: 1)
}
