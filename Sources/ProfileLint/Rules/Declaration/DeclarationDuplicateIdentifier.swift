/// Two declarations of one identifier.
///
/// Copies in different files are one declaration that was exported twice; in one list a copy is a note.
struct DeclarationDuplicateIdentifier: Rule {
  let about = About(
    id: "declaration-duplicate-identifier",
    level: .warning,
    reads: .declarations,
    title: Text(en: "Two declarations with one identifier", ja: "識別子が重複している宣言"),
    why: Text(
      en:
        "A device keeps one declaration for each identifier, so one of the two takes the other's place. A note where both say the same.",
      ja: "端末は識別子ごとに一つの宣言だけを保持するため、一方がもう一方に置き換えられます。内容が同じ場合は注記です。"),
    fix: Text(
      en: "Give each declaration an identifier of its own, or leave one out.",
      ja: "宣言ごとに別の識別子を付けるか、一方を取り除いてください。"),
    symptoms: [.s3],
    bad: [
      .text(Self.example(second: "▶\"asset-1\"")),
      .text(Self.example(second: "▶\"asset-1\"", name: "Taro")),
    ],
    good: [
      .text(Self.example(second: "\"asset-2\"")),
      .together([.text(Self.example(second: "\"asset-2\"")), .text(Self.example(second: "\"asset-2\""))]),
    ])

  private static func example(second: String, name: String = "Hanako") -> String {
    """
    [
      {"Type": "com.apple.asset.useridentity", "Identifier": "asset-1", "ServerToken": "1",
       "Payload": {"FullName": "Taro Example"}},
      {"Type": "com.apple.asset.useridentity", "Identifier": \(second), "ServerToken": "1",
       "Payload": {"FullName": "\(name) Example"}}
    ]
    """
  }

  func check(_ device: Device) -> [Finding] {
    let set = device.declarations
    return set.all.compactMap { declaration in
      guard let first = set[declaration.identifier.value], !set.keeps(declaration) else { return nil }
      let isCopy = first.entries.node.hasSameContent(as: declaration.entries.node)
      let isInOneFile = first.entries.document == declaration.entries.document
      if isCopy && !isInOneFile { return nil }
      return finding(
        isCopy ? .note : .warning, at: declaration.identifier.place,
        message(declaration.identifier.value.quoted, isCopy: isCopy)
      )
      .related(to: first.identifier.place, Text(en: "first used here", ja: "最初の使用はここです"))
    }
  }

  private func message(_ identifier: String, isCopy: Bool) -> Text {
    if isCopy {
      return Text(
        en: "\(identifier) stands here already, with the same content; leave one out",
        ja: "\(identifier) は同じ内容ですでに含まれています。一方を取り除いてください")
    }
    return Text(
      en: "\(identifier) is another declaration's identifier already",
      ja: "\(identifier) は別の宣言の識別子としてすでに使われています")
  }
}
