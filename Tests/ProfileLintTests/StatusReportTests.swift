import LocatedPlist
import Testing

@testable import ProfileLint

/// A status report is read however a server keeps it.
@Suite struct StatusReportTests {
  private static let incoming = """
    [{"identifier": "1", "hostname": "imap.gmail.com", "port": 143, "username": "taro@gmail.com"}]
    """

  @Test(
    arguments: [
      #"{"StatusItems": {"account": {"list": {"mail": {"incoming": %}}}}}"#,
      #"{"StatusItems": {"account.list.mail.incoming": %}}"#,
      #"{"StatusItems": {"account.list.mail": {"incoming": %}}}"#,
      #"{"StatusItems": {"account": {"list.mail": {"incoming": %}}}}"#,
      #"{"account": {"list": {"mail": {"incoming": %}}}}"#, #"{"account.list.mail.incoming": %}"#,
    ])
  func `names stand as keys within each other, or as one`(_ report: String) {
    // That gmail.com has IMAP alone says what the account is.
    #expect(Linted(report.replacing("%", with: Self.incoming)).faults == ["mail-port-wrong"])
  }

  @Test func `what the device has removed is gone`() {
    let report = """
      {"StatusItems": {"account": {"list": {"mail": {"outgoing": [
        {"identifier": "1", "hostname": "smtp.example.com", "username": "taro"},
        {"identifier": "2", "hostname": "smtp.example.com", "username": "taro", "_removed": true}]}}}}}
      """
    #expect(Linted(report).faults == [])
    #expect(Linted(report.replacing("true", with: "false")).faults == ["smtp-duplicate"])
  }

  @Test func `one user with two servers, and two users at one, have two mailboxes`() {
    let report = """
      {"StatusItems": {"account": {"list": {"mail": {"incoming": [
        {"identifier": "1", "hostname": "imap.example.com", "port": 993, "username": "taro"},
        {"identifier": "2", "hostname": "imap.example.com", "port": 993, "username": "hanako"},
        {"identifier": "3", "hostname": "imap.example.net", "port": 993, "username": "taro"}]}}}}}
      """
    #expect(Linted(report).faults == [])
  }

  @Test func `mail that is off in an Exchange account is a note`() {
    let report = """
      {"StatusItems": {"account": {"list": {"exchange": [
        {"identifier": "1", "hostname": "outlook.office365.com", "port": 443, "username": "taro@example.com",
         "is-mail-enabled": false}]}}}}
      """
    let linted = Linted(report)
    #expect(linted.notes == ["export-account-disabled"])
    let inspection = Inspection(
      linted.report.device.documents[0], now: PlistDate(year: 2026, month: 11, day: 23), .en)
    #expect(inspection.text.contains("  exchange: outlook.office365.com:443, taro@example.com\n"))
  }
}
