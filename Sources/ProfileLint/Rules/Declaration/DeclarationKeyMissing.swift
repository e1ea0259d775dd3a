/// A key that Apple's schema requires and a declaration does not have.
struct DeclarationKeyMissing: Rule {
  let about = About(
    id: "declaration-key-missing",
    level: .error,
    reads: .declarations,
    title: Text(en: "Declaration without a required key", ja: "必須のキーがない宣言"),
    why: Text(
      en:
        "A device reports a declaration without a required key as invalid and does not apply it: the account or setting does not appear.",
      ja: "必須のキーがない宣言は、端末で無効と報告され適用されません。アカウントや設定は追加されません。"),
    fix: Text(
      en: "Add the keys that Apple's documentation of the declaration calls required.",
      ja: "Apple のドキュメントで必須とされているキーを追加してください。"),
    symptoms: [.s3],
    guide: [33],
    yieldsTo: ["dns-unreachable-shape", "filter-plugin-incomplete"],
    bad: [
      .text(
        Self.example("\"IncomingServer\": ▶{\"ServerType\": \"IMAP\", \"AuthenticationMethod\": \"None\"},")),
      .text(Self.example("", mark: "▶")),
      .text(
        """
        ▶{"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1"}
        """),
      .text(
        """
        [
          ▶{"Type": "com.apple.asset.useridentity", "Payload": {"FullName": "Taro Example"}}
        ]
        """),
    ],
    good: [
      .text(
        Self.example(
          """
          "IncomingServer": {"ServerType": "IMAP", "HostName": "imap.example.com", "Port": 993,
               "AuthenticationMethod": "Password"},
          """)),
      // What a server lists, without what it says.
      .text(
        """
        [
          {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1"},
          {"Type": "com.apple.asset.useridentity", "Identifier": "asset-1", "ServerToken": "1"}
        ]
        """),
      .text(
        """
        {"asset-1": {"Type": "com.apple.asset.useridentity", "Payload": {"FullName": "Taro Example"}}}
        """),
    ])

  private static func example(_ incoming: String, mark: String = "") -> String {
    """
    {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
     "Payload": \(mark){
       "VisibleName": "Work",
       \(incoming)
       "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.declarations.shapes.flatMap(\.shape.gaps).map(finding)
  }

  private func finding(_ gap: DeclarationShape.Gap) -> Finding {
    let keys = gap.keys
    let list = keys.dropLast().joined(separator: ", ")
    return finding(
      at: gap.place,
      Text(
        en: keys.count == 1
          ? "\(keys[0]) is missing, and Apple requires it"
          : "\(list) and \(keys[keys.count - 1]) are missing, and Apple requires them",
        ja: "必須のキー \(keys.joined(separator: "・")) がありません"))
  }
}
