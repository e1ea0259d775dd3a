import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// What a declaration does not say is not set, and what it says is judged as in a profile.
@Suite struct DeclarationTests {
  private func declaration(_ type: String, _ payload: String, identifier: String = "one") -> String {
    """
    {"Type": "com.apple.\(type)", "Identifier": "\(identifier)", "ServerToken": "1", "Payload": {\(payload)}}
    """
  }

  private func mail(_ incoming: String = "", _ outgoing: String = "", identifier: String = "mail-1") -> String
  {
    declaration(
      "configuration.account.mail",
      """
      "VisibleName": "\(identifier)",
      "IncomingServer": {"ServerType": "IMAP", "HostName": "imap.example.com",
        "AuthenticationMethod": "Password"\(incoming)},
      "OutgoingServer": {"HostName": "smtp.example.com", "AuthenticationMethod": "Password"\(outgoing)}
      """, identifier: identifier)
  }

  private func vpn(_ type: String, _ keys: String) -> String {
    declaration(
      "configuration.network.vpn.\(type)",
      """
      "VisibleName": "Work", "HostName": "vpn.example.com", "LocalIdentifier": "a", "RemoteIdentifier": "b",
      "SubType": "com.example.vpn", "Authentication": {"Method": "Certificate"}, "TunnelConfigurations": [], \(keys)
      """)
  }

  @Test func `an account has no VPN of its own, so port 25 is what it seems`() {
    #expect(Linted(mail("", #", "Port": 25"#)).faults == ["mail-port-25"])
  }

  @Test func `numbers are numbers`() {
    #expect(Linted(mail(#", "Port": "993""#)).faults == ["mail-port-range"])
  }

