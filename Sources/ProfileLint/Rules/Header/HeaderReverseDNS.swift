/// A server whose address has no name in the DNS handed the message on.
///
/// Receivers write in their own ways that the address leads to no name, or the name not back to the address. A note
/// where the message passed DMARC all the same, and for steps before the last; nothing for people who sign in to
/// send.
struct HeaderReverseDNS: Rule {
  let about = About(
    id: "header-reverse-dns",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sending server has no reverse DNS", ja: "逆引き DNS のない送信サーバー"),
    why: Text(
      en:
        "Many receivers refuse or distrust a server whose address has no name. A note where the message passed DMARC or SPF all the same, and for a server before the last.",
      ja: "多くの受信サーバーは、IP アドレスから名前を引けないサーバーを拒否するか、信用しません。DMARC か SPF に合格している場合や、最後より前の経路の場合は注記です。"),
    fix: Text(
      en: "Give the server's address a PTR record, and that name an address record that leads back.",
      ja: "サーバーの IP アドレスに PTR レコードを設定し、その名前から同じアドレスを引けるようにしてください。"),
    symptoms: [.s4],
    guide: [77],
    bad: [
      .message(
        """
        Received: from app.example.com (▶unknown [198.51.100.7]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      // sendmail, Gmail, Exim and qmail.
      .message(
        """
        Received: from app.example.com (▶dsl7.example.net [198.51.100.7] (may be forged)) by mx1.example.jp (8.17.1/8.17.1) with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from app.example.com (▶[198.51.100.7]) by mx.google.com with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from ▶[198.51.100.7] (helo=app.example.com) by mx1.example.jp with esmtps (Exim 4.97); Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from ▶unknown (HELO app.example.com) (198.51.100.7) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message("Authentication-Results: mx1.example.jp; iprev=▶fail policy.iprev=198.51.100.7"),
      .message(
        "X-Forefront-Antispam-Report: ▶CIP:198.51.100.7;CTRY:JP;SCL:1;SFV:NSPM;PTR:InfoDomainNonexistent;CAT:NONE;"
      ),
    ],
    good: [
      .message(""),
      // Names that begin with the word.
      .message(
        """
        Received: from mx.example.com (unknown.static.example.net [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from mx.example.com (unknown-203-0-113-5.example.net [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from [192.168.0.2] (unknown [198.51.100.7]) (Authenticated sender: taro@example.com) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from localhost (unknown [127.0.0.1]) by mx1.example.jp with ESMTP; Mon, 2 Nov 2026 10:00:05 +0900
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = message.verdicts
      let isSettled = verdicts.isSettled || verdicts.has(.spf, "pass")
      // The uppermost public hop is where the message came to the receiver; those before it are others' business.
      var isBorder = true
      var found: [Finding] = []
      for hop in message.hops where hop.isPublic {
        if !hop.isSubmission, let place = hop.namelessness, let address = hop.address {
          found.append(finding(isSettled || !isBorder ? .note : .warning, at: place, text(address)))
        }
        if !hop.isWithinOneOrganisation { isBorder = false }
      }
      if found.isEmpty, let (place, address) = reported(message) {
        found.append(finding(isSettled ? .note : .warning, at: place, text(address)))
      }
      return found
    }
  }

  /// Where the receiver says it in its results rather than in its own hop.
  private func reported(_ message: Message) -> (Place, String?)? {
    if let verdict = message.verdicts.all(.iprev).first(where: { ["fail", "permerror"].contains($0.result) })
    {
      return (verdict.place, verdict.property("policy.iprev") ?? verdict.property("smtp.remote-ip"))
    }
    guard let report = message.located(message.tree.fields("X-Forefront-Antispam-Report").first?["body"])
    else {
      return nil
    }
    let parts = report.value.prefix(2000).split(separator: ";").map { $0.drop { $0 == " " } }
    guard parts.contains("PTR:InfoDomainNonexistent") else { return nil }
    return (report.place, parts.first { $0.hasPrefix("CIP:") }.map { String($0.dropFirst(4)) })
  }

  private func text(_ address: String?) -> Text {
    guard let address else {
      return Text(
        en: "the sending server's address has no name in the DNS that leads back to it; give it a PTR record",
        ja: "送信サーバーの IP アドレスには対応する逆引き DNS がありません。PTR レコードを設定してください")
    }
    return Text(
      en: "\(address) has no name in the DNS that leads back to it; give the server a PTR record",
      ja: "\(address) には対応する逆引き DNS がありません。サーバーに PTR レコードを設定してください")
  }
}
