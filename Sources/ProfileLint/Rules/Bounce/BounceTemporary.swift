/// A message that the server tries to deliver again.
struct BounceTemporary: Rule {
  let about = About(
    id: "bounce-temporary",
    level: .note,
    reads: .messages,
    title: Text(en: "Delivery is put off", ja: "配送が一時的に保留"),
    why: Text(
      en:
        "Codes that begin with 4 mean: not now. The sending server tries again for some days; often the receiver is busy or greets unknown senders so.",
      ja: "4 で始まる応答は一時的な拒否です。受信側の混雑や、初めての送信元への確認で起き、送信サーバーが数日間再送します。"),
    fix: Text(
      en: "Wait. If it lasts for more than a day, show the answer to the operator of the receiving server.",
      ja: "しばらく待ってください。1 日以上続く場合は、応答の内容を受信側の管理者に伝えてください。"),
    symptoms: [.s4, .s9],
    guide: [19],
    bad: [
      .bounce("▶451 4.3.0 Mail server temporarily rejected message", action: "delayed"),
      .bounce("▶454 4.7.0 Temporary authentication failure", action: "delayed"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      // Given up.
      .bounce("451 4.4.1 Connection timed out", status: "4.4.7"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(where: \.isPutOff)) { answer, _ in
      Text(
        en: "the server answered \(answer) and will be asked again; wait",
        ja: "サーバーの応答は \(answer) です。自動で再送されるため、しばらく待ってください")
    }
  }
}
