import LocatedPlist
import Testing

@testable import ProfileLint

/// The formats that programs read, on the shared list.
@Suite struct MachineReporterTests {
  private let json = JSONReporter(ReportStyle(), rules: SharedFindings.table).text(SharedFindings.report)
  private let sarif = SARIFReporter(ReportStyle(), rules: SharedFindings.table).text(SharedFindings.report)

  /// The lines of a report that are findings.
  private func findings(_ report: String, _ start: String) -> [Substring] {
    report.split(separator: "\n").filter { $0.hasPrefix(start) }
  }

  @Test func `concise is one line for each finding, as a problem matcher wants it`() throws {
    let text = ConciseReporter(ReportStyle()).text(SharedFindings.report)
    let lines = text.split(separator: "\n")
    #expect(lines.count == SharedFindings.findings.count)
    #expect(
      lines[0] == "profiles/mail.mobileconfig:1:1: error[mail-port-wrong]: the file says \"<hello>\" & more")
    for line in lines {
      #expect(line.wholeMatch(of: /(.+):(\d+):(\d+): (error|warning|note)\[([a-z0-9-]+)\]: (.*)/) != nil)
    }
  }

  @Test func `JSON names place, payload and symptoms`() {
    #expect(
      findings(json, #"{"rule""#)[1] == #"""
        {"rule":"mail-port-wrong","level":"warning","message":"port 994 is not used by imap.example.com",\#
        "path":"profiles/mail.mobileconfig","keyPath":["PayloadContent",0,"IncomingMailServerPortNumber"],\#
        "payload":{"index":0,"type":"com.apple.mail.managed","identifier":"com.example.mail","uuid":null,"displayName":"会社メール"},\#
        "region":{"startLine":12,"startColumn":103,"endLine":12,"endColumn":106,"byteOffset":\#(offset("994")),"byteLength":3},\#
        "related":[],"help":"Use <port> 993.","symptoms":["S2"],"fix":null,"suppressed":null,\#
        "fingerprint":"\#(mark(1))"},
        """#)
  }

  @Test func `a finding without bytes has no region in JSON, and a related place has its own path`() {
    let lines = findings(json, #"{"rule""#)
    #expect(lines[0].contains(#""keyPath":[],"payload":null,"region":null"#))
    #expect(lines[0].contains(#""message":"the file says \"<hello>\" & more""#))
    #expect(
      lines[5].contains(
        #""related":[{"path":"別の.mobileconfig","keyPath":["OutgoingMailServerHostName"],"region":{"startLine":1"#
      ))
  }

  @Test func `SARIF links the places that explain, and encodes their names`() {
    let line = findings(sarif, #"{"ruleId""#)[5]
    #expect(
      line.contains(#""text":"this server is already set up ([first set up here](1), [in this payload](2))""#)
    )
    #expect(line.contains(#""uri":"%E5%88%A5%E3%81%AE.mobileconfig","uriBaseId":"%SRCROOT%""#))
    #expect(
      line.contains(#""fullyQualifiedName":"/PayloadContent/0/OutgoingMailServerHostName","kind":"value""#))
  }

  @Test func `SARIF counts columns and characters in UTF-16`() {
    #expect(
      findings(sarif, #"{"ruleId""#)[3].contains(
        #""region":{"startLine":13,"startColumn":97,"endLine":13,"endColumn":100,"charOffset":"#))
  }

  @Test func `secrets are masked in snippets, and their length is not told`() {
    #expect(sarif.contains("<string>********</string>"))
    for report in [json, sarif] { #expect(!report.contains("hunter2")) }
    #expect(findings(sarif, #"{"ruleId""#)[2].contains(#""snippet":{"text":"IncomingPassword"}"#))
  }

  @Test func `no report holds a control character`() {
    for report in [json, sarif] {
      #expect(report.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" })
    }
  }

  @Test func `a fingerprint is the same in both formats, and each has its own`() {
    #expect(Set(findings(json, #"{"rule""#).indices.map(mark)).count == SharedFindings.findings.count)
    for number in SharedFindings.findings.indices {
      #expect(findings(sarif, #"{"ruleId""#)[number].contains(#""keyPath/v1":"\#(mark(number))""#))
    }
  }

  @Test func `two findings that are alike have fingerprints of their own`() {
    let finding = SharedFindings.findings[1]
    let report = DeviceReport(device: SharedFindings.device, findings: [finding, finding])
    var context = FindingContext(report.device)
    #expect(context.details(of: finding).fingerprint != context.details(of: finding).fingerprint)
  }

  @Test func `inputs that could not be read are notifications`() {
    var file = FileRecord(name: InputName("./no such"), status: .unreadable)
    file.reason = Text(en: "no such file", ja: "ファイルがありません")
    let empty = DeviceReport(device: SharedFindings.device, findings: [])
    let text = SARIFReporter(ReportStyle(), rules: SharedFindings.table).text(empty, [file])
    #expect(text.contains(#""executionSuccessful":false"#))
    #expect(
      text.contains(
        #"{"descriptor":{"id":"unreadable","index":0},"level":"error","message":{"text":"no such file"}"#))
    #expect(text.contains(#""uri":"no%20such""#))
  }

  @Test(arguments: [
    ("plain", "plain"), ("[x](http://a)", "\\[x](http://a)"), ("PayloadContent[0]", "PayloadContent[0]"),
    ("${HOST}", "${HOST}"), ("{0}", "{ 0 }"),
  ])
  func `text in a SARIF message opens no link and asks for no argument`(_ text: String, _ escaped: String) {
    #expect(SARIFMessage.escaped(text) == escaped)
  }

  private func offset(_ text: String) -> Int {
    guard let range = SharedFindings.mail.range(of: text) else { return -1 }
    return SharedFindings.mail.utf8.distance(from: SharedFindings.mail.startIndex, to: range)
  }

  private func mark(_ number: Int) -> String {
    String(findings(json, #"{"rule""#)[number].split(separator: #""fingerprint":""#)[1].prefix(16))
  }
}

extension String {
  fileprivate func range(of text: String) -> String.Index? {
    firstRange(of: text)?.lowerBound
  }
}
