import ProfileSchema

/// A declaration names another one that is not there, or that is of no use to it.
///
/// Whoever lints a single declaration has not shown what it names, so what is missing is a note then; it is a
/// warning where others of its kind stand in the set, and nothing where the server's manifest has it. Which assets
/// a key may name is Apple's schema's word.
struct DeclarationReference: Rule {
  let about = About(
    id: "declaration-reference",
    level: .warning,
    reads: .declarations,
    title: Text(en: "Reference that leads nowhere, or to the wrong thing", ja: "参照先がない、または種類が違う参照"),
    why: Text(
      en:
        "A configuration whose asset is missing, or of another type, is reported as invalid by the device and not applied: the account does not appear. Of an activation only the configurations that exist are installed. A note where nothing of that kind was given.",
      ja:
        "参照先のアセットがない、または種類が違う構成は、端末で無効と報告され適用されません。アカウントも追加されません。アクティベーションでは、存在する構成だけがインストールされます。同じ種類の宣言が一つも含まれていない場合は注記です。"
    ),
    fix: Text(
      en: "Send what is named along, or correct the identifier.",
      ja: "参照先を一緒に送るか、識別子を直してください。"),
    symptoms: [.s3],
    guide: [54],
    bad: [
      .text(Self.example(reference: "▶\"asset-2\"", asset: "asset-1")),
      .text(Self.example(reference: "▶\"login-1\"", asset: "asset-1")),
      .text(Self.activation("▶\"asset-1\"")), .text(Self.activation("\"mail-1\", ▶\"mail-2\"")),
      .text(
        """
        [
          {"Type": "com.apple.configuration.network.relay", "Identifier": "relay-1", "ServerToken": "1",
           "Payload": {"VisibleName": "Work", "MatchDomains": ["example.com"],
             "Relays": [{"HTTP3RelayURL": "https://relay.example.com", "PublicKeyData": [▶"login-1"]}]}},
          {"Type": "com.apple.asset.credential.userpassword", "Identifier": "login-1", "ServerToken": "1",
           "Payload": {"Reference": {"DataURL": "https://mdm.example.com/login.json"}}}
        ]
        """),
    ],
    good: [
      .text(Self.example(reference: "\"asset-1\"", asset: "asset-1")), .text(Self.activation("\"mail-1\"")),
    ])

  private static func example(reference: String, asset: String) -> String {
    """
    [
      {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
       "Payload": {
         "VisibleName": "Work", "UserIdentityAssetReference": \(reference),
         "IncomingServer": {"ServerType": "IMAP", "HostName": "imap.example.com", "Port": 993,
           "AuthenticationMethod": "Password", "AuthenticationCredentialsAssetReference": "login-1"},
         "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password",
           "AuthenticationCredentialsAssetReference": "login-1"}}},
      {"Type": "com.apple.asset.useridentity", "Identifier": "\(asset)", "ServerToken": "1",
       "Payload": {"FullName": "Taro Example", "EmailAddress": "taro@example.com"}},
      {"Type": "com.apple.asset.credential.userpassword", "Identifier": "login-1", "ServerToken": "1",
       "Payload": {"Reference": {"DataURL": "https://mdm.example.com/login.json"}}}
    ]
    """
  }

  /// The same with an activation in front.
  private static func activation(_ configurations: String) -> String {
    let rest = example(reference: "\"asset-1\"", asset: "asset-1").dropFirst()
    return """
      [
        {"Type": "com.apple.activation.simple", "Identifier": "activation-1", "ServerToken": "1",
         "Payload": {"StandardConfigurations": [\(configurations)]}},\(rest)
      """
  }

  func check(_ device: Device) -> [Finding] {
    let set = device.declarations
    return set.shapes.flatMap { declaration, shape in
      shape.references.compactMap { finding($0, of: declaration, in: set) }
    }
  }

  private func finding(
    _ reference: DeclarationShape.Reference, of declaration: Declaration, in set: DeclarationSet
  ) -> Finding? {
    let identifier = reference.identifier
    let wanted: Declaration.Role = declaration.role == .activation ? .configuration : .asset
    guard let target = set[identifier.value] else {
      return set.isListed(identifier.value)
        ? nil : missing(identifier, level: set.has(wanted) ? .warning : .note)
    }
    let isWrong =
      target.role != wanted
      || !reference.assets.isEmpty && !reference.assets.contains(target.type)
        && DeclarationKeys.shared.knows(target.type)
    return isWrong ? wrong(reference, target, wanted) : nil
  }

  private func wrong(
    _ reference: DeclarationShape.Reference, _ target: Declaration, _ wanted: Declaration.Role
  ) -> Finding {
    let (identifier, key) = (reference.identifier, reference.key)
    let types = Alternatives(reference.assets)
    let text =
      if wanted == .configuration {
        Text(
          en: "\(identifier.value.quoted) is a \(target.type), and \(key) wants configurations",
          ja: "\(identifier.value.quoted) は \(target.type) です。\(key) には構成を指定してください")
      } else if reference.assets.isEmpty {
        Text(
          en: "\(identifier.value.quoted) is a \(target.type), and \(key) wants an asset",
          ja: "\(identifier.value.quoted) は \(target.type) です。\(key) にはアセットを指定してください")
      } else {
        Text(
          en: "\(identifier.value.quoted) is a \(target.type), and \(key) wants \(types.en)",
          ja: "\(identifier.value.quoted) は \(target.type) です。\(key) には \(types.ja) を指定してください")
      }
    return finding(.error, at: identifier.place, text)
      .related(to: target.identifier.place, Text(en: "what is named", ja: "参照先"))
  }

  private func missing(_ identifier: Located<String>, level: Level) -> Finding {
    finding(
      level, at: identifier.place,
      Text(
        en:
          "no declaration here is called \(identifier.value.quoted); send it along or correct the identifier",
        ja: "\(identifier.value.quoted) という宣言がここにはありません。一緒に送るか、識別子を直してください"))
  }
}
