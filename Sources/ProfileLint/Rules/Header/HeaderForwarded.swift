/// The message came by way of another mailbox.
struct HeaderForwarded: Rule {
  let about = About(
    id: "header-forwarded",
    level: .note,
    reads: .messages,
    title: Text(en: "Message was forwarded", ja: "転送されたメール"),
    why: Text(
      en:
        "Forwarding makes SPF fail, may filter the message twice, and can loop. The fields show through which mailbox it came.",
      ja: "転送されると SPF が不合格になり、二重にフィルタされたり、ループしたりすることがあります。どのメールボックスを経由したかがヘッダに残ります。"),
    fix: Text(
      en:
        "Where it is not wanted, switch the forwarding off in the first mailbox; or let the second one fetch by IMAP.",
      ja: "不要なら最初のメールボックスの転送を止めるか、転送の代わりに IMAP で読み込んでください。"),
    symptoms: [.s4],
    guide: [62],
    bad: [
      .message("X-Forwarded-To: ▶hanako@example.net"),
      .message("Return-Path: <▶SRS0=Z8Bj=5h=example.com=taro@forward.example.net>"),
    ],
    good: [
      .message("Delivered-To: hanako@example.jp"),
      .message("X-Forwarded-For: 203.0.113.9"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.messages.compactMap { message in
      guard let sign = sign(message) else { return nil }
      return finding(
        at: sign.place,
        Text(
          en: "the message was forwarded by way of \(sign.value.quoted)",
          ja: "このメールは \(sign.value.quoted) を経由して転送されています"))
    }
  }

  private func sign(_ message: Message) -> Located<String>? {
    for name in [
      "X-Forwarded-To", "X-Forwarded-For", "Resent-From", "Resent-To", "X-MS-Exchange-ForwardingLoop",
    ] {
      // Web servers name their visitors in a field of the same name.
      if let field = message.located(message.tree.fields(name).first?["body"]), field.value.contains("@") {
        return field
      }
    }
    if let envelope = message.located(message.tree.fields("Return-Path").first?["addresses"]?[0]?["address"]),
      ["SRS0=", "SRS1=", "srs0=", "srs1="].contains(where: envelope.value.hasPrefix)
    {
      return envelope
    }
    let mailboxes = message.tree.fields("Delivered-To").compactMap {
      message.located($0["addresses"]?[0]?["address"] ?? $0["body"])
    }
    guard let first = mailboxes.first else { return nil }
    return mailboxes.first { !areOne($0.value.lowercased(), first.value.lowercased()) }
  }

  /// Whether two names are one mailbox: qmail writes a virtual domain's own name in front.
  private func areOne(_ one: String, _ other: String) -> Bool {
    one == other || one.hasSuffix("-" + other) || other.hasSuffix("-" + one)
  }
}
