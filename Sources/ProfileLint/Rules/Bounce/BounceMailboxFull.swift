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
      .text(
        """
        From: Mail Delivery System <mailer-daemon@mx.example.net>
        To: taro@example.com
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; user@example.com
        Action: failed
        Status: 5.2.2
        Diagnostic-Code: smtp; ▶552 5.2.2 Mailbox full

        --b1--
        """)
    ],
    good: [
      .text(
        """
        From: Mail Delivery System <mailer-daemon@mx.example.net>
        To: taro@example.com
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; user@example.com
        Action: failed
        Status: 5.4.1
        Diagnostic-Code: smtp; 550 5.4.1 Recipient address rejected: Access denied

        --b1--
        """)
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
