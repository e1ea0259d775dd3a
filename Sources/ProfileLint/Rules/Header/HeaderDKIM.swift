/// No good signature of the author's domain (RFC 6376).
///
/// Mailing lists change messages and break signatures; there, and where DMARC, ARC or SPF passed, that is worth a
/// note, and nothing where another signature of the author's domain passed.
struct HeaderDKIM: Rule {
  let about = About(
    id: "header-dkim",
    level: .warning,
    reads: .messages,
    title: Text(en: "Signature failed, or is another domain's", ja: "DKIM 署名の検証失敗、または別ドメインの署名"),
    why: Text(
      en:
        "A DKIM signature shows that the author's domain sent the message and that nobody changed it. A warning for a signature that failed; a note where there is none, where it is another domain's, and where DMARC, ARC or SPF passed all the same or a mailing list changed the message.",
      ja:
        "DKIM 署名は、差出人のドメインが送信し、途中で改変されていないことを示します。署名の検証に失敗した場合は警告、署名がない場合や別ドメインの署名の場合、DMARC・ARC・SPF のいずれかに合格している場合やメーリングリスト経由の場合は注記です。"
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
        """),
      .message(
        """
        Authentication-Results: mx1.example.jp;
         dkim=▶fail header.d=example.com;
         dmarc=none header.from=example.com
        List-Id: staff <staff.lists.example.org>
        """),
      .message("Authentication-Results: mx1.example.jp; dkim=▶temperror header.d=example.com"),
      .message("Authentication-Results: mx1.example.jp; dkim=▶policy header.d=example.com"),
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
         dkim=pass
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
      let verdicts = message.verdicts
      let from = message.from?.value
      if verdicts.hasAlignedSignature(from) { return [] }
      let isSettled =
        verdicts.isSettled || message.isOfList || verdicts.isWithoutDMARC && verdicts.hasAlignedServer(from)
      return verdicts.all(.dkim).compactMap { verdict in
        if message.isInternal, verdict.result == "none" { return nil }
        guard let text = text(verdict, from: from) else { return nil }
        return finding(verdict.isBrokenSignature && !isSettled ? .warning : .note, at: verdict.place, text)
      }
    }
  }

  /// Nil for a good signature of which is not said whose it is.
  private func text(_ verdict: Verdicts.Verdict, from: String?) -> Text? {
    let result = verdict.result.prefix(40)
    let author = Text(en: from?.quoted ?? "the author's domain", ja: from?.quoted ?? "差出人のドメイン")
    guard let signer = verdict.signer else {
      if result == "pass" { return nil }
      return result == "none"
        ? Text(
          en: "the message has no DKIM signature; sign with a key of \(author.en)",
          ja: "DKIM 署名がありません。\(author.ja) の鍵で署名してください")
        : Text(
          en: "DKIM is \(result); sign with a key of \(author.en)",
          ja: "DKIM は \(result) です。\(author.ja) の鍵で署名してください")
    }
    guard let from, !OrganisationalDomain.areOne(signer, from) else {
      if result == "pass" { return nil }
      if let text = exception(verdict.result, signer) { return text }
      return Text(
        en:
          "the signature of \(signer.quoted) is \(result); something changed the message, or the key is wrong",
        ja: "\(signer.quoted) の署名は \(result) です。途中で改変されたか、鍵が正しくありません")
    }
    return Text(
      en:
        "the signature (\(result)) is that of \(signer.quoted), and the author's domain is \(from.quoted)",
      ja: "署名 (\(result)) は \(signer.quoted) のもので、差出人のドメイン \(from.quoted) と異なります")
  }

  /// What a result means that does not speak of a change (RFC 8601, section 2.7.1); nil for others.
  private func exception(_ result: String, _ signer: String) -> Text? {
    switch result {
    case "temperror":
      Text(
        en:
          "the signature of \(signer.quoted) is temperror: its key could not be fetched from the DNS at that time",
        ja: "\(signer.quoted) の署名は temperror です。その時点で DNS から鍵を取得できませんでした")
    case "policy":
      Text(
        en:
          "the signature of \(signer.quoted) is policy: the receiver does not accept it, for a key that is too short perhaps",
        ja: "\(signer.quoted) の署名は policy です。鍵が短すぎるなど、受信側のポリシーで受け入れられません")
    default: nil
    }
  }
}
