import LocatedPlist
import Testing

@testable import ProfileLint

/// What a provider publishes, and what somebody's script has yet to fill in.
@Suite struct ProviderSettingsTests {
  private func autodiscover(_ protocols: String) -> String {
    "<Autodiscover><Response><Account>\(protocols)</Account></Response></Autodiscover>"
  }

  private func imap(_ port: String, _ keys: String) -> String {
    autodiscover(
      """
      <Protocol><Type>IMAP</Type><Server>imap.example.com</Server><Port>\(port)</Port>
      <LoginName>user@example.com</LoginName>\(keys)<AuthRequired>on</AuthRequired></Protocol>
      """)
  }

  @Test func `templates of a script raise nothing`() {
    let host = "<hostname>{{ imap_host }}</hostname>"
    let example = Example.autoconfig(
      host: host, port: "<port>{{ imap_port }}</port>", socket: "<socketType>$SOCKET</socketType>")
    #expect(Linted(example.files[0]).faults == [])
    let answer = autodiscover(
      """
      <Protocol><Type>SMTP</Type><Server>%HOST%</Server><Port>{{ port }}</Port>
      <LoginName>%EMAIL%</LoginName></Protocol>
      """)
    #expect(Linted(answer).faults == [])
  }

  @Test func `a percent sign alone is no template`() {
    let answer = autodiscover(
      "<Protocol><Type>SMTP</Type><Server>smtp.example.com</Server><LoginName>%EMAIL</LoginName></Protocol>")
    #expect(Linted(answer).faults == ["autoconfig-placeholder"])
  }

  @Test func `what Encryption says counts, and is called so`() throws {
    let finding = try #require(
      Linted(imap("143", "<SSL>on</SSL><Encryption>None</Encryption>")).report.findings.first)
    #expect(finding.rule == "mail-ssl-off")
    #expect(finding.message.en.hasPrefix("TLS is off (Encryption)"))
    #expect(Linted(imap("143", "<SSL>off</SSL><Encryption>TLS</Encryption>")).faults == [])
    #expect(Linted(imap("143", "<SSL>off</SSL><Encryption>Auto</Encryption>")).faults == [])
    #expect(Linted(imap("143", "<SSL>off</SSL>")).faults == ["mail-ssl-off"])
  }

  @Test func `without TLS, but with a secret answer, it is the mail that can be read`() throws {
    let example = Example.autoconfig(
      port: "<port>143</port>", socket: "<socketType>plain</socketType>",
      authentication: "<authentication>password-encrypted</authentication>")
    let finding = try #require(Linted(example.files[0]).report.findings.first { $0.rule == "mail-ssl-off" })
    #expect(finding.message.en == "TLS is off (socketType), so mail is sent in the clear; turn it on")
  }

  @Test func `a host that is documented with its port and TLS is right`() {
    // Charter speaks TLS on 587 from the first byte.
    let example = Example.autoconfig().files[0]
      .replacing("smtp.example.com", with: "mobile.charter.net").replacing("STARTTLS", with: "SSL")
    #expect(Linted(example).faults == [])
  }

  @Test func `a published POP server of iCloud or an address for a host is judged as in a profile`() {
    let pop = Example.autoconfig(host: "<hostname>imap.mail.me.com</hostname>").files[0]
      .replacing("type=\"imap\"", with: "type=\"pop3\"").replacing("993", with: "995")
    #expect(Linted(pop).faults.contains("mail-icloud-pop"))
    let address = Example.autoconfig(host: "<hostname>203.0.113.5</hostname>").files[0]
    #expect(Linted(address).faults == ["mail-host-ip"])
  }

  @Test func `an answer without settings says what it is`() {
    let linted = Linted(
      "<Autodiscover><Response><Account><RedirectAddr>a@example.net</RedirectAddr></Account></Response></Autodiscover>"
    )
    let document = linted.report.device.documents[0]
    #expect(document.caution?.en == "no settings are in it; it redirects to \"a@example.net\"")
  }

  @Test func `inspect shows what a published connection starts with, and how one signs in`() {
    let text = Example.autoconfig(
      authentication:
        "<authentication>OAuth2</authentication><authentication>password-cleartext</authentication>"
    ).files[0]
    let shown = Inspection(
      Linted(text).report.device.documents[0], now: PlistDate(year: 2026, month: 11, day: 23), .en
    ).text
    #expect(shown.contains("imap.example.com:993, SSL"))
    #expect(shown.contains(", OAuth2, password-cleartext\n"))
    #expect(shown.contains("smtp.example.com:587, STARTTLS"))
  }

  @Test func `places are shown by the names of elements`() throws {
    let text = Example.autoconfig().files[0].replacing("STARTTLS", with: "TLS")
      .replacing("<outgoing", with: "<outgoingServer type=\"smtp\"/><outgoing")
    let report = Linted(text).report
    let finding = try #require(report.findings.first)
    #expect(
      report.device.shown(finding.place) == "clientConfig > emailProvider > outgoingServer[1] > socketType")
  }
}
