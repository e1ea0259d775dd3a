import LocatedPlist
import Testing

@testable import ProfileLint

@Suite struct TextReporterTests {
  private func block(_ number: Int, _ change: (inout ReportStyle) -> Void = { _ in }) -> String {
    var style = ReportStyle()
    style.isQuiet = true
    change(&style)
    let finding = SharedFindings.findings[number]
    let report = DeviceReport(device: SharedFindings.device, findings: [finding])
    var bytes: [UInt8] = []
    withSink(to: &bytes) { TextReporter(style, rules: SharedFindings.table).device(report, into: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a finding without bytes has no frame`() {
    #expect(
      block(0) == """
        error[mail-port-wrong]: the file says "<hello>" & more
          --> profiles/mail.mobileconfig

        """)
  }

  @Test func `a password beside the finding is masked, and a long line is cut`() {
    #expect(
      block(1) == """
        warning[mail-port-wrong]: port 994 is not used by imap.example.com
          --> profiles/mail.mobileconfig:12:103
           |
        12 | ...<string>********</string><key>IncomingMailServerPortNumber</key><integer>994</integer>
           |                                                                             ^^^

        """)
  }

  @Test func `a secret is marked at its key`() {
    #expect(
      block(2) { $0.width = 200 } == """
        error[mail-port-wrong]: a password is stored in the profile
          --> profiles/mail.mobileconfig:12:9
           |
        12 | <key>IncomingPassword</key><string>********</string><key>IncomingMailServerPortNumber</key><integer>994</integer>
           |      ^^^^^^^^^^^^^^^^

        """)
  }

  @Test func `marks stand below full-width text by its width`() {
    let lines = block(3) { $0.width = 200 }.split(separator: "\n")
    #expect(
      lines[3]
        == "13 | <key>EmailAccountDescription</key><string>予備アカウント𠮷e\u{301}</string><key>EmailAddress</key><string>a@b</string>"
    )
    let before = lines[3].prefix { $0 != "@" }.dropLast()
    #expect(lines[4] == "   |" + String(repeating: " ", count: DisplayWidth.of(String(before)) - 4) + "^^^")
  }

  @Test func `control characters are made visible`() {
    #expect(
      block(4) == """
        note[mail-port-wrong]: the name has \\u{1B}[31m colour and \\u{202E} in it
          --> profiles/mail.mobileconfig:14:39
           |
        14 | <key>EmailAccountName</key><string>\\u{202E}"A" &lt; B &amp; C</string>
           |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^

        """)
  }

  @Test func `related places stand in the frame, or in a frame of their own file`() {
    #expect(
      block(5) == """
        warning[mail-port-wrong]: this server is already set up
          --> profiles/mail.mobileconfig:16:12
           |
         7 | <key>PayloadType</key>
         8 | <string>com.apple.mail.managed</string>
           |         ---------------------- in this payload
        ...
        15 | <key>OutgoingMailServerHostName</key>
        16 | <string>smtp.example.com</string>
           |         ^^^^^^^^^^^^^^^^
          ::: 別の.mobileconfig:1:185
           |
         1 | ...><key>OutgoingMailServerHostName</key><string>smtp.example.com</string></dict></plist>
           |                                                  ---------------- first set up here

        """)
  }

  @Test func `notes say where, why, what to do and where to read more`() {
    #expect(
      block(1) {
        $0.isQuiet = false
        $0.language = .ja
      }.split(separator: "\n").suffix(4) == [
        "   = 場所: PayloadContent[0] \"会社メール\" (com.apple.mail.managed) > IncomingMailServerPortNumber",
        "   = 理由: そこでは応答がありません。",
        "   = 対処: 993 番を使ってください。",
        "   = 説明: profilelint explain mail-port-wrong",
      ])
  }

  @Test func `more than three of one rule in a file are counted`() {
    let text = TextReporter(ReportStyle(), rules: SharedFindings.table).text(SharedFindings.report)
    #expect(text.contains("\n\n... and 3 more of mail-port-wrong in this file\n"))
    #expect(text.components(separatedBy: "--> ") == 4)
  }

  @Test func `colours come only when they are asked for`() {
    #expect(!block(1).contains("\u{1B}"))
    #expect(block(1) { $0.usesColour = true }.hasPrefix("\u{1B}[1;33mwarning[mail-port-wrong]\u{1B}[0m"))
  }

  @Test func `a binary list shows the way to the value`() {
    let frame = TreeFrame(
      SharedFindings.device.node(at: SharedFindings.place("IncomingMailServerPortNumber"))
        ?? SharedFindings.root,
      isKey: false, payload: SharedFindings.device.payloads.first, label: "", isPrimary: true)
    var bytes: [UInt8] = []
    withSink(to: &bytes) { frame.write(gutter: 2, level: .error, Paint(usesColour: false), into: &$0) }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
           |
           | PayloadContent[0] "会社メール" (com.apple.mail.managed)
           |   IncomingMailServerPortNumber = 994
           |                                  ^^^

        """)
  }

  @Test func `the summary counts in both languages`() {
    var summary = Summary()
    summary.files = 5
    #expect(SummaryLine.text(summary).en == "5 files, no findings")
    summary.errors = 3
    summary.warnings = 1
    summary.filesWithFindings = 2
    summary.unreadable = 1
    summary.hidden = 4
    #expect(
      SummaryLine.text(summary)
        == Text(
          en:
            "3 errors, 1 warning in 2 of 5 files; 1 file could not be read (4 notes hidden; --min-level note shows them)",
          ja: "エラー 3 件、警告 1 件（5 ファイル中 2 ファイルで検出）、1 ファイルは読み込めませんでした（注記 4 件は非表示です。--min-level note で表示します）"))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> Int { split(separator: separator).count }
}
