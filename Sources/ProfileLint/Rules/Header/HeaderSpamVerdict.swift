/// A filter on the way took the message for junk.
struct HeaderSpamVerdict: Rule {
  let about = About(
    id: "header-spam-verdict",
    level: .note,
    reads: .messages,
    title: Text(en: "Filter took the message for junk", ja: "迷惑メールと判定されたメール"),
    why: Text(
      en:
        "Servers write their verdict into the header and put the message into Junk, where mail programs may not look.",
      ja: "サーバーは判定結果をヘッダに記録し、迷惑メールフォルダに振り分けます。メールソフトによってはそのフォルダを表示しません。"),
    fix: Text(
      en: "Look in the Junk folder; mark the message as not junk, or add its sender to the contacts.",
      ja: "迷惑メールフォルダを確認し、「迷惑メールではない」にするか、差出人を連絡先に追加してください。"),
    symptoms: [.s4],
    guide: [36, 43],
    bad: [
      .message("X-Spam-Flag: ▶YES"),
      .message("X-Forefront-Antispam-Report: ▶CIP:203.0.113.5;CTRY:JP;LANG:ja;SCL:5;SFV:NSPM;CAT:SPOOF;"),
      .message("X-Microsoft-Antispam-Mailbox-Delivery: ▶ucf:0;jmr:0;auth:0;dest:J;ENG:(910001);"),
      .message("X-YahooFilteredBulk: ▶203.0.113.5"),
    ],
    good: [
      .message(
        """
        X-Spam-Flag: NO
        X-Spam-Status: No, score=-1.2
        X-MailScanner-SpamCheck: not spam, SpamAssassin (score=-1)
        X-UI-Filterresults: notjunk:1;V03:K0
        X-Microsoft-Antispam-Mailbox-Delivery: ucf:0;jmr:0;auth:0;dest:I;ENG:(910001);
        X-Forefront-Antispam-Report: CIP:203.0.113.5;CTRY:JP;LANG:ja;SCL:1;SFV:NSPM;CAT:NONE;
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message in
      message.junkVerdict.map { verdict in
        finding(
          at: verdict.body.place,
          Text(
            en: "\(verdict.field) says \(verdict.body.value.quoted): the message was taken for junk",
            ja: "\(verdict.field) が \(verdict.body.value.quoted) です。迷惑メールと判定されています"))
      }
    }
  }
}
