import Foundation
import LocatedPlist
import Testing

@testable import ProfileLint

/// Accounts and outgoing servers of exports are judged as those of profiles are.
@Suite struct MailExportTests {
  private func fixture(_ name: String, from file: String = #filePath) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: folder.appending(path: "LocatedPlistTests/Fixtures/\(name)")))
  }

  @Test func `a database and its JSON form bring the same findings at the same key paths`() throws {
    func found(_ name: String) throws -> Set<String> {
      let report = Linted(try fixture(name)).report
      return Set(report.findings.map { "\($0.rule) \($0.level) \(report.device.path(of: $0.place))" })
    }
    let expected = try found("accounts-store.json")
    #expect(!expected.isEmpty)
    #expect(try found("accounts-store.sqlite") == expected)
  }

  @Test func `a damaged database is named and nothing is made up`() throws {
    let whole = try fixture("accounts-store.sqlite")
    let rules = Set(Linted(whole).report.findings.map(\.rule))
    for length in stride(from: 100, to: whole.count, by: 700) {
      let report = Linted(Array(whole.prefix(length))).report
      let document = report.device.documents[0]
      #expect(document.status == .notAPropertyList || document.caution != nil, "\(length)")
      #expect(
        Set(report.findings.map(\.rule)).subtracting(["not-a-property-list"]).isSubset(of: rules), "\(length)"
      )
    }
  }

  private func store(_ rows: String...) -> String {
    #"{"format": "accounts-store", "accounts": ["# + rows.joined(separator: ",") + "]}"
  }
  private let incoming = #"""
    {"identifier": "A1", "type": "com.apple.account.IMAP", "parent": null, "username": "user@example.com",
     "properties": {"Hostname": "imap.example.com", "PortNumber": 993, "SSLEnabled": true,
       "EmailAddresses": ["user@example.com"], "SendingAccountIdentifier": "A2"}}
    """#
  private let outgoing = #"""
    {"identifier": "A2", "type": "com.apple.account.SMTP", "parent": null, "username": "user@example.com",
     "properties": {"Hostname": "smtp.example.com", "PortNumber": 587, "SSLEnabled": true}}
    """#

  private var profile: String { Example.mail("").files[0] }

  @Test func `an account of a profile that the device lists is one account`() {
    let named = incoming.replacing(
      #""parent": null"#, with: #""parent": null, "description": "Example Mail 5EED0000-0""#)
    for account in [incoming, named] {
      #expect(Linted(profile, store(account, outgoing)).faults == [])
      #expect(Linted(store(account, outgoing), profile).faults == [])
    }
  }

  @Test func `what a status report and a store list of one device is one account`() {
    let status = """
      {"StatusItems": {"account": {"list": {"mail": {
        "incoming": [{"identifier": "1", "hostname": "imap.example.com", "port": 993, "username": "user@example.com",
          "is-mail-enabled": true}],
        "outgoing": [{"identifier": "2", "hostname": "smtp.example.com", "port": 587,
          "username": "user@example.com"}]}}}}}
      """
    #expect(Linted(profile, store(incoming, outgoing), status).faults == [])
    #expect(Linted(status, profile).faults == [])
  }

  @Test func `what a provider publishes is on no device`() {
    let published = Example.autoconfig(user: "<username>user@example.com</username>").files[0]
      .replacing("▶", with: "")
    #expect(Linted(profile, published).faults == [])
    #expect(Linted(published, store(incoming, outgoing)).faults == [])
  }

  @Test func `entries of a database are duplicates of each other, though a profile has the account too`() {
    let second = outgoing.replacing("A2", with: "A3")
    #expect(Linted(profile, store(incoming, outgoing, second)).faults == ["smtp-duplicate"])
  }

  @Test func `an outgoing server of a profile that another account of the store uses is a duplicate`() throws
  {
    let other = incoming.replacing("imap.example.com", with: "imap.example.net")
    let linted = Linted(profile, store(other, outgoing))
    #expect(linted.faults == ["smtp-duplicate"])
    let related = try #require(linted.report.findings.first { $0.level > .note }).related
    #expect(related.contains { $0.message.en.hasSuffix("sends through this one") })
  }

  @Test func `two accounts that share one entry are healthy`() {
    let second = incoming.replacing("A1", with: "A3").replacing("user@", with: "sales@")
      .replacing("imap.example.com", with: "imap2.example.com")
    #expect(Linted(store(incoming, second, outgoing)).faults == [])
  }

  @Test func `one host with two ports for one user is a conflict`() {
    let second = outgoing.replacing("A2", with: "A3").replacing("587", with: "465")
    #expect(Linted(store(incoming, outgoing, second)).faults == ["smtp-duplicate-conflicting"])
  }

  @Test func `rows that point at themselves or at nobody do no harm`() {
    let loop = incoming.replacing(#""parent": null"#, with: #""parent": "A1""#)
    let orphan = outgoing.replacing(#""parent": null"#, with: #""parent": "A99""#)
    #expect(Linted(store(loop, orphan)).faults == [])
    #expect(Linted(store("{}", "[]", "1", #"{"type": 5, "properties": []}"#)).faults == [])
  }

  @Test func `a finding on an export belongs to no payload`() {
    let text = Linted(store(incoming.replacing("993", with: "995"), outgoing)).text(.json)
    #expect(text.contains("\"mail-port-protocol\""))
    #expect(!text.contains("\"payload\":{"))
  }

  private func binary(_ text: String) throws -> [UInt8] {
    let list = try PropertyListSerialization.propertyList(from: Data(text.utf8), options: [], format: nil)
    return [UInt8](try PropertyListSerialization.data(fromPropertyList: list, format: .binary, options: 0))
  }

  @Test func `of two entries with one name none is called unused`() {
    let linted = Linted(
      Example.mailSettings([""], ["", "<key>PortNumber</key>\n<integer>465</integer>"]).files[0])
    #expect(linted.faults + linted.notes == ["smtp-duplicate-conflicting"])
    #expect(
      linted.report.findings.flatMap(\.related).map(\.message.en) == [
        "set up differently here", "\"Example\" sends through one of them",
      ])
  }

  @Test(arguments: [
    (
      "<key>ShouldUseAuthentication</key><string>YES</string>",
      "<key>ShouldUseAuthentication</key><string>NO</string>"
    ),
    ("<key>SecurityLayerType</key><integer>2</integer>", "<key>SecurityLayerType</key><integer>3</integer>"),
  ])
  func `entries that differ in how one signs in or starts TLS conflict`(_ one: String, _ other: String) {
    #expect(
      Linted(Example.mailSettings([""], [one, other]).files[0]).faults == ["smtp-duplicate-conflicting"])
  }

  @Test func `a host in either of its scripts is one host`() {
    let names = ["smtp.bücher.example", "smtp.xn--bcher-kva.example"]
    let entries = names.map { "<key>Hostname</key>\n<string>\($0)</string>" }
    #expect(Linted(Example.mailSettings([""], entries).files[0]).faults.contains("smtp-duplicate"))
  }

  @Test(arguments: ["<string></string>", "<string>0</string>", "<integer>0</integer>"])
  func `no port in Mail's settings is the usual port`(_ port: String) {
    let setting = "<key>PortNumber</key>\n\(port)"
    #expect(Linted(Example.mailSettings([setting], [setting]).files[0]).faults == [])
  }

  @Test func `what is no address is the account's address all the same`() {
    let account = "<key>EmailAddresses</key>\n<array><string>taro.example.com</string></array>"
    #expect(Linted(Example.mailSettings([account], [""]).files[0]).faults == ["mail-address-malformed"])
  }

  @Test func `an account that names a server twice is one user of it`() {
    let twice = incoming.replacing(
      #""SendingAccountIdentifier": "A2""#,
      with: #""SendingAccountIdentifier": "A2", "SMTPAlternateIdentifiers": ["A2", "A2"]"#)
    let other = incoming.replacing("A1", with: "A3").replacing("user@", with: "taro@")
    #expect(Linted(store(twice, outgoing, other)).report.device.outgoingEntries.map(\.users.count) == [2])
  }

  @Test func `a name with a port, or without a user where one server has the host, is found`() {
    for name in ["smtp.example.com:587:user@example.com", "smtp.example.com"] {
      let account = "<key>SMTPIdentifier</key>\n<string>\(name)</string>"
      let linted = Linted(Example.mailSettings([account], [""]).files[0])
      #expect(linted.faults + linted.notes == [])
    }
  }

  @Test func `the server that an account has lost is not called unused`() throws {
    let lost = "<key>SMTPIdentifier</key>\n<string>smtp.example.net:user@example.com</string>"
    let linted = Linted(Example.mailSettings([lost], [""]).files[0])
    #expect(linted.faults + linted.notes == ["export-smtp-link-broken"])
    #expect(
      linted.report.findings.first?.message.en
        == #""smtp.example.net:user@example.com" is no outgoing server of the list; "#
        + #""smtp.example.com" has the account's user"#)
  }

  @Test(arguments: [
    "taro:secret@smtp.example.com", "smtp://taro:secret@smtp.example.com ",
    "taro.yamada:secret@smtp.example.com:a",
  ])
  func `a name and password in front of a host are shown nowhere`(_ host: String) throws {
    let account = "<key>Hostname</key>\n<string>\(host)</string>"
    let link = "<key>SMTPIdentifier</key>\n<string>\(host)</string>"
    let texts = [Example.mailSettings([account], [account, ""]), Example.mailSettings([link], [""])].map {
      $0.files[0]
    }
    for file in try texts.flatMap({ [Array($0.utf8), try binary($0)] }) {
      let linted = Linted(file)
      for format in ReportFormat.allCases { #expect(!linted.text(format).contains("secret")) }
      let inspection = Inspection(
        linted.report.device.documents[0], now: PlistDate(year: 2026, month: 11, day: 23), .en)
      #expect(!inspection.text.contains("secret"))
    }
  }
}
