/// One entry of a resolver's ServerAddresses.
struct ResolverAddress {
  let written: Located<String>
  /// Nil for what is no IP address.
  let reach: NetworkAddress.Reach?

  init(_ written: Located<String>) {
    self.written = written
    reach = NetworkAddress(written.value)?.reach
  }

  /// Whether it belongs to no host at all.
  var isReserved: Bool { reach == .documentation || reach == .unspecified }

  /// Whether it belongs to an organisation's own network.
  var isInside: Bool { reach == .privateUse || reach == .linkLocal }

  /// What is wrong with it; a private address is wrong only for a resolver of every name.
  var fault: Text {
    let text = written.value.quoted
    if reach == nil {
      return Text(
        en: "\(text) is no IP address; ServerAddresses holds nothing else",
        ja: "\(text) は IP アドレスではありません。ServerAddresses には IP アドレスだけを書いてください")
    }
    if isInside {
      return Text(
        en: "\(text) is reached from inside one network only, yet every name is asked there",
        ja: "\(text) に届くのは特定のネットワークの内側だけですが、すべての名前をここに問い合わせます")
    }
    return Text(
      en: "\(text) is set aside and belongs to no host; write the resolver's own address",
      ja: "\(text) は予約されたアドレスで、応答するホストはありません。DNS サーバーのアドレスを書いてください")
  }
}
