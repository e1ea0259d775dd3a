/// A declaration names another one that is not there, or that is of no use to it.
///
/// Whoever lints a single declaration has not shown the assets, so what is missing is a note then; it is a
/// warning where assets stand in the set.
struct DeclarationReference: Rule {
  let about = About(
    id: "declaration-reference",
    level: .warning,
    reads: .declarations,
    title: Text(en: "Reference that leads to no asset", ja: "参照先のないアセット参照"),
    why: Text(
      en:
        "A configuration whose asset is missing, or is no asset, is reported as invalid by the device and not applied: the account does not appear. A note where the set holds no asset at all.",
      ja: "参照先のアセットがない、またはアセットではない構成は、端末で無効と報告され適用されません。アカウントも追加されません。アセットが一つも含まれていない場合は注記です。"),
    fix: Text(
      en: "Send the asset with the configuration, or correct the identifier.",
      ja: "アセットを構成と一緒に送るか、識別子を直してください。"),
    symptoms: [.s3],
    guide: [54],
    bad: [.text(Self.example(reference: "▶\"asset-2\"", asset: "asset-1"))],
    good: [.text(Self.example(reference: "\"asset-1\"", asset: "asset-1"))])

  private static func example(reference: String, asset: String) -> String {
    """
    [
      {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
       "Payload": {
         "VisibleName": "Work", "UserIdentityAssetReference": \(reference),
         "IncomingServer": {"ServerType": "IMAP", "HostName": "imap.example.com", "Port": 993,
           "AuthenticationMethod": "Password"},
         "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password"}}},
      {"Type": "com.apple.asset.useridentity", "Identifier": "\(asset)", "ServerToken": "1",
       "Payload": {"FullName": "Taro Example", "EmailAddress": "taro@example.com"}}
    ]
    """
  }

  func check(_ device: Device) -> [Finding] {
    let set = device.declarations
    let hasAssets = set.all.contains(where: \.isAsset)
    return set.all.flatMap { declaration in
      set.references(of: declaration).compactMap { key, identifier in
        let isAsset = key.hasSuffix("AssetReference")
        guard let target = set[identifier.value] else {
          return missing(identifier, level: hasAssets || !isAsset ? .warning : .note)
        }
        guard isAsset, !target.isAsset else { return nil }
        return finding(
          at: identifier.place,
          Text(
            en: "\(identifier.value.quoted) is a \(target.type), and \(key) wants an asset",
            ja: "\(identifier.value.quoted) は \(target.type) です。\(key) にはアセットを指定してください")
        )
        .related(to: target.identifier.place, Text(en: "what is named", ja: "参照先"))
      }
    }
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
