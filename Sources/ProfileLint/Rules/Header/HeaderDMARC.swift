/// Neither SPF nor DKIM vouches for the domain in From (RFC 7489).
struct HeaderDMARC: Rule {
  let about = About(
    id: "header-dmarc",
    level: .warning,
    reads: .messages,
    title: Text(en: "Message failed the DMARC check", ja: "DMARC の検証に失敗したメール"),
    why: Text(
      en:
        "DMARC passes where SPF or DKIM passes for the very domain in From. Without that, receivers put the message into Junk or refuse it, as the domain asks. A note where ARC passed or Microsoft's own check did, where the domain has no policy, or only p=none.",
      ja:
        "DMARC は、From と同じドメインで SPF か DKIM に合格すると合格になります。不合格のメールは、ドメインのポリシーに従って迷惑メール扱いや拒否になります。ARC や Microsoft の総合判定に合格している場合や、ポリシーがないか p=none だけの場合は注記です。"
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
        """),
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dmarc=▶pass (policy=none) header.from=example.com
        """),
      // Microsoft knows the server that forwarded it.
      .message(
        """
        Authentication-Results: dmarc=▶fail action=oreject header.from=example.com;compauth=pass reason=130
        """),
      .message(
        """
        Authentication-Results: mx1.example.jp; dmarc=▶fail (p=NONE dis=NONE) header.from=example.com
        List-Id: staff <staff.lists.example.org>
        """),
    ],
    good: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dmarc=pass (p=REJECT) header.from=example.com
        """),
      // From one mailbox to another of one organisation.
      .message(
        """
        Authentication-Results: dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=example.com;
        X-MS-Exchange-Organization-AuthAs: Internal
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = message.verdicts
      let isSettled = verdicts.has(.arc, "pass") || verdicts.has(.compauth, "pass")
      return verdicts.all(.dmarc).compactMap { verdict in
        if message.isInternal, verdict.result == "none" { return nil }
        guard let text = text(verdict, verdict.property("header.from") ?? message.from?.value) else {
          return nil
        }
        let isFault = ["fail", "permerror"].contains(verdict.result)
        // Lists change messages, and the domain lets them.
        let isAllowed = message.isOfList && verdict.isOfPolicyNone
        return finding(isFault && !isSettled && !isAllowed ? .warning : .note, at: verdict.place, text)
      }
    }
  }

  private func text(_ verdict: Verdicts.Verdict, _ from: String?) -> Text? {
    let domain = Text(en: from?.quoted ?? "the author's domain", ja: from?.quoted ?? "差出人のドメイン")
    return switch verdict.result {
    case "fail":
      Text(
        en: "DMARC is fail for \(domain.en): neither SPF nor DKIM passed for that domain",
        ja: "\(domain.ja) の DMARC は fail です。SPF も DKIM もこのドメインでは合格していません")
    case "permerror":
      Text(
        en: "DMARC is permerror for \(domain.en): its DMARC record cannot be read; correct it",
        ja: "\(domain.ja) の DMARC は permerror です。DMARC レコードに誤りがあるため、直してください")
    case "none":
      Text(
        en: "\(domain.en) publishes no DMARC policy, so anybody can write in its name",
        ja: "\(domain.ja) は DMARC ポリシーを公開していないため、なりすましを防げません")
    case "pass" where verdict.isOfPolicyNone:
      Text(
        en: "the DMARC policy of \(domain.en) is none, which asks receivers for nothing",
        ja: "\(domain.ja) の DMARC ポリシーは none で、受信側に何も求めていません")
    default: nil
    }
  }
}
