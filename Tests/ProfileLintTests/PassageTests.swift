import LocatedPlist
import Testing

@testable import ProfileLint

/// Findings about what stands between an account and its servers name the account and the way.
@Suite struct PassageTests {
  let account = Example.mailKeys(
    """
    <key>EmailAccountDescription</key>
    <string>Office Mail</string>
    """, number: 0)

  private func message(_ rule: String, _ payloads: [(type: String, keys: String)]) -> String? {
    finding(rule, payloads)?.message.en
  }

  private func finding(_ rule: String, _ payloads: [(type: String, keys: String)]) -> Finding? {
    MarkedExample(.payloads(payloads)).report().findings.first { $0.rule == rule }
  }

  private func vpn(_ settings: String, _ rest: String = "") -> (type: String, keys: String) {
    (
      "com.apple.vpn.managed",
      """
      <key>UserDefinedName</key>
      <string>Office</string>
      <key>VPNType</key>
      <string>IKEv2</string>
      <key>IKEv2</key>
      <dict>
      <key>RemoteAddress</key>
      <string>vpn.example.com</string>
      \(settings)
      </dict>
      \(rest)
      """
    )
  }

  private let everything = "<key>IncludeAllNetworks</key>\n<integer>1</integer>"
  private let proxy = """
    <key>Proxies</key>
    <dict>
    <key>HTTPEnable</key>
    <integer>1</integer>
    <key>HTTPProxy</key>
    <string>10.0.0.1</string>
    <key>HTTPPort</key>
    <integer>8080</integer>
    </dict>
    """

  @Test func `a full tunnel names account, host, port, VPN, proxy and root`() throws {
    let found = try #require(
      self.finding(
        "vpn-full-tunnel",
        [
          ("com.apple.mail.managed", account), vpn(everything, proxy),
          ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        ]))
    #expect(
      found.message.en.hasSuffix(
        """
        ; all traffic of imap.example.com:993 ("Office Mail") and smtp.example.com:587 goes through the VPN \
        "Office"; its web traffic also goes through the VPN's proxy "10.0.0.1:8080"; the same profile \
        installs the root certificate "Example CA", with which TLS can be opened there
        """))
    #expect(found.related.count == 4)
  }

  @Test func `without an account nothing is added`() {
    #expect(message("vpn-full-tunnel", [vpn(everything)])?.contains("goes through") == false)
  }

  @Test func `the root that an IKEv2 gateway needs is not part of the way`() throws {
    let message = try #require(
      self.message(
        "vpn-full-tunnel",
        [
          ("com.apple.mail.managed", account), vpn(everything),
          ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        ]))
    #expect(!message.contains("root certificate"))
  }

  @Test func `an HTTP proxy takes only the web sign-in of a mail account, and all of Exchange`() throws {
    let global = (
      type: "com.apple.proxy.http.global",
      keys: """
      <key>ProxyType</key>
      <string>Manual</string>
      <key>ProxyServer</key>
      <string>proxy.example.com</string>
      <key>ProxyServerPort</key>
      <integer>8080</integer>
      """
    )
    let mail = try #require(message("proxy-global", [("com.apple.mail.managed", account), global]))
    #expect(mail.contains("web sign-in for imap.example.com:993"))
    let exchange = (
      type: "com.apple.eas.account",
      keys: """
      <key>Host</key>
      <string>eas.example.com</string>
      <key>EmailAddress</key>
      <string>user@example.com</string>
      <key>SSL</key>
      <true/>
      """
    )
    let web = try #require(message("proxy-global", [exchange, global]))
    #expect(web.contains("all traffic of eas.example.com:443"))
  }
}

extension PassageTests {
  @Test func `no password of a proxy's or relay's address is named`() throws {
    let relay = (
      type: "com.apple.relay.managed",
      keys: """
      <key>Relays</key>
      <array>
      <dict>
      <key>HTTP3RelayURL</key>
      <string>https://someone:hunter2@relay.example.com</string>
      </dict>
      </array>
      """
    )
    let proxy = (
      type: "com.apple.proxy.http.global",
      keys: """
      <key>ProxyCaptiveLoginAllowed</key>
      <true/>
      <key>ProxyServer</key>
      <string>someone:hunter2@proxy.example.com</string>
      <key>ProxyServerPort</key>
      <integer>8080</integer>
      """
    )
    let report = MarkedExample(.payloads([("com.apple.mail.managed", account), relay, proxy])).report()
    let texts = report.findings.flatMap { [$0.message] + $0.related.map(\.message) }
    #expect(texts.contains { $0.en.contains("proxy.example.com:8080") })
    #expect(!texts.contains { $0.en.contains("hunter2") || $0.ja.contains("hunter2") })
  }
}
