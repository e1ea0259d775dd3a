/// Where a proxy's host is, as far as its name or address tells; nil for one that may be anywhere.
enum ProxyHostKind {
  /// `0.0.0.0`, `::` and the addresses of examples: nobody answers there.
  case reserved
  /// The device itself.
  case loopback
  /// One computer on the same network, by the name that it gives itself.
  case bonjour
  /// An address or a name of an organisation's own network.
  case inside

  init?(_ host: String) {
    let name = HostName.normalised(host)
    if HostName.isIn("localhost", name) {
      self = .loopback
    } else if HostName.isIn("local", name) {
      // Bonjour's names have one label in front; longer ones are those of a Windows domain.
      self = name.utf8.filter { $0 == UInt8(ascii: ".") }.count == 1 ? .bonjour : .inside
    } else {
      switch NetworkAddress(name)?.reach {
      case .unspecified, .documentation: self = .reserved
      case .loopback: self = .loopback
      case .linkLocal, .privateUse: self = .inside
      case .global, nil: return nil
      }
    }
  }

  func message(_ host: String) -> Text {
    switch self {
    case .reserved:
      Text(
        en: "\(host.quoted) is set aside and belongs to no host; write the proxy's own name",
        ja: "\(host.quoted) は予約されたアドレスで、応答するホストはありません。プロキシの名前を書いてください")
    case .loopback:
      Text(
        en: "\(host.quoted) is the device itself; web traffic stops unless an app answers there",
        ja: "\(host.quoted) はデバイス自身です。そこで応答するアプリがなければ Web 通信が止まります")
    case .bonjour:
      Text(
        en: "\(host.quoted) is one computer on the same network; web traffic stops whenever it is away",
        ja: "\(host.quoted) は同じネットワークにある 1 台のコンピュータです。それがないと Web 通信が止まります")
    case .inside:
      Text(
        en: "\(host.quoted) is reached from inside one network only, and this proxy is for every network",
        ja: "\(host.quoted) に届くのは特定のネットワークの内側だけですが、このプロキシはどのネットワークでも使われます")
    }
  }
}
