/// A message that is larger than the receiver takes.
struct BounceSize: Rule {
  let about = About(
    id: "bounce-size",
    level: .warning,
    reads: .messages,
    title: Text(en: "Message is too large", ja: "メールのサイズ超過"),
    why: Text(
      en:
        "The receiving server takes messages up to a size, attachments included, and those grow by a third on the way.",
      ja: "受信側のサーバーには、添付を含むサイズの上限があります。添付ファイルは送信時に約 3 分の 1 大きくなります。"),
    fix: Text(
      en: "Send a link instead (Mail Drop on iCloud), or split the attachments.",
      ja: "iCloud の Mail Drop などの共有リンクを使うか、添付を分けて送ってください。"),
    symptoms: [.s5],
    guide: [25],
    bad: [
      .bounce("▶552 5.3.4 Message size exceeds fixed limit")
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      // By itself 552 says no more than that something is too much (RFC 5321).
      .bounce("552 5.7.0 Message rejected: virus found"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .size)) { answer, _ in
      Text(
        en: "the server answered \(answer); send a link instead of the attachment",
        ja: "サーバーの応答は \(answer) です。添付の代わりに共有リンクを送ってください")
    }
  }
}
