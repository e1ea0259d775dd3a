/// Neither SPF nor DKIM vouches for the domain in From (RFC 7489).
struct HeaderDMARC: Rule {
  let about = About(
    id: "header-dmarc",
    level: .warning,
    reads: .messages,
    title: Text(en: "Message failed the DMARC check", ja: "DMARC の検証に失敗したメール"),
    why: Text(
      en:
        "DMARC passes where SPF or DKIM passes for the very domain in From. Without that, receivers put the message into Junk or refuse it, as the domain asks. A note where ARC passed, where the domain has no policy, or only p=none.",
      ja:
        "DMARC は、From と同じドメインで SPF か DKIM に合格すると合格になります。不合格のメールは、ドメインのポリシーに従って迷惑メール扱いや拒否になります。ARC に合格している場合や、ポリシーがないか p=none だけの場合は注意です。"
    ),
    fix: Text(
      en:
        "Send through a server that the domain's SPF record names, signed with the domain's key; then raise the policy to quarantine or reject.",
      ja: "ドメインの SPF レコードにある送信サーバーを使い、ドメインの鍵で署名してください。そのうえでポリシーを quarantine 以上にしてください。"),
    symptoms: [.s4, .s5],
    guide: [76, 50],
    bad: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         spf=pass smtp.mailfrom=example.net;
         dmarc=▶fail header.from=example.com
        """)
    ],
    good: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dmarc=pass (p=REJECT) header.from=example.com
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = Verdicts(message)
      return verdicts.all("dmarc").compactMap { verdict in
        let domain = (verdict.property("header.from") ?? message.from?.value ?? "?").quoted
        switch verdict.result {
        case "fail", "permerror":
          return finding(
            verdicts.passesARC ? .note : .warning, at: verdict.place,
            Text(
              en: "DMARC is \(verdict.result) for \(domain): neither SPF nor DKIM passed for that domain",
              ja: "\(domain) の DMARC は \(verdict.result) です。SPF も DKIM もこのドメインでは合格していません"))
        case "none":
          return finding(
            .note, at: verdict.place,
            Text(
              en: "\(domain) publishes no DMARC policy, so anybody can write in its name",
              ja: "\(domain) は DMARC ポリシーを公開していないため、なりすましを防げません"))
        case "pass" where verdict.comment.lowercased().contains("p=none"):
          return finding(
            .note, at: verdict.place,
            Text(
              en: "the DMARC policy of \(domain) is none, which asks receivers for nothing",
              ja: "\(domain) の DMARC ポリシーは none で、受信側に何も求めていません"))
        default: return nil
        }
      }
    }
  }
}
