/// A message lay at a server for more than a quarter of an hour, or two clocks disagree.
///
/// A server that greets unknown senders with a refusal (greylisting) costs some minutes, which is healthy.
struct HeaderDelay: Rule {
  let about = About(
    id: "header-delay",
    level: .warning,
    reads: .messages,
    title: Text(en: "Message was held up on its way", ja: "配送途中での遅延"),
    why: Text(
      en:
        "Every server writes when it took the message. A gap of more than 15 minutes is a queue, a virus check, or greylisting; a step back in time is a wrong clock, which also makes certificates and sign-ins fail.",
      ja: "各サーバーは受け取った時刻を記録します。15 分を超える間隔は、混雑・ウイルス検査・グレイリスティングによる滞留です。時刻が逆行している場合は時計のずれで、証明書や認証の失敗にもつながります。"),
    fix: Text(
      en: "Ask the operator of the server that held it; set the clocks of servers by NTP.",
      ja: "滞留したサーバーの管理者に確認してください。サーバーの時計は NTP で合わせてください。"),
    symptoms: [.s9],
    guide: [105],
    bad: [
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; ▶Mon, 2 Nov 2026 10:41:30 +0900
        Received: from app.example.com (app.example.com [203.0.113.9]) by mx.example.com with ESMTPS; Mon, 2 Nov 2026 01:00:05 +0000
        """)
    ],
    good: [
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:02:30 +0900
        Received: from app.example.com (app.example.com [203.0.113.9]) by mx.example.com with ESMTPS; Mon, 2 Nov 2026 01:00:05 +0000
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      let hops = message.hops
      return zip(hops, hops.dropFirst()).compactMap { newer, older in
        guard let end = newer.date, let start = older.date else { return nil }
        let seconds = end.value.secondsSince1970 - start.value.secondsSince1970
        guard let text = text(seconds: seconds, newer.by ?? "?") else { return nil }
        return finding(at: end.place, text)
          .related(to: start.place, Text(en: "taken at the server before", ja: "一つ前のサーバーの時刻"))
      }
    }
  }

  /// Seconds by which two clocks may differ.
  private static let tolerance: Int64 = 120
  /// Seconds that a message may take from one server to the next.
  private static let patience: Int64 = 15 * 60

  private func text(seconds: Int64, _ server: String) -> Text? {
    if seconds > Self.patience {
      let minutes = seconds / 60
      return Text(
        en: "\(minutes) minutes passed before \(server.quoted) took the message",
        ja: "\(server.quoted) が受け取るまでに \(minutes) 分かかっています")
    }
    guard seconds < -Self.tolerance else { return nil }
    return Text(
      en:
        "\(server.quoted) took the message \(-seconds / 60) minutes before the server that sent it had it; a clock is wrong",
      ja: "\(server.quoted) の時刻が、送り元のサーバーより \(-seconds / 60) 分前になっています。時計がずれています")
  }
}
