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
        "The domain of the envelope sender lists the servers that may send for it. fail and softfail mean that this one is not among them, permerror that the list cannot be read. A note for other results, and where DMARC or ARC passed all the same.",
      ja:
        "差出人のドメインは、送信を許可するサーバーを SPF レコードで公開しています。fail と softfail はこのサーバーが含まれていないこと、permerror はレコードが読めないことを表します。それ以外の結果や、DMARC または ARC に合格している場合は注意です。"
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
    ],
    good: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         spf=pass smtp.mailfrom=example.com
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = Verdicts(message)
      let isSettled = verdicts.passesDMARC || verdicts.passesARC
      return verdicts.all("spf").filter { $0.result != "pass" }.map { verdict in
        let isFault = ["fail", "hardfail", "softfail", "permerror"].contains(verdict.result)
        let domain = (verdict.property("smtp.mailfrom") ?? verdict.property("smtp.helo") ?? "?").quoted
        return finding(
          isFault && !isSettled ? .warning : .note, at: verdict.place,
          Text(
            en: "SPF is \(verdict.result) for \(domain): the sending server is not one that the domain names",
            ja: "\(domain) の SPF は \(verdict.result) です。送信サーバーがドメインの SPF レコードで許可されていません"))
      }
    }
  }
}
