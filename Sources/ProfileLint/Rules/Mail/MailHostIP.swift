/// A mail server written as an IP address.
///
/// Certificates hold names. Public ones for an address exist, but live for days and are rare at mail
/// servers; a private authority makes one more often, for a private address, so that is a note. Without TLS there is no certificate to fit, and for the device
/// itself there is no name to write. Apple's schema allows an address as Exchange's Host, and the
/// certificate is checked all the same.
struct MailHostIP: Rule {
  let about = About(
    id: "mail-host-ip",
    level: .warning,
    reads: .accounts,
    title: Text(
      en: "Mail server as an IP address",
      ja: "IP アドレスで書かれたメールサーバー"),
    why: Text(
      en:
        "The device compares the server's certificate with the host as written. A certificate that holds the server's name alone does not fit an address, so every connection brings a warning or fails.",
      ja: "デバイスはサーバー証明書を、設定に書かれたホスト名と照合します。証明書に書かれているのは通常サーバー名だけなので、IP アドレスでは接続のたびに警告が出るか、接続に失敗します。"),
    fix: Text(
      en: "Write the name that stands in the server's certificate.",
      ja: "サーバー証明書に記載されている名前を書いてください。"),
    symptoms: [.s8],
    guide: [53, 33],
    yieldsTo: ["mail-host-wrong"],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>203.0.113.25</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>[2001:db8::25]</string>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>EmailAddress</key>
        <string>user@example.com</string>
        <key>Host</key>
        ▶<string>198.51.100.7</string>
        <key>SSL</key>
        <true/>
        <key>UserName</key>
        <string>user</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.example.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>127.0.0.1</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>1143</integer>
        """),
      .mail(
        """
        <key>OutgoingMailServerAuthentication</key>
        <string>EmailAuthNone</string>
        <key>OutgoingMailServerHostName</key>
        <string>203.0.113.25</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>2525</integer>
        <key>OutgoingMailServerUseSSL</key>
        <false/>
        """),
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>1.imap.example.com</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.filter { $0.carriesMail && !$0.ignoresHost }.flatMap { account in
      account.endpoints.compactMap { endpoint in
        let name = endpoint.hostName
        guard endpoint.usesTLS, HostName.isAddress(name), !HostName.isLoopback(name) else { return nil }
        return finding(endpoint.host)
      }
    } + published(device)
  }

  /// A server that a provider publishes.
  private func published(_ device: Device) -> [Finding] {
    device.mailServers.compactMap { server in
      guard device.isTemplate(server), server.usesSSL.value == true, let host = server.host.located,
        HostName.isAddress(HostName.normalised(host.value)), !HostName.isLoopback(host.value)
      else { return nil }
      return finding(host)
    }
  }

  private func finding(_ host: Located<String>) -> Finding {
    finding(
      HostName.isPrivateAddress(HostName.normalised(host.value)) ? .note : .warning, at: host.place,
      Text(
        en: "a certificate for the server's name does not fit \(host.value.quoted); write the name",
        ja: "\(host.value.quoted) はサーバー名の証明書と一致しません。サーバー名を書いてください"))
  }
}
