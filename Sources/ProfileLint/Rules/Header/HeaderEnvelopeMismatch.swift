/// Bounces go to another domain than the author's, and no signature ties the two.
struct HeaderEnvelopeMismatch: Rule {
  let about = About(
    id: "header-envelope-mismatch",
    level: .note,
    reads: .messages,
    title: Text(en: "Envelope sender of another domain", ja: "エンベロープと差出人のドメインの不一致"),
    why: Text(
      en:
        "Where Return-Path and From differ and no signature is of the author's domain, nothing that the receiver can check speaks for the author. Newsletter services are set up so when nobody gave them a key.",
      ja: "Return-Path と From のドメインが異なり、差出人ドメインの署名もないと、受信側が差出人を確認する手段がありません。配信サービスに署名鍵を設定していない場合によく起きます。"),
    fix: Text(
      en: "Let the service sign with a key of your domain, or use a bounce address below it.",
      ja: "配信サービスで自分のドメインの署名を設定するか、自分のドメインの返送先アドレスを使ってください。"),
    symptoms: [.s4],
    guide: [106],
    bad: [
      .message("Return-Path: <▶bounce@lists.example.net>")
    ],
    good: [
      .message(""),
      .message(
        """
        Return-Path: <bounce@lists.example.net>
        Authentication-Results: mx1.example.jp;
         dkim=pass header.d=example.com
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message -> Finding? in
      guard let envelope = message.domain("Return-Path"), let from = message.from?.value,
        !OrganisationalDomain.areOne(envelope.value, from)
      else { return nil }
      let verdicts = message.verdicts
      if verdicts.hasAlignedSignature(from) || verdicts.has(.dmarc, "pass", "bestguesspass") { return nil }
      let address = message.located(message.tree.fields("Return-Path").first?["addresses"]?[0]?["address"])
      return finding(
        at: address?.place ?? envelope.place,
        Text(
          en:
            "bounces go to \(envelope.value.quoted), the author's domain is \(from.quoted), and no signature ties them",
          ja: "返送先のドメインは \(envelope.value.quoted)、差出人は \(from.quoted) で、両者を結ぶ署名がありません"))
    }
  }
}
