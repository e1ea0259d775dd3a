/// A proxy file (PAC) at an address that the system does not load.
///
/// Apple's schema says it for the global proxy: since iOS 13 and macOS 10.15 only URLs that begin with
/// `http://` or `https://` are allowed. It is the same loader that Wi-Fi networks, VPNs and Macs use, and
/// Apple's release notes of those versions named all of them.
struct ProxyPACScheme: Rule {
  let about = About(
    id: "proxy-pac-scheme",
    level: .error,
    reads: .proxies,
    title: Text(
      en: "Proxy file with an address that is not http or https",
      ja: "プロキシ自動設定ファイルのアドレスが http でも https でもない"),
    why: Text(
      en: """
        Since iOS 13 and macOS 10.15 the system loads proxy files (PAC) over HTTP and HTTPS only. With a \
        file: or ftp: URL, or none of these at all, no file is loaded, and connections fail or go around \
        the proxy.
        """,
      ja: """
        iOS 13 および macOS 10.15 以降、プロキシ自動設定ファイル (PAC) は HTTP か HTTPS でしか読み込まれません。\
        file: や ftp: の URL、スキームのない URL では読み込まれず、接続に失敗するか、プロキシを通らない通信になります。
        """),
    fix: Text(
      en: "Publish the file on a web server and write its https:// address.",
      ja: "ファイルを Web サーバーに置き、https:// で始まるアドレスを書いてください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>ftp://proxy.example.com/proxy.pac</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>proxy.example.com/proxy.pac</string>")),
      .payload(
        "com.apple.wifi.managed",
        Self.wifi("▶<string>ftp://user:not-a-real-secret@proxy.example.com/a</string>")),
      .payload("com.apple.SystemConfiguration", Self.mac("▶<string>file:///etc/proxy.pac</string>")),
    ],
    good: [
      .payload("com.apple.wifi.managed", Self.wifi("<string>HTTPS://proxy.example.com/proxy.pac</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>http://wpad.example.com/wpad.dat</string>")),
      .payload("com.apple.wifi.managed", Self.wifi("<string>$PAC_URL</string>")),
      .payload(
        "com.apple.wifi.managed", Self.wifi("<string>{{proxy.scheme}}//proxy.example.com/a.pac</string>")),
      .payload("com.apple.SystemConfiguration", Self.mac("<string>http://127.0.0.1:9000/local.pac</string>")),
    ])

  func check(_ device: Device) -> [Finding] {
    device.proxies.compactMap { proxy in
      guard proxy.pacFile != nil, let url = proxy.pacURL.located, !Self.isLoaded(url.value) else {
        return nil
      }
      return finding(
        at: url.place,
        Text(
          en: "\(url.value.quoted) is not loaded; it has to begin with https:// or http://",
          ja: "\(url.value.quoted) は読み込まれません。https:// または http:// で始めてください"))
    }
  }

  private static func isLoaded(_ url: String) -> Bool {
    let start = HostName.normalised(String(url.prefix(16)))
    return start.isEmpty || start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  private static func wifi(_ url: String) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>ProxyType</key>
    <string>Auto</string>
    <key>ProxyPACURL</key>
    \(url)
    <key>ProxyPACFallbackAllowed</key>
    <true/>
    """
  }

  private static func mac(_ url: String) -> String {
    """
    <key>Proxies</key>
    <dict>
    <key>ProxyAutoConfigEnable</key>
    <integer>1</integer>
    <key>ProxyAutoConfigURLString</key>
    \(url)
    <key>FallBackAllowed</key>
    <integer>1</integer>
    </dict>
    """
  }
}
