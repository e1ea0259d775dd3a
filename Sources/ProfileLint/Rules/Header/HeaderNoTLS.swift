/// A step between two servers without TLS (the words behind `with`: RFC 3848).
struct HeaderNoTLS: Rule {
  let about = About(
    id: "header-no-tls",
    level: .note,
    reads: .messages,
    title: Text(en: "Step between servers without TLS", ja: "TLS を使わないサーバー間の配送"),
    why: Text(
      en:
        "A message that crosses the internet in the clear can be read on its way. Some receivers mark it, as Gmail does with an open padlock.",
      ja: "暗号化されずにインターネットを通るメールは、途中で読まれる可能性があります。Gmail のように、その旨を表示する受信側もあります。"),
    fix: Text(
      en: "Offer STARTTLS at the server that receives there, and use it at the one that sends.",
      ja: "受信側のサーバーで STARTTLS を有効にし、送信側でも使ってください。"),
    symptoms: [.s4],
    guide: [78],
    bad: [
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ▶ESMTP; Mon, 2 Nov 2026 10:00:05 +0900
        """)
    ],
    good: [
      .message(""),
      .message(
        """
        Received: from app (app.example.jp [10.0.0.5]) by mx1.example.jp with ESMTP; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      // Some servers say it in a remark.
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5])
         (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
         by mx1.example.jp with ESMTP; Mon, 2 Nov 2026 10:00:05 +0900
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message in
      message.hops.compactMap { hop in
        guard let with = hop.with, ["SMTP", "ESMTP", "UTF8SMTP"].contains(with.value.uppercased()),
          hop.isPublic, !hop.isSubmission, !hop.mentionsTLS, !hop.isWithinOneOrganisation,
          let from = hop.from?.value, let by = hop.by
        else { return nil }
        return finding(
          at: with.place,
          Text(
            en: "\(by.quoted) took the message from \(from.quoted) with \(with.value), which is without TLS",
            ja: "\(by.quoted) は \(from.quoted) から \(with.value) で受け取っており、TLS を使っていません"))
      }
    }
  }
}
