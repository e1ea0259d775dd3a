/// A mail server that only one network knows, without a VPN that leads there.
///
/// A note: a device that never leaves the building is fine, and a VPN may be set up elsewhere.
struct MailHostLocal: Rule {
  let about = About(
    id: "mail-host-local",
    level: .note,
    reads: .accounts,
    title: Text(
      en: "Mail server of an internal network",
      ja: "内部ネットワークだけにあるメールサーバー"),
    why: Text(
      en:
        "Names such as .local and private addresses mean something in one network only. Away from it the account cannot connect.",
      ja: ".local などの名前やプライベートアドレスは、そのネットワークの中でしか使えません。外ではアカウントが接続できなくなります。"),
    fix: Text(
      en: "Name a per-app VPN in VPNUUID, or write a server that can be reached from everywhere.",
      ja: "VPNUUID でアカウント用の VPN を指定するか、どこからでも接続できるサーバーを書いてください。"),
    symptoms: [.s2],
    guide: [33],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        ▶<string>mail.corp.local</string>
        """),
      .mail(
        """
        <key>OutgoingMailServerHostName</key>
        ▶<string>192.168.10.25</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>mail.local.example.com</string>
        """),
      .payloads([
        (
          "com.apple.vpn.managed.applayer",
          """
          <key>UserDefinedName</key>
          <string>Example Mail VPN</string>
          <key>VPNType</key>
          <string>VPN</string>
          <key>VPNSubType</key>
          <string>com.example.vpn</string>
          <key>VPNUUID</key>
          <string>5EED0000-0000-4000-8000-0000000000AA</string>
          <key>VPN</key>
          <dict>
          <key>AuthenticationMethod</key>
          <string>Certificate</string>
          <key>RemoteAddress</key>
          <string>vpn.example.com</string>
          </dict>
          """
        ),
        (
          "com.apple.eas.account",
          """
          <key>EmailAddress</key>
          <string>user@example.com</string>
          <key>Host</key>
          <string>mail.corp.local</string>
          <key>SSL</key>
          <true/>
          <key>UserName</key>
          <string>user</string>
          <key>VPNUUID</key>
          <string>5EED0000-0000-4000-8000-0000000000AA</string>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.filter { $0.carriesMail && !$0.ignoresHost && $0.vpnUUID.isAbsent }.flatMap { account in
      account.endpoints.filter { HostName.isInternal($0.hostName) }.map { endpoint in
        let host = endpoint.host
        if account.entries.isDeclaration {
          return finding(
            at: host.place,
            Text(
              en: "\(host.value.quoted) is known inside one network only; elsewhere the account needs a VPN",
              ja: "\(host.value.quoted) は内部のネットワークでしか使えません。外部からは VPN が必要です"))
        }
        return finding(
          at: host.place,
          Text(
            en: "\(host.value.quoted) is known inside one network only, and no VPNUUID leads there",
            ja: "\(host.value.quoted) は内部のネットワークでしか使えず、VPNUUID の指定もありません"))
      }
    }
  }
}
