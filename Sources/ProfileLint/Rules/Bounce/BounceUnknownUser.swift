/// A message to an address that the receiving server does not know.
struct BounceUnknownUser: Rule {
  let about = About(
    id: "bounce-unknown-user",
    level: .note,
    reads: .messages,
    title: Text(en: "Recipient does not exist", ja: "存在しない宛先"),
    why: Text(
      en:
        "The address is mistyped or was given up. Some carriers answer so as well when the recipient refuses the sender.",
      ja: "宛先の入力ミスか、すでに使われていないアドレスです。携帯会社によっては、受信拒否の場合も同じ応答になります。"),
    fix: Text(
      en: "Check the address; with a carrier's address, ask the recipient whether it refuses the sender.",
      ja: "宛先を確認してください。携帯のアドレスなら、受信拒否の設定がないか受信者に確認してください。"),
    symptoms: [.s4],
    guide: [64],
    bad: [
      .bounce("▶550 5.1.1 The email account that you tried to reach does not exist")
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied")
    ])

  func check(_ device: Device) -> [Finding] {
    device.deliveryFailures(.unknownUser).map { failure in
      finding(
        at: failure.answer.place,
        Text(
          en: "\(failure.recipient.quoted) is no address of the server: \(failure.answer.value.quoted)",
          ja: "\(failure.recipient.quoted) は宛先のサーバーに存在しません: \(failure.answer.value.quoted)"))
    }
  }
}
