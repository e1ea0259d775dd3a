import LocatedPlist
import Testing

@testable import ProfileLint

/// What the examples of the rules cannot show: passwords that are in order, and days.
@Suite struct MailSignInTests {
  private func findings(
    _ keys: String, of rule: String, now: PlistDate = PlistDate(year: 2026, month: 11, day: 23)
  ) -> [Finding] {
    let documents = MarkedExample(.mail(keys)).files.map {
      Document(name: InputName("a.mobileconfig"), read: DocumentReader.read($0))
    }
    return Linter(RuleSelection(select: [rule])).lint(documents, in: Circumstances(now: now)).findings
  }

  private func iCloud(_ password: String) -> String {
    """
    <key>IncomingMailServerHostName</key><string>imap.mail.me.com</string>
    <key>IncomingPassword</key><string>\(password)</string>
    """
  }

  @Test(arguments: ["abcd-efgh-ijkl-mnop", "abcdefghijklmnop", "$APP_PASSWORD", ""])
  func `an app-specific password is in order`(_ password: String) {
    #expect(findings(iCloud(password), of: "mail-icloud-password-form").isEmpty)
  }

  @Test(arguments: [
    "Abcd-Efgh-Ijkl-Mnop", "abcd-efgh-ijkl", "abc-defgh-ijkl-mnop", "abcd-efgh-ijkl-mno1", "ひみつ",
  ])
  func `another password is not app-specific`(_ password: String) {
    let found = findings(iCloud(password), of: "mail-icloud-password-form")
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.message.en.contains(password) && !$0.message.ja.contains(password) })
  }

  @Test(arguments: ["password", "Password-123", "change me", "0000", "••••••••", "12345678", "your_password"])
  func `a stand-in is reported`(_ password: String) {
    #expect(findings(iCloud(password), of: "mail-password-placeholder").count == 1)
  }

  @Test(arguments: ["correct horse", "sanae1985", "aaab", "xx", "%password%", "{{ password }}", "p"])
  func `what somebody may have chosen is no stand-in`(_ password: String) {
    #expect(findings(iCloud(password), of: "mail-password-placeholder").isEmpty)
  }

  @Test(arguments: [
    ("imap.example.com", "smtp.example.com", 1), ("mail.example.com", "mail.example.com", 1),
    ("imap.spmode.ne.jp", "smtp.spmode.ne.jp", 1), ("imap.gmail.com", "smtp.gmail.com", 0),
    ("imap.example.com", "smtp.example.jp", 0), ("one.co.jp", "two.co.jp", 0), ("$HOST", "$HOST", 0),
  ])
  func `two passwords differ where two servers know one user`(_ hosts: (String, String, Int)) {
    let keys = """
      <key>IncomingMailServerHostName</key><string>\(hosts.0)</string>
      <key>IncomingPassword</key><string>one of them</string>
      <key>OutgoingMailServerHostName</key><string>\(hosts.1)</string>
      <key>OutgoingPassword</key><string>the other one</string>
      """
    #expect(findings(keys, of: "mail-password-mismatch").count == hosts.2)
    #expect(findings(keys, of: "mail-password-in-profile").count == 1)
  }

  @Test func `Microsoft 365 takes passwords for sending until the end of 2026`() {
    let keys = "<key>OutgoingMailServerHostName</key><string>smtp.office365.com</string>"
    let before = findings(keys, of: "mail-auth-oauth-only", now: PlistDate(year: 2026, month: 12, day: 31))
    let after = findings(keys, of: "mail-auth-oauth-only", now: PlistDate(year: 2027, month: 1, day: 1))
    #expect(before.map(\.level) == [.warning])
    #expect(after.map(\.level) == [.error])
  }

  @Test(arguments: [
    ("gmail.com", "gmial.com", true), ("gmail", "gmaill", true), ("gmail", "gmai", true),
    ("gmail", "gnail", true), ("spmode", "sprnode", true), ("icloud", "1cloud", false),
    ("gmail", "hmail", false), ("gmail", "gmails", false), ("icloud", "icould", false),
    ("gmail", "gmail", false),
  ])
  func `a slip of the fingers is less than an edit`(_ words: (String, String, Bool)) {
    #expect(FingerSlip.turned(words.0, into: words.1) == words.2)
  }

  @Test(arguments: [
    "gmx.co", "cloud.com", "nicloud.com", "fmail.com", "mac.co.jp", "docomo-sys.co.jp", "nttdocomo.com",
    "softbank.co.jp", "biglobe.co.jp", "nifty.co.jp", "proton.com", "live.co", "yahoo.com.vn", "yahoo.ne.jp",
    "ymobile1.ne.jp", "outlook.jp", "mail.example.ne.jp", "com", "", ".", "..",
  ])
  func `a domain of its own is no slip`(_ domain: String) {
    #expect(DomainSlip.meant(by: domain) == [])
  }

  @Test(arguments: [
    "icloud.co", "icloud.con", "iclud.com", "gmail.cm", "docomo.nejp", "docmo.ne.jp", "ezwebb.ne.jp",
    "i.softbnak.jp", "yahoo.co.j", "hotmial.com", "outlok.com", "bigloeb.ne.jp",
  ])
  func `a slip at a big provider's domain is found`(_ domain: String) {
    #expect(!DomainSlip.meant(by: domain).isEmpty)
  }
}
