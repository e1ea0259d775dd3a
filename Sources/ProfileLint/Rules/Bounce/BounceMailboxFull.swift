/// A message that the mailbox has no room for.
struct BounceMailboxFull: Rule {
  let about = About(
    id: "bounce-mailbox-full",
    level: .warning,
    reads: .messages,
    title: Text(en: "Recipient's mailbox is full", ja: "受信者のメールボックスが満杯"),
    why: Text(
      en: "The mailbox takes nothing more until its owner deletes something or gets more storage.",
      ja: "受信者がメールを削除するか容量を増やすまで、メールは届きません。"),
    fix: Text(
      en: "Tell the recipient in another way; with an iCloud mailbox, free storage or buy more.",
      ja: "別の方法で受信者に知らせてください。iCloud の場合はストレージを整理するか追加してください。"),
    symptoms: [.s4, .s1],
    guide: [37],
    bad: [
      .bounce("▶552 5.2.2 Mailbox full"),
      .bounce("▶552 Requested mail action aborted: exceeded storage allocation"),
      .bounce("▶552 Too much mail data hanako@docomo.ne.jp", to: "hanako@docomo.ne.jp"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied")
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .mailboxFull)) { answer, recipient in
      Text(
        en: "the mailbox of \(recipient) is full: \(answer)",
        ja: "\(recipient) のメールボックスがいっぱいです: \(answer)")
    }
  }
}
