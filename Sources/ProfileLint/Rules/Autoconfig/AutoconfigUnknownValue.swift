/// A word in config-v1.1.xml that the format does not have.
struct AutoconfigUnknownValue: Rule {
  let about = About(
    id: "autoconfig-unknown-value",
    level: .warning,
    reads: .exports,
    title: Text(en: "Unknown socketType or authentication", ja: "不明な socketType または authentication"),
    why: Text(
      en: "Programs skip a server whose socketType or authentication they do not know.",
      ja: "socketType や authentication の値が不明なサーバーは、メールソフトに無視されます。"),
    fix: Text(
      en: "Write SSL, STARTTLS or plain; and password-cleartext, OAuth2 or another word of the format.",
      ja: "socketType は SSL・STARTTLS・plain、authentication は password-cleartext や OAuth2 などを使ってください。"),
    symptoms: [.s2],
    guide: [33],
    bad: [.autoconfig(socket: "<socketType>▶TLS</socketType>")],
    good: [.autoconfig()])

  private static let sockets: Set<String> = ["plain", "ssl", "starttls"]
  private static let schemes: Set<String> = [
    "password-cleartext", "plain", "password-encrypted", "secure", "ntlm", "gssapi", "client-ip-address",
    "tls-client-cert", "oauth2", "none", "smtp-after-pop", "http-basic", "http-digest", "http-negotiate",
  ]

  func check(_ device: Device) -> [Finding] {
    device.providerSettings.flatMap(\.servers).flatMap { server in
      server.words("socketType").filter { !Self.sockets.contains($0.value.lowercased()) }.map {
        finding(
          at: $0.place,
          Text(
            en: "socketType has no \($0.value.quoted); write SSL, STARTTLS or plain",
            ja: "socketType に \($0.value.quoted) という値はありません。SSL・STARTTLS・plain のどれかを書いてください"))
      }
        + server.words("authentication").filter { !Self.schemes.contains($0.value.lowercased()) }.map {
          finding(
            at: $0.place,
            Text(
              en: "authentication has no \($0.value.quoted); write password-cleartext or OAuth2",
              ja: "authentication に \($0.value.quoted) という値はありません。password-cleartext や OAuth2 を書いてください"))
        }
    }
  }
}