  @Test(
    arguments: [
      ("ikev2", #""OnDemand": {"Enabled": true, "Rules": [{"Action": "Connect"}]}"#, "vpn-on-demand-always"),
      ("ikev2", #""NetworkRouting": {"IncludeAllNetworks": true}"#, "vpn-full-tunnel"),
      ("ipsec", #""DNS": {"Protocol": "Cleartext", "ServerAddresses": ["192.0.2.53"]}"#, "vpn-dns-match-all"),
      (
        "vpn-plugin",
        #""Proxies": {"Protocol": {"HTTPS": {"Enable": true, "HostName": "proxy.example.com", "Port": 8080}}}"#,
        "vpn-proxy"
      ),
      ("vpn-plugin", #""Provider": {"Type": "app-proxy"}"#, "vpn-transparent-proxy"),
      ("always-on", #""UIToggleEnabled": true"#, "vpn-always-on-captive"),
    ])
  func `a VPN is judged by what it does not say, too`(_ type: String, _ keys: String, _ rule: String) {
    let found = Linted(vpn(type, keys))
    #expect((found.faults + found.notes).contains(rule))
    #expect(!found.faults.contains("declaration-key-missing"))
  }

  @Test func `a resolver that overrides nothing else is none for every name`() {
    let dns = #""OverridePrimary": true, "DNS": {"Protocol": "Cleartext", "ServerAddresses": ["192.0.2.53"]}"#
    #expect(!Linted(vpn("ipsec", dns)).notes.contains("vpn-dns-match-all"))
  }

  @Test func `relays without domains carry everything`() {
    let relay = declaration(
      "configuration.network.relay",
      #""VisibleName": "Work", "Relays": [{"HTTP3RelayURL": "https://relay.example.com"}]"#)
    #expect(Linted(relay).faults == ["relay-all-domains"])
  }

  @Test func `messages name keys and values as a declaration has them`() throws {
    let pop = mail(#", "ServerType": "POP", "HostName": "pop.mail.me.com""#)
      .replacing(#""ServerType": "IMAP", "HostName": "imap.example.com","#, with: "")
    let messages = Linted(pop).report.findings.map(\.message.en)
    #expect(messages.contains("iCloud has no POP; use IMAP with imap.mail.me.com"))
    let exchange = declaration(
      "configuration.account.exchange",
      #""EnabledProtocolTypes": ["EAS"], "OAuth": {"Enabled": true, "SignInURL": "https://login.example.com"}"#
    )
    let message = try #require(Linted(exchange).report.findings.first { $0.rule == "eas-oauth-password" })
    #expect(
      message.message.en.hasPrefix("OAuth.SignInURL switches autodiscovery off, and HostName is missing"))
  }

  // MARK: Sets

  private var orphan: String {
    declaration("activation.simple", #""StandardConfigurations": ["mail-1"]"#, identifier: "activation-1")
  }

  @Test func `an activation alone has shown none of its configurations`() {
    #expect(Linted(orphan).notes == ["declaration-reference"])
    #expect(Linted(orphan).faults == [])
    #expect(Linted(orphan, mail(identifier: "mail-2")).faults == ["declaration-reference"])
    #expect(Linted(orphan, mail()).faults + Linted(orphan, mail()).notes == [])
  }

  @Test func `what the manifest of a server names is somewhere`() {
    let manifest = """
      {"Declarations": {"Activations": [], "Assets": [], "Management": [],
        "Configurations": [{"Identifier": "mail-1", "ServerToken": "1"}]}, "DeclarationsToken": "1"}
      """
    let linted = Linted(orphan, manifest)
    #expect(linted.report.device.documents.map(\.kind) == [.declarations, .declarations])
    #expect(linted.faults + linted.notes == [])
  }

  @Test func `a copy sets up nothing`() {
    #expect(Linted(mail(), mail()).faults + Linted(mail(), mail()).notes == [])
    #expect(Linted("[\(mail()), \(mail())]").notes == ["declaration-duplicate-identifier"])
  }

  @Test(
    arguments: [
      (#"{"declarations": [%]}"#, ["declarations", "0"]),
      (#"{"Configurations": [%], "Assets": [], "Activations": []}"#, ["Configurations", "0"]),
      (#"{"mail-1": %}"#, ["mail-1"]), (#"{"declaration": %}"#, ["declaration"]), ("[[%]]", ["0", "0"]),
    ])
  func `declarations are found in what servers put around them`(_ bundle: String, _ path: [String]) throws {
    let linted = Linted(bundle.replacing("%", with: mail("", #", "Port": 25"#)))
    let finding = try #require(linted.report.findings.first { $0.rule == "mail-port-25" })
    let steps = linted.report.device.path(of: finding.place).map { step in
      switch step {
      case .key(let key): key
      case .index(let position): "\(position)"
      }
    }
    #expect(steps == path + ["Payload", "OutgoingServer", "Port"])
  }

  @Test func `a finding on a profile names the declaration that carries it`() throws {
    let profile = Example.mail("<key>OutgoingMailServerPortNumber</key>\n<integer>25</integer>").files[0]
    let text = profile.replacing("\"", with: "\\\"").replacing("\n", with: " ")
    let carrier = declaration("configuration.legacy", "\"Profile\": \"\(text)\"")
    let finding = try #require(Linted(carrier).report.findings.first { $0.rule == "mail-port-25" })
    #expect(finding.place.document == 1)
    #expect(finding.related.map(\.message.en) == ["the declaration that carries this profile"])
  }

  @Test func `a profile in a declaration tells what it is wrapped in`() throws {
    let profile = Example.mail("").files[0]
    func containers(_ value: String) -> [[Container]] {
      let carrier = declaration("configuration.legacy", "\"Profile\": \"\(value)\"")
      return Linted(carrier).report.device.documents.map(\.read.containers)
    }
    let text = profile.replacing("\"", with: "\\\"").replacing("\n", with: " ")
    let base64 = Data(profile.utf8).base64EncodedString()
    #expect(containers(text) == [[.json], [.json, .xml]])
    #expect(containers("data:application/x-apple-aspen-config," + text) == [[.json], [.json, .xml]])
    #expect(containers(base64) == [[.json], [.json, .base64, .xml]])
  }

  @Test func `places in a carried profile are said to be inside it`() throws {
    let profile = Example.mail("<key>OutgoingMailServerPortNumber</key>\n<integer>25</integer>").files[0]
    let text = profile.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    let percent = profile.replacing("%", with: "%25").replacing("\"", with: "%22").replacing(
      "\n", with: "%0A")
    let addresses = [
      text, "data:application/x-apple-aspen-config," + percent,
      "data:application/x-apple-aspen-config;base64," + Data(profile.utf8).base64EncodedString(),
    ]
    for address in addresses {
      let linted = Linted(declaration("configuration.legacy", "\"ProfileURL\": \"\(address)\""))
      let json = linted.text(.json).split(separator: "\n").filter { $0.contains("mail-port-25") }
      #expect(json.first?.contains(#""embedded":true"#) == true)
      let concise = linted.text(.concise).split(separator: "\n").filter { $0.contains("mail-port-25") }
      #expect(concise.first?.hasPrefix("file-1:1:1: ") == true)
    }
  }

  @Test func `a declaration without an identifier is shown and set up`() throws {
    let nameless = #"{"Type": "com.apple.asset.useridentity", "Payload": {"FullName": "Taro"}}"#
    #expect(
      inspection("[\(nameless), \(nameless)]").filter { $0 == "asset: ? (com.apple.asset.useridentity)" }
        .count == 2)
    #expect(
      Linted("[\(nameless), \(nameless)]").faults == ["declaration-key-missing", "declaration-key-missing"])
  }

  private func inspection(_ text: String) -> [String] {
    let document = Document(name: InputName("a"), read: DocumentReader.read(Array(text.utf8)))
    return Inspection(document, now: PlistDate(year: 2026, month: 11, day: 23), .en).text
      .split(separator: "\n").dropFirst(4).map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
  }

  @Test func `inspect shows every declaration by its identifier`() {
    let exchange = declaration(
      "configuration.account.exchange",
      #""EnabledProtocolTypes": ["EAS"], "HostName": "eas.example.com", "UserIdentityAssetReference": "user-1""#
    )
    let asset = declaration(
      "asset.useridentity", #""EmailAddress": "taro@example.com""#, identifier: "user-1")
    let legacy = declaration(
      "configuration.legacy", #""ProfileURL": "https://me:secret@mdm.example.com/a?token=1""#,
      identifier: "old")
    #expect(
      inspection("[\(exchange), \(asset), \(legacy), \(orphan)]") == [
        "com.apple.configuration.account.exchange", "Identifier: one",
        "account: taro@example.com, eas.example.com:443",
        "asset: user-1 (com.apple.asset.useridentity)", "address: taro@example.com",
        "configuration: old (com.apple.configuration.legacy)",
        "profile from: https://…@mdm.example.com/a?…",
        "activation: activation-1 (com.apple.activation.simple)", "configurations: mail-1",
      ])
  }
}
