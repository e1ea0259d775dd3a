import LocatedPlist

/// Answers go to another domain than the message came from.
struct HeaderReplyTo: Rule {
  let about = About(
    id: "header-reply-to",
    level: .note,
    reads: .messages,
    title: Text(en: "Replies go to another domain", ja: "別ドメインへの返信先"),
    why: Text(
      en:
        "An old Reply-To in the settings of a mail program sends answers to a mailbox that nobody reads, or that no longer exists. Lists and ticket systems mean it so.",
      ja: "メールソフトに古い返信先が残っていると、返信が誰も読まないアドレスや、なくなったアドレスに届きます。メーリングリストや受付システムでは意図的に設定されています。"),
    fix: Text(
      en: "Remove the reply-to address in the sender's mail program, or correct it.",
      ja: "差出人のメールソフトで返信先アドレスを削除するか修正してください。"),
    symptoms: [.s4],
    guide: [96],
    bad: [
      .message("Reply-To: ▶taro@retired.example"),
      .message("Reply-To: desk@example.com, Taro <▶taro@retired.example>"),
    ],
    good: [
      .message("Reply-To: desk@mail.example.com")
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message in
      guard let from = message.from?.value,
        let addresses = message.tree.fields("Reply-To").first?["addresses"],
        let other = addresses.children.first(where: { isOther($0, than: from) }),
        let address = message.located(other["address"])
      else { return nil }
      return finding(
        at: address.place,
        Text(
          en: "answers go to \(address.value.quoted), and the message came from \(from.quoted)",
          ja: "返信は \(address.value.quoted) に届きます。差出人のドメインは \(from.quoted) です"))
    }
  }

  private func isOther(_ address: Node, than from: String) -> Bool {
    address["domain"]?.string.map { !OrganisationalDomain.areOne($0, from) } ?? false
  }
}
