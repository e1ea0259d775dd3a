import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// Dumps of installed profiles are read as the profiles that they list.
@Suite struct InstalledProfilesTests {
  private func report(_ settings: String, type: String = "com.apple.SystemConfiguration") -> String {
    let text = settings.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return """
      {"SPConfigurationProfileDataType": [{"_name": "spconfigprofile_section_deviceconfigprofiles", "_items": [
        {"_name": "Office", "spconfigprofile_profile_identifier": "com.example.office",
         "spconfigprofile_profile_uuid": "55555555-0000-4000-8000-000000000001", "_items": [
          {"_name": "\(type)", "spconfigprofile_payload_identifier": "com.example.office.1",
           "spconfigprofile_payload_uuid": "55555555-0000-4000-8000-000000000002",
           "spconfigprofile_payload_data": "\(text)"}]}]}]}
      """
  }

  @Test func `settings that stand as text have key paths of their own`() throws {
    let linted = Linted(
      report("{ Proxies = { HTTPSEnable = 1; HTTPSPort = 8080; HTTPSProxy = proxy.example.com; }; }"))
    #expect(linted.faults == ["proxy-no-apple-exception"])
    let path = try #require(linted.report.findings.first { $0.level > .note }).place
    #expect(linted.report.device.path(of: path).contains(.key("Proxies")))
  }

  @Test(arguments: ReportFormat.allCases)
  func `no password in the text of settings is shown`(_ format: ReportFormat) {
    for settings in [
      "{ Proxies = { HTTPSEnable = 1; HTTPSPort = 8080; HTTPSProxy = proxy.example.com; HTTPSPassword = hunter2; }; }",
      "{ Proxies = { HTTPSEnable = 1; HTTPSPassword = hunter2; broken",
    ] {
      #expect(!Linted(report(settings)).text(format).contains("hunter2"))
    }
  }

  @Test func `what a dump leaves out raises nothing`() {
    let types = [
      "com.apple.mail.managed", "com.apple.wifi.managed", "com.apple.vpn.managed", "com.apple.cellular",
      "com.apple.security.root", "com.apple.security.pkcs12", "com.apple.eas.account",
      "com.apple.webcontent-filter", "com.apple.dnsSettings.managed", "com.apple.applicationaccess",
      "com.apple.proxy.http.global", "com.apple.relay.managed", "com.apple.caldav.account", "com.apple.mdm",
      "com.apple.security.scep", "com.apple.dnsProxy.managed", "com.apple.ManagedClient.preferences",
    ]
    for type in types {
      let linted = Linted(
        """
        {"ProfileList": [{"PayloadIdentifier": "com.example", "PayloadUUID": "1", "PayloadContent": [
          {"PayloadType": "\(type)", "PayloadIdentifier": "com.example.1"}]}], "Status": "Acknowledged"}
        """)
      #expect(linted.faults == [], "\(type)")
    }
  }

  @Test func `a stub and the preferences beside it are one device`() {
    let stub = """
      {"InstallDate": "2026-01-01", "OTAProfileStub": false, "PayloadIdentifier": "a", "PayloadContent": [
        {"PayloadType": "com.apple.cellular", "APNs": [{"Name": "vmobile.jp"}]}]}
      """
    let other = """
      {"OTAProfileStub": false, "PayloadIdentifier": "b", "PayloadContent": [{"PayloadType": "com.apple.apn.managed"}]}
      """
    #expect(Linted(stub, other).faults.contains("cellular-with-apn-payload"))
  }

