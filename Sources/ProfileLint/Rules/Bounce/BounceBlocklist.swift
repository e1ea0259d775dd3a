/// A message that was refused for the server or the domain it came from.
struct BounceBlocklist: Rule {
  let about = About(
    id: "bounce-blocklist",
    level: .warning,
    reads: .messages,
    title: Text(en: "Sender is on a block list", ja: "送信元がブロックリストに掲載"),
    why: Text(
      en:
        "The receiver asks lists of addresses and domains that send spam. What is listed is mostly the address of the sending server, which many customers may share, and sometimes the sender's domain.",
      ja: "受信側は、迷惑メールの送信元を集めたリストを参照しています。掲載されているのは多くの場合、ほかの利用者とも共有する送信サーバーのアドレスで、送信元のドメインのこともあります。"),
    fix: Text(
      en:
        "Show the answer to the operator of the sending server or, where it names the sender's domain, to that domain's owner, who can ask the list for removal.",
      ja: "応答の内容を送信サーバーの管理者に伝え、リストの運営者に解除を依頼してもらってください。ドメインが掲載されている場合は、ドメインの管理者が依頼します。"),
    symptoms: [.s4],
    guide: [79, 80],
    bad: [
      .bounce("▶554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org"),
      .bounce("▶554 5.7.1 Sender address [taro@example.com] blocked using dbl.spamhaus.org"),
      .bounce("▶550 5.7.606 Access denied, banned sending IP [192.0.2.7]"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      .bounce("550 5.7.1 Message content rejected, see https://help.example.net/rbl/dmarc.html"),
      // The tenant is not known; block lists have three digits: 5.7.640.
      .bounce("550 5.7.64 TenantAttribution; Relay Access Denied", to: "user@example.net"),
      .bounce("552 <abuse@blacklist.example.com>: message refused"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .blocklist)) { answer, _ in
      Text(
        en:
          "the server answered \(answer); the operator of the listed server or domain can ask for removal",
        ja: "サーバーの応答は \(answer) です。掲載されたサーバーまたはドメインの管理者が解除を依頼できます")
    }
  }
}
