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
      .bounce("▶550 5.1.1 The email account that you tried to reach does not exist"),
      .bounce("▶550 5.1.6 recipient no longer on server: hanako@icloud.com", to: "hanako@icloud.com"),
      .letter("▶550 No such user", to: "user@example.com"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      // The sender is meant, or the domain.
      .bounce("550 5.1.0 <taro@example.com>: Sender address rejected: User unknown in local recipient table"),
      .bounce("550 5.4.310 DNS domain example.com does not exist"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .unknownUser)) { answer, recipient in
      Text(
        en: "\(recipient) is no address of the server: \(answer)",
        ja: "\(recipient) は宛先のサーバーに存在しません: \(answer)")
    }
  }
}
