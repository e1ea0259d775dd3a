/// No good signature of the author's domain (RFC 6376).
///
/// Mailing lists change messages and break signatures; where DMARC or ARC passed, or another signature of the
/// author's domain did, that is worth a note at most.
struct HeaderDKIM: Rule {
  let about = About(
    id: "header-dkim",
    level: .warning,
    reads: .messages,
    title: Text(en: "Signature failed, or is another domain's", ja: "DKIM 署名の検証失敗、または別ドメインの署名"),
    why: Text(
      en:
        "A DKIM signature shows that the author's domain sent the message and that nobody changed it. A warning for a signature that failed; a note where there is none, where it is another domain's, and where DMARC or ARC passed all the same.",
      ja:
        "DKIM 署名は、差出人のドメインが送信し、途中で改変されていないことを示します。署名の検証に失敗した場合は警告、署名がない場合や別ドメインの署名の場合、DMARC または ARC に合格している場合は注意です。"
    ),
    fix: Text(
      en: "Sign with a 2048-bit key of the domain in From, after everything that changes the message.",
      ja: "From のドメインの 2048 ビットの鍵で、本文を変更する処理のあとに署名してください。"),
    symptoms: [.s4],
    guide: [75],
    bad: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dkim=▶fail header.d=example.com
        """)
    ],
    good: [
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dkim=pass header.d=mail.example.com
        """),
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dkim=fail header.d=list.example.org;
         dkim=pass header.d=example.com
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = Verdicts(message)
      let from = message.from?.value
      if verdicts.hasAlignedSignature(from) { return [] }
      let isSettled = verdicts.passesDMARC || verdicts.passesARC
      return verdicts.all("dkim").map { verdict in
        let isFault = ["fail", "permerror", "policy"].contains(verdict.result)
        return finding(
          isFault && !isSettled ? .warning : .note, at: verdict.place,
          text(verdict, from: from ?? "?"))
      }
    }
  }

  private func text(_ verdict: Verdicts.Verdict, from: String) -> Text {
    guard let signer = verdict.signer else {
      return Text(
        en: "DKIM is \(verdict.result); sign with a key of \(from.quoted)",
        ja: "DKIM は \(verdict.result) です。\(from.quoted) の鍵で署名してください")
    }
    if OrganisationalDomain.areOne(signer, from) {
      return Text(
        en:
          "the signature of \(signer.quoted) is \(verdict.result); something changed the message, or the key is wrong",
        ja: "\(signer.quoted) の署名は \(verdict.result) です。途中で改変されたか、鍵が正しくありません")
    }
    return Text(
      en:
        "the signature (\(verdict.result)) is that of \(signer.quoted), and the author's domain is \(from.quoted)",
      ja: "署名 (\(verdict.result)) は \(signer.quoted) のもので、差出人のドメイン \(from.quoted) と異なります")
  }
}
