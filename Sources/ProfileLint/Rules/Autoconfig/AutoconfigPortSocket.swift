import ProfileSchema

/// A port that starts with TLS beside a word for upgrading to it, or the other way around.
///
/// A host that is documented with just that is left alone. What an Autodiscover answer means by TLS is less sure, so
/// it is a note there.
struct AutoconfigPortSocket: Rule {
  let about = About(
    id: "autoconfig-port-socket",
    level: .error,
    reads: .exports,
    title: Text(en: "Port and kind of encryption that do not fit", ja: "ポートと暗号化方式が合っていない"),
    why: Text(
      en:
        "On 993, 995 and 465 the server waits for TLS from the first byte; on 143, 110, 587 and 25 it greets in plain text, and STARTTLS upgrades. With the other word program and server wait for each other.",
      ja:
        "993・995・465 番は最初から TLS で通信し、143・110・587・25 番は平文で始めてから STARTTLS で暗号化します。逆の指定では、メールソフトとサーバーが互いに相手を待ったまま接続できません。"
    ),
    fix: Text(
      en: "Write SSL for 993, 995 and 465, and STARTTLS for 143, 110 and 587.",
      ja: "993・995・465 番には SSL、143・110・587 番には STARTTLS を指定してください。"),
    symptoms: [.s2],
    guide: [33],
    bad: [
      .autoconfig(socket: "<socketType>▶STARTTLS</socketType>"),
      .autoconfig(port: "<port>143</port>", socket: "<socketType>▶SSL</socketType>"),
    ],
    good: [
      .autoconfig(), .autoconfig(port: "<port>143</port>", socket: "<socketType>STARTTLS</socketType>"),
      .autoconfig(port: "<port>1993</port>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.providerSettings.flatMap(\.servers).compactMap { server in
      guard let port = server.port.value, let security = server.security.located else { return nil }
      let isDiscovered = device.documents[Int(security.place.document)].kind == .autodiscover
      switch security.value {
      case .startTLS where MailServer.tlsOnlyPorts.contains(port) && !isDocumented(server, .starttls):
        return finding(
          isDiscovered ? .note : .error, at: security.place,
          Text(
            en: "port \(port) speaks TLS from the first byte; write SSL",
            ja: "ポート \(port) は最初から TLS で通信します。SSL を指定してください"))
      case .tls where [143, 110, 587, 25].contains(port) && !isDocumented(server, .ssl):
        let word = isDiscovered ? "TLS" : "STARTTLS"
        return finding(
          isDiscovered ? .note : .warning, at: security.place,
          Text(
            en: "port \(port) starts in plain text; write \(word)",
            ja: "ポート \(port) は平文で始まります。\(word) を指定してください"))
      default: return nil
      }
    }
  }

  private func isDocumented(_ server: ProviderSettings.Server, _ security: MailServerFact.Security) -> Bool {
    guard let host = server.host.value.map(HostName.normalised) else { return false }
    return MailProviders.shared.servers(at: host).contains {
      $0.port == server.port.value && $0.security == security
    }
  }
}
