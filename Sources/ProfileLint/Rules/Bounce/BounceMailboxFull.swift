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
      .bounce("▶552 5.2.2 Mailbox full")
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied")
    ])

  func check(_ device: Device) -> [Finding] {
    device.deliveryFailures(.mailboxFull).map { failure in
      finding(
        at: failure.answer.place,
        Text(
          en: "the mailbox of \(failure.recipient.quoted) is full: \(failure.answer.value.quoted)",
          ja: "\(failure.recipient.quoted) のメールボックスがいっぱいです: \(failure.answer.value.quoted)"))
    }
  }
}
