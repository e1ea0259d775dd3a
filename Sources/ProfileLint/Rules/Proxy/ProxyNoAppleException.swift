/// A Mac's proxy without exceptions for Apple's services.
///
/// The exceptions asked for are Apple's own domains: `*.push.apple.com` stands below `apple.com`, and mail
/// of iCloud below `me.com`. A domain counts as covered by `*.apple.com`, `.apple.com` and `apple.com`. A
/// proxy file (PAC) may well hold the exceptions, and nobody can read it here, so it is a note.
struct ProxyNoAppleException: Rule {
  let about = About(
    id: "proxy-no-apple-exception",
    level: .warning,
    reads: .proxies,
    title: Text(
      en: "Mac proxy without exceptions for Apple's services",
      ja: "Mac のプロキシに Apple のサービスの例外がない"),
    why: Text(
      en: """
        Apple's services refuse any connection whose TLS is opened on the way. Behind a proxy that inspects, \
        iCloud, push and iCloud Mail stop working unless their hosts go around it.
        """,
      ja: """
        Apple のサービスは、途中で TLS を復号された接続を拒否します。検査するプロキシの内側では、例外にしないかぎり \
        iCloud・プッシュ通知・iCloud メールが使えなくなります。
        """),
    fix: Text(
      en: "Add *.apple.com, *.icloud.com and *.me.com to ExceptionsList.",
      ja: "ExceptionsList に *.apple.com、*.icloud.com、*.me.com を追加してください。"),
    symptoms: [.s2],
    guide: [12, 42, 102, 10],
    bad: [
      Self.proxies(
        """
        <key>HTTPSEnable</key>
        <integer>1</integer>
        <key>HTTPSProxy</key>
        <string>proxy.example.com</string>
        <key>HTTPSPort</key>
        <integer>8080</integer>
        <key>ExceptionsList</key>
        ▶<array>
        <string>*.example.com</string>
        </array>
        """),
      .payload(
        "com.apple.SystemConfiguration",
        """
        <key>Proxies</key>
        ▶<dict>
        <key>SOCKSEnable</key>
        <integer>1</integer>
        <key>SOCKSProxy</key>
        <string>proxy.example.com</string>
        <key>SOCKSPort</key>
        <integer>1080</integer>
        </dict>
        """),
      Self.proxies(
        """
        <key>ProxyAutoConfigEnable</key>
        <integer>1</integer>
        <key>ProxyAutoConfigURLString</key>
        ▶<string>https://proxy.example.com/proxy.pac</string>
        """),
    ],
    good: [
      Self.proxies(
        """
        <key>HTTPSEnable</key>
        <integer>1</integer>
        <key>HTTPSProxy</key>
        <string>proxy.example.com</string>
        <key>HTTPSPort</key>
        <integer>8080</integer>
        <key>ExceptionsList</key>
        <array>
        <string>*.example.com</string>
        <string>*.apple.com</string>
        <string>.icloud.com</string>
        <string>me.com</string>
        </array>
        """),
      // Switched off.
      Self.proxies(
        """
        <key>HTTPEnable</key>
        <integer>0</integer>
        <key>HTTPProxy</key>
        <string>proxy.example.com</string>
        """),
      // A list that holds a variable is only known on the device.
      Self.proxies(
        """
        <key>HTTPSEnable</key>
        <integer>1</integer>
        <key>HTTPSProxy</key>
        <string>proxy.example.com</string>
        <key>HTTPSPort</key>
        <integer>8080</integer>
        <key>ExceptionsList</key>
        <array>
        <string>$PROXY_EXCEPTIONS</string>
        </array>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    var seen: Set<Place> = []
    return device.proxies.compactMap { proxy in
      // HTTP, HTTPS and SOCKS of one dictionary share one list of exceptions.
      guard proxy.scope == .networkServices, let finding = finding(proxy),
        seen.insert(finding.place).inserted
      else { return nil }
      return finding
    }
  }

  private func finding(_ proxy: Proxy) -> Finding? {
    let missing = missingDomains(proxy)
    guard !missing.isEmpty else { return nil }
    switch proxy.method {
    case .automatic:
      guard let url = proxy.pacURL.located, !url.value.isEmpty else { return nil }
      return finding(
        .note, at: url.place,
        Text(
          en: "whether Apple's hosts go around the proxy is decided by \(url.value.quoted)",
          ja: "Apple のホストがプロキシを通らないかどうかは \(url.value.quoted) の内容で決まります"))
    case .manual:
      guard let address = proxy.address else { return nil }
      let list = missing.map { "*." + $0 }.joined(separator: ", ")
      return finding(
        at: proxy.exceptionsPlace,
        Text(
          en: "\(list) go through \"\(address)\"; add them to ExceptionsList",
          ja: "\(list) が \"\(address)\" を通ります。ExceptionsList に追加してください"))
    }
  }

  /// Nothing is missing from a list that holds a variable, or that the form may have left out.
  private func missingDomains(_ proxy: Proxy) -> [String] {
    let list = proxy.section.child("ExceptionsList")
    guard list != nil || proxy.section.lacks("ExceptionsList") else { return [] }
    let exceptions = proxy.exceptions ?? []
    guard list.map({ Array($0.children).count }) ?? 0 == exceptions.count else { return [] }
    let covered = Set(
      exceptions.map { exception in
        let name = HostName.normalised(exception.value)
        return String(name.drop { $0 == "*" || $0 == "." })
      })
    return AppleDomain.services.filter {
      !covered.contains($0) && !covered.contains("com") && !covered.contains("")
    }
  }

  private static func proxies(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload(
      "com.apple.SystemConfiguration", "<key>Proxies</key>\n<dict>\n\(keys)\n</dict>", fileID: fileID,
      line: line)
  }
}
