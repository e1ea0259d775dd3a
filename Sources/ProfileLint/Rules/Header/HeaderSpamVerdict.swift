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
      .message("X-Spam-Flag: ▶YES")
    ],
    good: [
      .message(
        """
        X-Spam-Flag: NO
        X-Spam-Status: No, score=-1.2
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message in
      for (name, isJunk) in Self.signs {
        for field in message.tree.fields(name) {
          guard let body = message.located(field["body"]), isJunk(body.value.lowercased()) else { continue }
          return finding(
            at: body.place,
            Text(
              en: "\(name) says \(body.value.quoted): the message was taken for junk",
              ja: "\(name) が \(body.value.quoted) です。迷惑メールと判定されています"))
        }
      }
      return nil
    }
  }

  /// Fields of filters, and how they say that a message is junk.
  private static let signs: [(String, @Sendable (String) -> Bool)] = [
    ("X-Spam-Flag", { $0.hasPrefix("yes") || $0.hasPrefix("true") }),
    ("X-Spam-Status", { $0.hasPrefix("yes") }),
    ("X-Spam", { $0.hasPrefix("yes") }),
    ("X-Apple-Action", { $0.contains("junk") }),
    ("X-Apple-MoveToFolder", { $0.contains("junk") }),
    ("X-Barracuda-Spam-Flag", { $0.hasPrefix("yes") }),
    ("X-Bogosity", { $0.hasPrefix("spam") || $0.hasPrefix("yes") }),
    ("X-Suspected-Spam", { $0.hasPrefix("true") || $0.hasPrefix("yes") }),
    ("X-MS-Exchange-Organization-SCL", { Int($0).map { $0 >= 5 } ?? false }),
    (
      "X-Forefront-Antispam-Report",
      { $0.contains("sfv:spm") || $0.contains("cat:spm") || $0.contains("cat:hphish") }
    ),
    ("X-Proofpoint-Spam-Details", { $0.hasPrefix("rule=spam") && !$0.hasPrefix("rule=spampolicy") }),
  ]
}
