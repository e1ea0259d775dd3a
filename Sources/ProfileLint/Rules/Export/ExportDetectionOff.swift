/// Settings that Mail was told not to correct, and that nobody documents.
struct ExportDetectionOff: Rule {
  let about = About(
    id: "export-detection-off",
    level: .note,
    reads: .exports,
    title: Text(en: "Automatic settings are off", ja: "アカウント設定の自動検出がオフ"),
    why: Text(
      en:
        "With \"Automatically detect and maintain account settings\" off, Mail keeps a wrong host or port for good. Only said where the host and port are in no documentation of the provider.",
      ja: "「アカウント設定を自動的に検出して管理」がオフだと、誤ったホスト名やポートがそのまま残ります。ホスト名とポートが事業者の資料にない場合だけ表示します。"),
    fix: Text(
      en: "Switch automatic detection on, or correct host and port by hand.",
      ja: "自動検出をオンにするか、ホスト名とポートを正しい値に直してください。"),
    symptoms: [.s2],
    guide: [97],
    accompanies: ["mail-host-wrong", "mail-port-wrong"],
    bad: [
      .mailSettings(
        [
          """
          <key>DisableDynamicServerDetection</key>
          ▶<true/>
          <key>EmailAddresses</key>
          <array>
          <string>user@icloud.com</string>
          </array>
          <key>Hostname</key>
          <string>imap.example.org</string>
          """
        ], [""]),
      .mailSettings(
        [
          """
          <key>DisableDynamicServerDetection</key>
          ▶<true/>
          <key>EmailAddresses</key>
          <array>
          <string>user@icloud.com</string>
          </array>
          <key>Hostname</key>
          <string>imap.mail.me.com</string>
          <key>PortNumber</key>
          <integer>143</integer>
          """
        ], [""]),
    ],
    good: [
      .mailSettings(
        [
          """
          <key>DisableDynamicServerDetection</key>
          <true/>
          <key>Hostname</key>
          <string>imap.mail.me.com</string>
          """
        ], [""]),
      .mailSettings(
        [
          """
          <key>DisableDynamicServerDetection</key>
          <true/>
          """
        ], [""]),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      guard let place = account.exported?.keepsSettings, let host = account.incoming.host.located else {
        return nil
      }
      let rows = account.incoming.documentedInProtocol
      let isDocumented = rows.contains { row in account.incoming.port.value.map { $0 == row.port } ?? true }
      // Of a company's own server nobody documents anything.
      guard !isDocumented, account.provider != nil || account.incoming.known != nil else { return nil }
      if !rows.isEmpty, let port = account.incoming.port.value {
        return finding(
          at: place,
          Text(
            en:
              "automatic detection is off, so port \(port) of \(host.value.quoted) stays; switch it on or correct the port",
            ja: "自動検出がオフのため \(host.value.quoted) のポート \(port) のまま変わりません。オンにするか、ポートを直してください"))
      }
      return finding(
        at: place,
        Text(
          en:
            "automatic detection is off, so \(host.value.quoted) stays as it is; switch it on or correct the host",
          ja: "自動検出がオフのため \(host.value.quoted) のまま変わりません。オンにするか、ホスト名を直してください"))
    }
  }
}
