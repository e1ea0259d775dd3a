import LocatedPlist
import Testing

@testable import ProfileLint

@Suite struct TriageTests {
  /// A POP port on IMAP (S2), a proxy for one Wi-Fi network (S2), and no expiry (S3).
  private func triage(_ symptom: Symptom?) -> Triage {
    let example = Example.payloads([
      (
        "com.apple.mail.managed",
        Example.mailKeys("<key>IncomingMailServerPortNumber</key>\n<integer>995</integer>", number: 0)
      ),
      (
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Caf\u{E9} <b>&amp;amp;</b></string>
        <key>ProxyType</key>
        <string>Manual</string>
        <key>ProxyServer</key>
        <string>proxy.example.com</string>
        <key>ProxyServerPort</key>
        <integer>8080</integer>
        """.replacing("<b>", with: "&lt;b&gt;").replacing("</b>", with: "&lt;/b&gt;")
      ),
    ])
    let document = Document(
      name: InputName("a_b.mobileconfig"), read: DocumentReader.read(Array(example.files[0].utf8)))
    let report = Linter().lint([document], in: Circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
    let file = FileRecord(name: document.name, document: .profile, status: .linted)
    return Triage(report, files: [file], symptom: symptom)
  }

  @Test func `causes of the symptom come first, the worst at the top`() {
    let causes = triage(.s2).causes
    #expect(causes.map(\.about.id).prefix(2) == ["mail-port-protocol", "wifi-proxy"])
    #expect(causes.map(\.level) == causes.map(\.level).sorted(by: >))
    #expect(causes.allSatisfy { $0.about.symptoms.contains(.s2) })
  }

  @Test func `what does not explain the symptom stands apart`() {
    let triage = triage(.s9)
    #expect(!triage.causes.contains { $0.about.id == "mail-port-protocol" })
    #expect(triage.others.contains { $0.about.id == "mail-port-protocol" })
  }

  @Test func `without a symptom everything is a cause`() {
    #expect(triage(nil).others.isEmpty)
  }

  @Test(arguments: TriageFormat.allCases, Language.allCases)
  func `every format says cause, place and step`(_ format: TriageFormat, _ language: Language) {
    var style = ReportStyle()
    style.language = language
    let text = format.render(triage(.s2), style).replacing("\\", with: "")
    #expect(text.contains("mail-port-protocol"))
    #expect(text.contains("a_b.mobileconfig:"))
    #expect(text.contains(language == .ja ? "システム状況" : "System Status"))
  }

  @Test func `no text of a profile becomes markup`() {
    let html = TriageFormat.html.render(triage(.s2), ReportStyle())
    #expect(html.contains("&lt;b&gt;"))
    #expect(!html.contains("<b>"))
    #expect(TriageFormat.markdown.render(triage(.s2), ReportStyle()).contains("a\\_b.mobileconfig"))
  }

  @Test(arguments: [40, 80])
  func `the text keeps to the width`(_ width: Int) {
    var style = ReportStyle()
    style.width = width
    style.language = .ja
    for line in TriageFormat.text.render(triage(.s2), style).split(separator: "\n") {
      // A key path or a quoted value has no blank to break at.
      let words = line.split(separator: " ")
      #expect(DisplayWidth.of(String(line)) <= width || line.contains("-->") || words.count == 1, "\(line)")
    }
  }
}
