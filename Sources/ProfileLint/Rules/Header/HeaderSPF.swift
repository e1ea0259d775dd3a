/// The sending server is not one that the envelope sender's domain names (RFC 7208).
///
/// A message that was forwarded fails SPF and passes DMARC by its signature, which is healthy: a note then.
struct HeaderSPF: Rule {
  let about = About(
    id: "header-spf",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sender failed the SPF check", ja: "SPF の検証に失敗した送信元"),
    why: Text(
      en:
        "The domain of the envelope sender lists the servers that may send for it. fail and softfail mean that this one is not among them, permerror that the list cannot be read. A note for other results, and where DMARC, ARC or a signature of the author's domain passed all the same.",
      ja:
        "差出人のドメインは、送信を許可するサーバーを SPF レコードで公開しています。fail と softfail はこのサーバーが含まれていないこと、permerror はレコードが読めないことを表します。それ以外の結果や、DMARC・ARC・差出人ドメインの署名のいずれかに合格している場合は注記です。"
    ),
    fix: Text(
      en:
        "Add the sending server's address or include to the domain's SPF record, or send through the domain's own server.",
      ja: "ドメインの SPF レコードに送信サーバーのアドレスか include を追加するか、ドメイン所定の送信サーバーを使ってください。"),
    symptoms: [.s4],
    guide: [74, 69],
    bad: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         spf=▶fail smtp.mailfrom=example.com
        """),
      .message(
        """
        Authentication-Results: mx1.example.jp;
         spf=▶fail smtp.mailfrom=example.com;
         dkim=pass header.d=example.com;
         dmarc=pass header.from=example.com
        """),
      // iCloud writes one field for each check.
      .message(
        """
        Authentication-Results: bimi.icloud.com; bimi=skipped
        Authentication-Results: spf.icloud.com; spf=▶softfail smtp.mailfrom=example.com
        """),
      .message("Received-SPF: ▶fail (not permitted) client-ip=203.0.113.5; envelope-from=taro@example.com"),
    ],
    good: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         spf=pass smtp.mailfrom=example.com
        """),
      // Of fields without a name, only the uppermost is the receiver's for sure.
      .message(
        """
        Authentication-Results: spf=pass (sender IP is 203.0.113.5) smtp.mailfrom=example.com
        Authentication-Results: spf=fail (sender IP is 192.0.2.7) smtp.mailfrom=example.com
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = message.verdicts
      let isSettled =
        verdicts.isSettled || verdicts.isWithoutDMARC && verdicts.hasAlignedSignature(message.from?.value)
      let all = verdicts.all(.spf)
      return all.filter { $0.result != "pass" && !(all.count > 1 && $0.isAboutGreeting) }.map { verdict in
        let isFault = ["fail", "hardfail", "softfail", "permerror"].contains(verdict.result)
        let domain = verdict.envelopeDomain ?? message.domain("Return-Path")?.value
        return finding(
          isFault && !isSettled ? .warning : .note, at: verdict.place, text(verdict.result, domain))
      }
    }
  }

  /// What a result means: RFC 7208, section 2.6.
  private func text(_ result: String, _ domain: String?) -> Text {
    let sender = Text(en: domain?.quoted ?? "the sender", ja: domain?.quoted ?? "送信元")
    let shown = result.prefix(40)
    switch result {
    case "fail", "hardfail", "softfail":
      return Text(
        en: "SPF is \(shown) for \(sender.en): the sending server is not one that the domain names",
        ja: "\(sender.ja) の SPF は \(shown) です。送信サーバーがドメインの SPF レコードで許可されていません")
    case "permerror":
      return Text(
        en: "SPF is \(shown) for \(sender.en): the domain's SPF record cannot be read; correct it",
        ja: "\(sender.ja) の SPF は \(shown) です。ドメインの SPF レコードに誤りがあるため、直してください")
    case "temperror":
      return Text(
        en: "SPF is \(shown) for \(sender.en): the DNS gave no answer at that time",
        ja: "\(sender.ja) の SPF は \(shown) です。DNS が一時的に応答しませんでした")
    case "none":
      return Text(
        en: "SPF is \(shown) for \(sender.en): the domain has no SPF record; publish one",
        ja: "\(sender.ja) の SPF は \(shown) です。ドメインに SPF レコードがないため、公開してください")
    case "neutral":
      return Text(
        en: "SPF is \(shown) for \(sender.en): the domain says neither yes nor no to the sending server",
        ja: "\(sender.ja) の SPF は \(shown) です。送信サーバーを許可するかどうかをドメインが示していません")
    default:
      return Text(
        en: "SPF is \(shown) for \(sender.en)", ja: "\(sender.ja) の SPF は \(shown) です")
    }
  }
}
