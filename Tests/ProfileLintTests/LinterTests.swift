import LocatedPlist
import Testing

@testable import ProfileLint

/// What the engine does with the findings of all rules.
@Suite struct LinterTests {
  private let now = PlistDate(year: 2026, month: 11, day: 23)

  private func lint(_ example: Example, _ selection: RuleSelection = RuleSelection()) -> [Finding] {
    let documents = MarkedExample(example).files.map {
      Document(name: InputName("a.mobileconfig"), read: DocumentReader.read($0))
    }
    return Linter(selection).lint(documents, in: Circumstances(now: now)).findings
  }

  private let twoFaults = Example.mail(
    """
    <key>OutgoingMailServerPortNumber</key>
    <integer>993</integer>
    <key>IncomingMailServerPortNumber</key>
    <integer>465</integer>
    <key>OutgoingPasswordSameAsIncomingPassword</key>
    <true/>
    """)

  @Test func `findings stand in the order of the text`() {
    let findings = lint(twoFaults)
    #expect(findings.map(\.rule) == ["mail-port-protocol", "mail-port-protocol"])
    #expect(findings[0].message.en.contains("993"))
  }

  @Test func `rules are selected and left out by id and by area`() {
    #expect(lint(twoFaults, RuleSelection(select: ["cellular-*"])).isEmpty)
    #expect(lint(twoFaults, RuleSelection(select: ["mail-port-protocol"])).count == 2)
    #expect(lint(twoFaults, RuleSelection(ignore: ["mail-*"])).isEmpty)
    #expect(RuleSelection(select: ["mail-prot-wrong"]).unknown == ["mail-prot-wrong"])
  }

  @Test(arguments: [
    "$FLEET_VAR_HOST", "${host}", "{{mail.host}}", "%MailHost%", "imap.$DOMAIN", "{EmailHost}",
    "&lt;mail server&gt;",
  ])
  func `a deployment variable is judged by no rule`(_ value: String) {
    let keys = ["IncomingMailServerHostName", "OutgoingMailServerHostName", "EmailAddress"]
      .map { "<key>\($0)</key><string>\(value)</string>" }.joined(separator: "\n")
    #expect(lint(.mail(keys)).map(\.message.en) == [])
  }

  @Test func `a note in one language has its twin in the other`() {
    for symptom in Symptom.allCases { #expect(symptom.title.en != symptom.title.ja) }
  }

  @Test func `20,000 equal accounts are linted without a look at every pair`() {
    let account =
      "<dict><key>PayloadType</key><string>com.apple.mail.managed</string>"
      + "<key>EmailAddress</key><string>a@example.com</string><key>EmailAccountType</key><string>EmailTypeIMAP</string>"
      + "<key>IncomingMailServerHostName</key><string>imap.example.com</string>"
      + "<key>OutgoingMailServerHostName</key><string>smtp.example.com</string></dict>"
    let text =
      "<plist version=\"1.0\"><dict><key>PayloadContent</key><array>"
      + String(repeating: account, count: 20_000) + "</array></dict></plist>"
    let document = Document(name: InputName("a"), read: DocumentReader.read(Array(text.utf8)))
    let findings = Linter(RuleSelection(select: ["mail-duplicate-account"])).lint(
      [document], in: Circumstances(now: now)
    )
    .findings
    #expect(findings.count == 19_999)
  }
}
