/// Two declarations of one identifier that do not say the same.
struct DeclarationDuplicateIdentifier: Rule {
  let about = About(
    id: "declaration-duplicate-identifier",
    level: .warning,
    reads: .declarations,
    title: Text(en: "Two declarations with one identifier", ja: "識別子が重複している宣言"),
    why: Text(
      en: "A device keeps one declaration for each identifier, so one of the two takes the other's place.",
      ja: "端末は識別子ごとに一つの宣言だけを保持するため、一方がもう一方に置き換えられます。"),
    fix: Text(
      en: "Give each declaration an identifier of its own, or leave one out.",
      ja: "宣言ごとに別の識別子を付けるか、一方を取り除いてください。"),
    symptoms: [.s3],
    bad: [.text(Self.example(second: "▶\"asset-1\""))],
    good: [.text(Self.example(second: "\"asset-2\""))])

  private static func example(second: String) -> String {
    """
    [
      {"Type": "com.apple.asset.useridentity", "Identifier": "asset-1", "ServerToken": "1",
       "Payload": {"FullName": "Taro Example", "EmailAddress": "taro@example.com"}},
      {"Type": "com.apple.asset.useridentity", "Identifier": \(second), "ServerToken": "1",
       "Payload": {"FullName": "Hanako Example", "EmailAddress": "hanako@example.com"}}
    ]
    """
  }

  func check(_ device: Device) -> [Finding] {
    let set = device.declarations
    return set.all.compactMap { declaration in
      guard let first = set[declaration.identifier.value],
        first.identifier.place != declaration.identifier.place,
        !first.entries.node.hasSameContent(as: declaration.entries.node)
      else { return nil }
      return finding(
        at: declaration.identifier.place,
        Text(
          en: "\(declaration.identifier.value.quoted) is another declaration's identifier already",
          ja: "\(declaration.identifier.value.quoted) は別の宣言の識別子としてすでに使われています")
      )
      .related(to: first.identifier.place, Text(en: "first used here", ja: "最初の使用はここです"))
    }
  }
}
