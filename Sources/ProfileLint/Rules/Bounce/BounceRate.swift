/// A message that came too soon after others.
struct BounceRate: Rule {
  let about = About(
    id: "bounce-rate",
    level: .note,
    reads: .messages,
    title: Text(en: "Too many messages in a short time", ja: "短時間の送信数の超過"),
    why: Text(
      en: "The receiver counts messages of a sender or an address, and puts off what is above its limit.",
      ja: "受信側は送信元ごとの通数を数え、上限を超えた分を保留または拒否します。"),
    fix: Text(
      en: "Send more slowly; for many recipients use a service made for that.",
      ja: "間隔を空けて送信してください。多数の宛先には専用の配信サービスを使ってください。"),
    symptoms: [.s4],
    guide: [70],
    bad: [
      .bounce("▶421 4.7.28 Our system has detected an unusual rate of mail"),
      .bounce("▶421 4.7.1 Messages to hanako@icloud.com deferred due to excessive volume", action: "delayed"),
      .bounce("▶550 5.4.5 Daily user sending limit exceeded"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      .bounce("554 5.4.6 Error: too many hops"),
      .bounce("550 5.7.29 This email has been rate limited because it wasn't sent over a TLS connection"),
      .bounce("550 ratelimit@example.com refused"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .rate)) { answer, _ in
      Text(
        en: "the server answered \(answer); send more slowly",
        ja: "サーバーの応答は \(answer) です。間隔を空けて送信してください")
    }
  }
}
