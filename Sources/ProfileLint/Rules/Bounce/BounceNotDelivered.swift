/// A message that did not arrive, for a reason that no other rule knows.
struct BounceNotDelivered: Rule {
  let about = About(
    id: "bounce-not-delivered",
    level: .note,
    reads: .messages,
    title: Text(en: "Message was not delivered", ja: "配送されなかったメール"),
    why: Text(
      en:
        "The receiving server refused the message, could not be found, or did not take it within some days. What it answered says most about the reason.",
      ja: "受信側のサーバーが拒否したか、見つからないか、数日たっても受け取らなかったメールです。理由はサーバーの応答に書かれています。"),
    fix: Text(
      en:
        "Check the part of the address behind the @. Otherwise show the answer to the operator of the server that gave it.",
      ja: "宛先の @ より後ろを確認してください。正しい場合は、応答の内容をそのサーバーの管理者に伝えてください。"),
    symptoms: [.s4, .s5],
    guide: [107],
    bad: [
      .bounce("▶554 5.7.1 [HM08] Message rejected due to local policy", to: "hanako@icloud.com"),
      .bounce("▶552 5.7.0 This message was blocked because its content presents a potential security issue"),
      .bounce("▶450 4.4.1 Connection timed out", status: "4.4.7"),
      .bounce("▶550 5.4.300 Message expired -> 421 4.4.1 Connection timed out"),
    ],
    good: [
      .bounce("451 4.4.1 Connection timed out", action: "delayed"),
      .bounce("250 2.1.5 OK", action: "delivered"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.deliveries(where: \.isUnexplained).map { delivery in
      let (answer, recipient) = (delivery.answer.value.quoted, delivery.recipient.quoted)
      return finding(
        at: delivery.answer.place,
        delivery.isGivenUp
          ? Text(
            en: "the message to \(recipient) was given up after some tries: \(answer)",
            ja: "\(recipient) への配送は再送の末に打ち切られました: \(answer)")
          : Text(
            en: "the message was not delivered to \(recipient): \(answer)",
            ja: "\(recipient) に配送できませんでした: \(answer)"))
    }
  }
}
