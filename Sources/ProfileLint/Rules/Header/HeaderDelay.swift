import LocatedPlist

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
        """),
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; ▶Mon, 2 Nov 2026 10:41:30 +0900
        Received: by mx.example.com with LMTP id 1
        Received: from app.example.com (app.example.com [203.0.113.9]) by mx.example.com with ESMTPS; Mon, 2 Nov 2026 01:00:05.250 +0000
        """),
    ],
    good: [
      .message(
        """
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:02:30 +0900
        Received: from app.example.com (app.example.com [203.0.113.9]) by mx.example.com with ESMTPS; Mon, 2 Nov 2026 01:00:05 +0000
        """),
      // A message may lie in a mailbox for any time before it is fetched.
      .message(
        """
        Received: from pop.example.jp by mac.local with POP3; Mon, 2 Nov 2026 12:00:05 +0900
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: by gmailapi.google.com with HTTPREST; Mon, 2 Nov 2026 12:00:05 +0900
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      // A person redirected it, or let it through to a list.
      .message(
        """
        Received: from mx1.example.jp (mx1.example.jp [203.0.113.7]) by mx.example.net with ESMTPS; Mon, 2 Nov 2026 12:00:05 +0900
        Resent-From: hanako@example.jp
        Resent-Date: Mon, 2 Nov 2026 12:00:00 +0900
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        """),
      .message(
        """
        Received: from mx1.example.jp (mx1.example.jp [203.0.113.7]) by mx.example.net with ESMTPS; Mon, 2 Nov 2026 12:00:05 +0900
        Received: from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900
        X-Mailman-Approved-At: Mon, 02 Nov 2026 03:00:00 +0000
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.flatMap { message -> [Finding] in
      var found: [Finding] = []
      // A hop without a date, or with one that cannot be read, leaves a gap between its neighbours.
      var newer: (hop: Hop, date: Located<PlistDate>)?
      var wasFetched = false
      let releases = message.releases
      for hop in message.hops {
        guard let date = hop.date else {
          wasFetched = wasFetched || hop.isFetch
          continue
        }
        if let newer, !wasFetched,
          let text = text(from: date.value, to: newer.date.value, newer.hop.by),
          !releases.contains(where: { Self.isBetween($0, date.value, newer.date.value) })
        {
          found.append(
            finding(at: newer.date.place, text)
              .related(to: date.place, Text(en: "taken at the server before", ja: "一つ前のサーバーの時刻")))
        }
        newer = (hop, date)
        wasFetched = hop.isFetch
      }
      return found
    }
  }

  /// Seconds by which two clocks may differ.
  private static let tolerance: Int64 = 120
  /// Seconds that a message may take from one server to the next.
  private static let patience: Int64 = 15 * 60

  /// Whether a person sent the message on between two steps.
  private static func isBetween(_ moment: PlistDate, _ start: PlistDate, _ end: PlistDate) -> Bool {
    let (start, end) = (start.secondsSince1970 - tolerance, end.secondsSince1970 + tolerance)
    return start <= moment.secondsSince1970 && moment.secondsSince1970 <= end
  }

  private func text(from start: PlistDate, to end: PlistDate, _ server: String?) -> Text? {
    let seconds = end.secondsSince1970 - start.secondsSince1970
    let server = Text(en: server?.quoted ?? "the next server", ja: server?.quoted ?? "次のサーバー")
    if seconds > Self.patience {
      let span = TimeSpan(seconds: seconds).text
      return Text(
        en: "\(span.en) passed before \(server.en) took the message",
        ja: "\(server.ja) が受け取るまでに \(span.ja)かかっています")
    }
    guard seconds < -Self.tolerance else { return nil }
    let span = TimeSpan(seconds: -seconds).text
    return Text(
      en: "\(server.en) took the message \(span.en) before the server that sent it had it; a clock is wrong",
      ja: "\(server.ja) の時刻が、送り元のサーバーより \(span.ja)前になっています。時計がずれています")
  }
}
