/// A message that was refused because nothing shows that it is from whom it says.
struct BounceUnauthenticated: Rule {
  let about = About(
    id: "bounce-unauthenticated",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sender's domain could not be verified", ja: "送信元ドメインの認証 (SPF・DKIM・DMARC) による拒否"),
    why: Text(
      en:
        "Gmail, Yahoo, iCloud, Microsoft and the Japanese carriers refuse mail of a domain that neither SPF nor DKIM vouches for, and mail of a server whose address has no name in the DNS.",
      ja:
        "Gmail、Yahoo、iCloud、Microsoft や携帯各社は、SPF と DKIM のどちらでも確認できないドメインのメールや、逆引き DNS のないサーバーからのメールを拒否します。"),
    fix: Text(
      en:
        "Send through a server that the domain's SPF record names, sign with the domain's DKIM key, and give the server's address a PTR record.",
      ja: "ドメインの SPF レコードにある送信サーバーを使い、ドメインの鍵で DKIM 署名し、サーバーの IP アドレスに PTR レコードを設定してください。"),
    symptoms: [.s4, .s5],
    guide: [76, 74, 75, 77, 69, 66],
    bad: [
      .bounce("▶550 5.7.26 Your email has been blocked because the sender is unauthenticated"),
      .bounce(
        "▶554 5.7.1 Your message was rejected due to example.com's DMARC policy", to: "hanako@icloud.com"),
      .bounce("▶550 5.7.1 Email rejected per DMARC policy for example.com", to: "hanako@docomo.ne.jp"),
      .bounce("▶550 5.7.1 SPF/DKIM check failed for <taro@example.com>, see https://example.net/help"),
      .bounce("▶550 5.7.25 The IP address sending this message does not have a PTR record"),
      .bounce("▶554 gmx.net Nemesis ESMTP Service not available, Bad DNS PTR resource record."),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      // The words are a mailbox, a host or a domain.
      .bounce("450 4.2.0 <dmarc@example.net>: Recipient address rejected: Greylisted", action: "delayed"),
      .bounce("554 5.7.1 Recipient address rejected: Access denied (spf.example.net)"),
      .bounce("550 <info@dkim.example.com>: refused"),
    ])

  func check(_ device: Device) -> [Finding] {
    let unverified = findings(on: device.deliveries(for: .unauthenticated)) { answer, _ in
      Text(
        en: "the server answered \(answer); the sender's domain has to pass SPF or DKIM",
        ja: "サーバーの応答は \(answer) です。送信元ドメインが SPF か DKIM に合格する必要があります")
    }
    let nameless = findings(on: device.deliveries(for: .reverseDNS)) { answer, _ in
      Text(
        en: "the server answered \(answer); the sending server's address needs a PTR record",
        ja: "サーバーの応答は \(answer) です。送信サーバーの IP アドレスに PTR レコードが必要です")
    }
    return unverified + nameless
  }
}
