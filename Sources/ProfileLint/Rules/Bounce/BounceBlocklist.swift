/// A message that was refused for the address it came from.
struct BounceBlocklist: Rule {
  let about = About(
    id: "bounce-blocklist",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sending server is on a block list", ja: "送信サーバーがブロックリストに掲載"),
    why: Text(
      en:
        "The receiver asks a list of addresses that send spam. The listed one is that of the sending server, which many customers may share.",
      ja: "受信側は、迷惑メールの送信元を集めたリストを参照しています。掲載されているのは送信サーバーのアドレスで、多くの利用者が共有している場合もあります。"),
    fix: Text(
      en: "Show the answer to the operator of the sending server, who can ask the list for removal.",
      ja: "応答の内容を送信サーバーの管理者に伝え、リストの運営者に解除を依頼してもらってください。"),
    symptoms: [.s4],
    guide: [79, 80],
    bad: [
      .bounce("▶554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org"),
      .bounce("▶550 5.7.606 Access denied, banned sending IP [192.0.2.7]"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied")
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .blocklist)) { answer, _ in
      Text(
        en:
          "the server answered \(answer); the sending server's operator can ask for removal",
        ja: "サーバーの応答は \(answer) です。送信サーバーの管理者が解除を依頼できます")
    }
  }
}
