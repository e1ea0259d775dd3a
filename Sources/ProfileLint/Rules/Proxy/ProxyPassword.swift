/// The password of a proxy, readable by everybody who gets the profile.
///
/// It speaks instead of `mail-password-in-profile`, which is about every other password.
struct ProxyPassword: Rule {
  let about = About(
    id: "proxy-password",
    level: .warning,
    reads: .secrets,
    title: Text(
      en: "Proxy password in a readable profile",
      ja: "平文のプロファイルに書かれたプロキシのパスワード"),
    why: Text(
      en: """
        Whoever gets the file can use the proxy in your name, and signing the profile does not hide it. \
        After a change of password the old one stays on the device, and then every web connection fails.
        """,
      ja: """
        ファイルを手に入れた人は、組織の名前でプロキシを使えます。プロファイルに署名しても内容は隠れません。また、\
        パスワードを変えても古いものがデバイスに残り、そのときからすべての Web 通信に失敗します。
        """),
    fix: Text(
      en: """
        Leave the password out and let the proxy know devices by their network or certificate, or encrypt \
        the profile for the device.
        """,
      ja: """
        パスワードを書かず、ネットワークや証明書でデバイスを識別するプロキシにするか、プロファイルをデバイス向けに\
        暗号化してください。
        """),
    symptoms: [.s3],
    guide: [6, 12],
    bad: [
      .payload(
        "com.apple.wifi.managed", Self.wifi("▶<key>ProxyPassword</key>\n<string>not-a-real-secret</string>")),
      .payload(
        "com.apple.vpn.managed",
        """
        <key>Proxies</key>
        <dict>
        <key>HTTPEnable</key>
        <integer>1</integer>
        <key>HTTPProxy</key>
        <string>proxy.example.com</string>
        <key>HTTPPort</key>
        <integer>8080</integer>
        <key>HTTPProxyUsername</key>
        <string>device</string>
        ▶<key>HTTPProxyPassword</key>
        <string>not-a-real-secret</string>
        <key>SupplementalMatchDomains</key>
        <array>
        <string>example.com</string>
        </array>
        </dict>
        """),
    ],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("")),
      .payload("com.apple.wifi.managed", Self.wifi("<key>ProxyPassword</key>\n<string></string>")),
      .payload(
        "com.apple.wifi.managed", Self.wifi("<key>ProxyPassword</key>\n<string>%ProxyPassword%</string>")),
    ])

  func check(_ device: Device) -> [Finding] {
    device.secrets.filter { $0.use == .proxy }.map { secret in
      finding(
        at: secret.place,
        Text(
          en:
            "\(secret.key) can be read by anybody who gets the profile; leave it out, or encrypt the profile",
          ja: "\(secret.key) はプロファイルを手に入れた人なら誰でも読めます。書かないか、プロファイルを暗号化してください"))
    }
  }

  private static func wifi(_ password: String) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>ProxyType</key>
    <string>Manual</string>
    <key>ProxyServer</key>
    <string>proxy.example.com</string>
    <key>ProxyServerPort</key>
    <integer>8080</integer>
    <key>ProxyUsername</key>
    <string>device</string>
    \(password)
    """
  }
}
