import LocatedPlist
import Testing

@testable import ProfileLint

/// Exports of a shape that no device writes are linted and shown in a time that grows with their size.
///
/// Most take minutes where a step is taken for every pair.
@Suite(.timeLimit(.minutes(1))) struct HostileExportTests {
  private func expectRead(_ text: String, _ kind: Document.Kind) {
    let linted = Linted(text)
    _ = linted.text(.json)
    let document = linted.report.device.documents[0]
    #expect(document.kind == kind)
    #expect(document.status == .linted)
    #expect(!Inspection(document, now: PlistDate(year: 2026, month: 11, day: 23), .en).text.isEmpty)
  }

  private func store(_ rows: some Sequence<String>) -> String {
    #"{"format": "accounts-store", "accounts": ["# + rows.joined(separator: ",") + "]}"
  }

  @Test func `rows of a store that share one identifier`() {
    expectRead(
      store(
        (0..<8000).map {
          """
          {"identifier": "A", "parent": "\($0 % 2 == 0 ? "A" : "B")", "type": "com.apple.account.IMAP",
           "username": "user", "properties": {"Hostname": "imap.example.com", "SendingAccountIdentifier": "A"}}
          """
        }), .accountsStore)
  }

  @Test func `accounts that point at servers which are not there`() {
    expectRead(
      store(
        (0..<8000).flatMap {
          [
            """
            {"identifier": "I\($0)", "parent": null, "type": "com.apple.account.IMAP", "username": "user",
             "properties": {"Hostname": "imap.example.com", "SendingAccountIdentifier": "X\($0)"}}
            """,
            """
            {"identifier": "S\($0)", "parent": null, "type": "com.apple.account.SMTP", "username": "user",
             "properties": {"Hostname": "smtp.example.com"}}
            """,
          ]
        }), .accountsStore)
  }

  @Test func `an autoconfig file of many providers, servers and questions`() {
    let server = """
      <incomingServer type="imap"><hostname>%ASK%.example.com</hostname><port>993</port>
      <socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>
      """
    let provider = "<emailProvider><domain>example.com</domain>\(server)</emailProvider>"
    let inputs = (0..<10_000).map { "<inputField key=\"ASK\($0)\" label=\"a\"></inputField>" }.joined()
    expectRead(
      "<clientConfig version=\"1.1\">" + String(repeating: provider, count: 10_000) + inputs
        + "</clientConfig>",
      .autoconfig)
  }

  @Test func `a declaration with a long key over many values`() {
    let key = String(repeating: "Key", count: 20_000)
    let values = (0..<20_000).map { "\"k\($0)\": {\"a\": 1}" }.joined(separator: ",")
    expectRead(
      """
      {"Type": "com.apple.configuration.account.mail", "Identifier": "a", "ServerToken": "1",
       "Payload": {"\(key)": {\(values)}}}
      """, .declarations)
  }

  @Test func `payloads of a report whose settings are text`() {
    let settings = #"{ a = (1, 2, { b = \"c\"; }); }"#
    let payloads = (0..<10_000).map {
      """
      {"_name": "com.apple.SystemConfiguration", "spconfigprofile_payload_identifier": "a.\($0)",
       "spconfigprofile_payload_data": "\(settings)"}
      """
    }
    expectRead(
      """
      {"SPConfigurationProfileDataType": [{"_name": "spconfigprofile_section_deviceconfigprofiles", "_items": [
        {"_name": "Office", "spconfigprofile_profile_identifier": "a", "_items": [
          \(payloads.joined(separator: ","))]}]}]}
      """, .systemReport)
  }
}
