import ProfileSchema

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
    ],
    good: [
      .message(
        """
        X-Spam-Flag: NO
        X-Spam-Status: No, score=-1.2
        X-Forefront-Antispam-Report: CIP:203.0.113.5;CTRY:JP;LANG:ja;SCL:1;SFV:NSPM;CAT:NONE;
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message in
      // Marks of one field stand together.
      var name = ""
      var bodies: [Located<String>] = []
      for mark in SpamMark.all {
        if mark.field != name {
          name = mark.field
          bodies = message.tree.fields(name).compactMap { message.located($0["body"]) }
        }
        // No filter writes more than a few hundred.
        guard let body = bodies.first(where: { mark.fits($0.value.prefix(2000).lowercased()) }) else {
          continue
        }
        return finding(
          at: body.place,
          Text(
            en: "\(mark.field) says \(body.value.quoted): the message was taken for junk",
            ja: "\(mark.field) が \(body.value.quoted) です。迷惑メールと判定されています"))
      }
      return nil
    }
  }
}
