/// A message that the settings of a Japanese carrier's customer keep out.
struct BounceRecipientPolicy: Rule {
  let about = About(
    id: "bounce-recipient-policy",
    level: .warning,
    reads: .messages,
    title: Text(en: "Carrier's mail filter refused the message", ja: "携帯会社の迷惑メール設定による拒否"),
    why: Text(
      en:
        "Carriers let their customers refuse senders from outside: mail from computers, with links, from abroad, or with a sender that looks forged. The message is refused, not lost.",
      ja: "携帯各社では、パソコンからのメールや URL 付きメール、なりすましの疑いがあるメールなどを受信者の設定で拒否できます。"),
    fix: Text(
      en:
        "Ask the recipient to allow the sender's domain in the carrier's mail settings (icloud.com and me.com for iCloud).",
      ja: "受信者に、携帯会社のメール設定で送信元のドメイン (iCloud なら icloud.com と me.com) を許可してもらってください。"),
    symptoms: [.s4],
    guide: [61, 65, 66, 68],
    bad: [
      .bounce(
        "▶550 5.7.1 Unable to deliver, domain not accepted by recipient settings", to: "hanako@docomo.ne.jp"),
      // Refused after the message was sent, or without naming the address: the address exists.
      .bounce(
        "▶550 Unknown user hanako@docomo.ne.jp (in reply to end of DATA command)", to: "hanako@docomo.ne.jp"),
      .bounce("▶550 : User unknown", to: "hanako@au.com"),
      .text(
        """
        From: Postmaster@ezweb.ne.jp
        To: taro@example.com
        Subject: Mail System Error - Returned Mail
        X-SPASIGN: NG

        <hanako@ezweb.ne.jp>

        ▶Each of the following recipients was rejected by a remote mail server.

        """),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied", to: "hanako@docomo.ne.jp"),
      .bounce("550 hanako@au.com : refused", to: "hanako@au.com"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .recipientPolicy)) { answer, recipient in
      Text(
        en:
          "the carrier of \(recipient) refused the message: \(answer); ask the recipient to allow the sender's domain",
        ja:
          "\(recipient) の携帯会社が拒否しました: \(answer)。受信者に送信元ドメインを許可してもらってください"
      )
    }
  }
}
