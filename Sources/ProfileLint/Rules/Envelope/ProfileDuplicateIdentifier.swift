/// Two profiles of a set with one identifier and different content.
///
/// The carrier docomo's own mail profiles do this. Payloads that carry their profile's identifier are
/// common and in order.
struct ProfileDuplicateIdentifier: Rule {
  let about = About(
    id: "profile-duplicate-identifier",
    level: .warning,
    reads: .profiles,
    title: Text(
      en: "Two profiles with one PayloadIdentifier",
      ja: "PayloadIdentifier が同じプロファイルが 2 つある"),
    why: Text(
      en: """
        To the device a profile with a known identifier is an update. Installing the second one removes the \
        first, and with it the accounts that it set up.
        """,
      ja: """
        デバイスは、識別子が同じプロファイルを更新とみなします。2 つ目をインストールすると 1 つ目は置き換わり、\
        それが設定したアカウントも消えます。
        """),
    fix: Text(
      en: "Give each profile an identifier of its own, unless one is meant to replace the other.",
      ja: "置き換える意図がなければ、プロファイルごとに別の識別子を付けてください。"),
    symptoms: [.s3],
    guide: [9, 67],
    bad: [
      .together([
        .profile("<key>PayloadIdentifier</key>\n<string>com.example.mail</string>"),
        .profile(
          """
          <key>PayloadIdentifier</key>
          ▶<string>com.example.mail</string>
          <key>PayloadDescription</key>
          <string>The other one</string>
          """),
      ])
    ],
    good: [
      .together([
        .profile("<key>PayloadIdentifier</key>\n<string>com.example.mail</string>"),
        .profile("<key>PayloadIdentifier</key>\n<string>com.example.vpn</string>"),
      ]),
      .together([
        .profile("<key>PayloadIdentifier</key>\n<string>${identifier}</string>"),
        .profile("<key>PayloadIdentifier</key>\n<string>${identifier}</string>"),
      ]),
      // A payload with its profile's identifier.
      .payload(
        "com.apple.dock", "<key>PayloadIdentifier</key>\n<string>com.example.5EED0000</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    var firsts: [String: Profile] = [:]
    return device.profiles.compactMap { profile in
      guard let identifier = profile.identifier, !identifier.value.isEmpty else { return nil }
      guard let first = firsts[identifier.value], let place = first.identifier?.place else {
        firsts[identifier.value] = profile
        return nil
      }
      if first.entries.node.hasSameContent(as: profile.entries.node) || !device.shareScope(first, profile) {
        return nil
      }
      return finding(
        at: identifier.place,
        Text(
          en:
            "\"\(identifier.value)\" belongs to another profile, which this one would replace; choose another",
          ja: "\"\(identifier.value)\" は別のプロファイルでも使われており、このプロファイルがそれを置き換えます。別の識別子にしてください")
      )
      .related(to: place, Text(en: "the other profile", ja: "もう一方のプロファイル"))
    }
  }
}