  @Test(arguments: ["ProfileURL", "DataURL"])
  func `a profile that a declaration carries is linted where it stands`(_ key: String) throws {
    let profile = Example.mail("<key>OutgoingMailServerPortNumber</key>\n<integer>25</integer>").files[0]
    let address = "data:application/xml;base64," + Data(profile.utf8).base64EncodedString()
    let declaration =
      key == "ProfileURL"
      ? #"{"Type": "com.apple.configuration.legacy", "Identifier": "a", "Payload": {"ProfileURL": "\#(address)"}}"#
      : #"{"Type": "com.apple.asset.data", "Identifier": "a", "Payload": {"Reference": {"DataURL": "\#(address)"}}}"#
    let linted = Linted(declaration)
    #expect(linted.faults == ["mail-port-25"])
    let place = try #require(linted.report.findings.first { $0.level > .note }).place
    #expect(linted.report.device.documents[Int(place.document)].read.isEmbedded)
    for format in ReportFormat.allCases { #expect(!linted.text(format).contains(address)) }
  }

  private static func dumped(_ identifier: String, _ uuid: String, port: Int) -> String {
    """
    {"ProfileIdentifier": "\(identifier)", "ProfileUUID": "\(uuid)", "ProfileItems": [
      {"PayloadType": "com.apple.mail.managed", "PayloadIdentifier": "\(identifier).1", "PayloadUUID": "2",
       "PayloadContent": {"EmailAccountType": "EmailTypeIMAP", "EmailAddress": "a@example.com",
         "OutgoingMailServerHostName": "smtp.example.com", "OutgoingMailServerPortNumber": \(port),
         "OutgoingMailServerAuthentication": "EmailAuthPassword"}}]}
    """
  }

  @Test func `profiles of two users do not meet`() {
    let (one, other) = (Self.dumped("a", "1", port: 587), Self.dumped("a", "1", port: 465))
    #expect(Linted("{\"taro\": [\(one)], \"hanako\": [\(other)]}").faults == [])
    #expect(Linted("{\"taro\": [\(one), \(other)]}").faults.contains("profile-duplicate-identifier"))
  }

  @Test func `a profile and its copy in a dump are one`() {
    let profile = Example.mail("<key>OutgoingMailServerPortNumber</key>\n<integer>25</integer>").files[0]
    let dump =
      #"{"_computerlevel": [{"ProfileIdentifier": "com.example.5EED0000", "ProfileUUID": "5EED0000-0000-4000-8000-0000000000FF", "#
      + #""ProfileItems": [{"PayloadType": "com.apple.mail.managed", "PayloadContent": "#
      + #"{"OutgoingMailServerPortNumber": 25, "OutgoingMailServerHostName": "smtp.example.com"}}]}]}"#
    #expect(Linted(profile, dump).faults == Linted(profile).faults)
    #expect(Linted(dump).faults == ["mail-port-25"])
  }

  @Test func `a stub's proxy has a number for its type`() {
    let stub = """
      {"OTAProfileStub": false, "PayloadIdentifier": "a", "PayloadContent": [
        {"PayloadType": "com.apple.proxy.http.global", "ProxyType": 1, "ProxyServer": "127.0.0.1",
         "ProxyServerPort": 8080}]}
      """
    #expect(Linted(stub).faults == ["proxy-dead-shape"])
  }

  @Test func `a secret that iOS keeps to itself stands in no stub`() {
    let wifi = #"{"PayloadType": "com.apple.wifi.managed", "SSID_STR": "Office", "Password": "(present)"}"#
    let stub = #"{"OTAProfileStub": false, "PayloadIdentifier": "a", "PayloadContent": [\#(wifi)]}"#
    #expect(Linted(stub).faults == [])
    #expect(
      Linted(stub.replacing("(present)", with: "hunter2-hunter2")).faults == ["mail-password-in-profile"])
  }

  @Test(arguments: ["2017-10-24 15:34:12 +0000", "10/24/17, 5:34 PM (2017-10-24 15:34:12 +0000)"])
  func `a Mac writes the day of installation in several ways`(_ text: String) {
    let list = #"{"ProfileIdentifier": "a", "ProfileInstallDate": "\#(text)", "ProfileItems": []}"#
    #expect(
      Linted("{\"_computerlevel\": [\(list)]}").report.device.profiles.map(\.installDay) == ["2017-10-24"])
  }

  @Test func `settings that break off are said to be unread`() throws {
    let document = Document(
      name: InputName("a"), read: DocumentReader.read(Array(report("{ a = 1; b").utf8)))
    let caution = try #require(document.caution).en
    #expect(caution.contains("spconfigprofile_payload_data") && caution.contains("\"=\" is missing"))
  }

  @Test func `a switch that stands as text is shown as a profile has it`() throws {
    let one = report("{ allowCamera = 0; }", type: "com.apple.applicationaccess")
    let other = Example.payload("com.apple.applicationaccess", "<key>allowCamera</key>\n<true/>").files[0]
    let message = try #require(
      Linted(one, other).report.findings.first { $0.rule == "profile-conflict" }?.message.en)
    #expect(message == "allowCamera is true here and false in another payload; use one of the two")
    // The same truth, as text and as what it is.
    #expect(Linted(one.replacing("= 0", with: "= 1"), other).faults == [])
  }

  @Test func `two global proxies are told by their type where no settings are`() {
    let profiles = ["a", "b"].map { identifier in
      """
      {"PayloadIdentifier": "\(identifier)", "PayloadUUID": "\(identifier)", "PayloadContent": [
        {"PayloadType": "com.apple.proxy.http.global", "PayloadIdentifier": "\(identifier).1"}]}
      """
    }
    let answer = #"{"ProfileList": [\#(profiles.joined(separator: ","))], "Status": "Acknowledged"}"#
    #expect(Linted(answer).faults == ["proxy-duplicate"])
  }

  @Test(
    arguments: [
      (
        "VPNType = IKEv2; IKEv2 = { OnDemandEnabled = 1; OnDemandRules = ( { Action = Connect; } ); };",
        "vpn-on-demand-always"
      ),
      (
        "VPNType = VPN; VPN = { RemoteAddress = a; }; DNS = { ServerAddresses = ( \"192.0.2.53\" ); };",
        "vpn-dns-match-all"
      ),
      ("VPNType = AlwaysOn; AlwaysOn = { UIToggleEnabled = 1; };", "vpn-always-on-captive"),
    ])
  func `a VPN's rules see a dump as they see a profile`(_ settings: String, _ rule: String) {
    let linted = Linted(report("{ \(settings) }", type: "com.apple.vpn.managed"))
    #expect((linted.faults + linted.notes).contains(rule))
  }

  @Test func `a proxy that iOS keeps empty is none`() {
    let stub = """
      {"OTAProfileStub": false, "PayloadIdentifier": "a", "PayloadContent": [
        {"PayloadType": "com.apple.wifi.managed", "SSID_STR": "Office", "ProxyType": 0, "ProxyServer": "",
         "ProxyPACURL": ""}]}
      """
    #expect(Linted(stub).faults == [])
  }
}
