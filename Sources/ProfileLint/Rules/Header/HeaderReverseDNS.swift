/// A server whose address has no name in the DNS handed the message on.
///
/// The receiver writes `unknown` where the address leads to no name, or the name not back to the address. A
/// note where the message passed DMARC all the same; nothing for people who sign in to send.
struct HeaderReverseDNS: Rule {
  let about = About(
    id: "header-reverse-dns",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sending server has no reverse DNS", ja: "逆引き DNS のない送信サーバー"),
    why: Text(
      en:
        "Many receivers refuse or distrust a server whose address has no name. A note where the message passed DMARC or SPF all the same.",
      ja: "多くの受信サーバーは、IP アドレスから名前を引けないサーバーを拒否するか、信用しません。DMARC か SPF に合格している場合は注意です。"),
    fix: Text(
      en: "Give the server's address a PTR record, and that name an address record that leads back.",
      ja: "サーバーの IP アドレスに PTR レコードを設定し、その名前から同じアドレスを引けるようにしてください。"),
    symptoms: [.s4],
    guide: [77],
    bad: [
      .message(
        """
        Received: from app.example.com (▶unknown [198.51.100.7]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """)
    ],
    good: [
      .message(""),
      .message(
        """
        Received: from localhost (unknown [127.0.0.1]) by mx1.example.jp with ESMTP; Mon, 2 Nov 2026 10:00:05 +0900
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let verdicts = Verdicts(message)
      let isSettled = verdicts.passesDMARC || verdicts.all("spf").contains { $0.result == "pass" }
      return message.hops.compactMap { hop in
        guard let found = hop.found, found.value.lowercased().hasPrefix("unknown"), hop.isPublic,
          !hop.isSubmission, let address = hop.address
        else { return nil }
        return finding(
          isSettled ? .note : .warning, at: found.place,
          Text(
            en: "\(address) has no name in the DNS that leads back to it; give the server a PTR record",
            ja: "\(address) には対応する逆引き DNS がありません。サーバーに PTR レコードを設定してください"))
      }
    }
  }
}
