/// A signed profile whose signature does not fit its content.
///
/// Trust is not judged here: a signer that nobody knows is in order as long as the content is unchanged.
struct ProfileSignatureBroken: Rule {
  let about = About(
    id: "profile-signature-broken",
    level: .error,
    reads: .documents,
    title: Text(
      en: "Signature does not fit the profile",
      ja: "署名がプロファイルの内容と合わない"),
    why: Text(
      en: """
        The profile was changed after it was signed, perhaps by an editor or by a transfer as text. The \
        device refuses to install it, so nothing in it takes effect.
        """,
      ja: """
        署名した後で内容が変わっています。エディタでの保存や、テキストとしての転送が原因のこともあります。\
        デバイスはインストールを拒否するため、設定は 1 つも有効になりません。
        """),
    fix: Text(
      en: "Change the unsigned profile and sign it again; transfer it as a binary file.",
      ja: "署名前のプロファイルを修正して署名し直し、バイナリファイルとして転送してください。"),
    symptoms: [.s3],
    bad: [
      .text(ExampleSignature.changed)
    ],
    good: [
      .text(ExampleSignature.fitting)
    ])

  func check(_ device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard document.read.signatures.contains(where: { $0.verdict == .broken }) else { return nil }
      return finding(
        at: Place(document: position, .document),
        Text(
          en: "the content was changed after signing; sign the profile again",
          ja: "署名後に内容が変更されています。プロファイルに署名し直してください"))
    }
  }
}
