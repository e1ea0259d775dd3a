import LocatedPlist

@testable import ProfileLint

/// One list of findings with all the awkward cases in it, for every format.
enum SharedFindings {
  static let mail = """
    <?xml version="1.0" encoding="UTF-8"?>
    <plist version="1.0">
    <dict>
    \t<key>PayloadContent</key>
    \t<array>
    \t\t<dict>
    \t\t\t<key>PayloadType</key>
    \t\t\t<string>com.apple.mail.managed</string>
    \t\t\t<key>PayloadIdentifier</key><string>com.example.mail</string>
    \t\t\t<key>PayloadDisplayName</key><string>会社メール</string>
    \t\t\t<!-- the password is hunter2 -->
    \t\t\t<key>IncomingPassword</key><string>hunter2</string><key>IncomingMailServerPortNumber</key><integer>994</integer>
    \t\t\t<key>EmailAccountDescription</key><string>予備アカウント𠮷e\u{301}</string><key>EmailAddress</key><string>a@b</string>
    \t\t\t<key>EmailAccountName</key><string>\u{202E}"A" &lt; B &amp; C</string>
    \t\t\t<key>OutgoingMailServerHostName</key>
    \t\t\t<string>smtp.example.com</string>
    \t\t</dict>
    \t</array>
    \t<key>PayloadType</key><string>Configuration</string>
    </dict>
    </plist>

    """

  static let other = """
    <plist version="1.0"><dict><key>PayloadType</key><string>com.apple.mail.managed</string>\
    <key>OutgoingPassword</key><string>hunter2</string>\
    <key>OutgoingMailServerHostName</key><string>smtp.example.com</string></dict></plist>
    """

  /// Both files, installed together.
  static let device = Device(
    [document("profiles/mail.mobileconfig", mail), document("別の.mobileconfig", other)],
    in: Circumstances(now: PlistDate(secondsSince1970: 0)))

  static let about = About(
    id: "mail-port-wrong", level: .warning, reads: .mail,
    title: Text(en: "Wrong mail port", ja: "メールのポートが違う"),
    why: Text(en: "Nothing answers there.", ja: "そこでは応答がありません。"),
    fix: Text(en: "Use <port> 993.", ja: "993 番を使ってください。"),
    symptoms: [.s2], bad: [], good: [])

  static let table = RuleTable([about])

  static var findings: [Finding] {
    [
      finding(.error, .document, "the file says \"<hello>\" & more"),
      finding(at: "IncomingMailServerPortNumber", "port 994 is not used by imap.example.com"),
      finding(.error, at: "IncomingPassword", "a password is stored in the profile"),
      finding(at: "EmailAddress", "the address \"a@b\" has no domain"),
      finding(.note, at: "EmailAccountName", "the name has \u{1B}[31m colour and \u{202E} in it"),
      finding(at: "OutgoingMailServerHostName", "this server is already set up")
        .related(
          to: place("OutgoingMailServerHostName", in: 1), Text(en: "first set up here", ja: "最初の設定はここです")
        )
        .related(to: place("PayloadType"), Text(en: "in this payload", ja: "このペイロードです")),
    ]
  }

  static var report: DeviceReport { DeviceReport(device: device, findings: findings) }

  static func document(_ name: String, _ text: String) -> Document {
    Document(name: InputName(name), read: DocumentReader.read(Array(text.utf8)))
  }

  static var root: Node { device.profiles[0].entries.node }

  /// The value of a key in the first payload of a document.
  static func place(_ key: String, in document: Int = 0) -> Place {
    let nodes = device.documents[document].list.map { list in (0..<list.count).map { list.node($0) } } ?? []
    let node = nodes.first { $0.key == key }
    return Place(document: document, node.map { .value(Int32($0.index)) } ?? .document)
  }

  private static func finding(_ level: Level = .warning, at key: String, _ message: String) -> Finding {
    Finding(rule: about.id, level: level, place: place(key), message: Text(en: message, ja: message))
  }

  private static func finding(_ level: Level, _ anchor: Place.Anchor, _ message: String) -> Finding {
    Finding(
      rule: about.id, level: level, place: Place(document: 0, anchor), message: Text(en: message, ja: message)
    )
  }
}

extension Reporter {
  /// A whole report of one device.
  func text(_ report: DeviceReport, _ files: [FileRecord] = [], _ summary: Summary = Summary()) -> String {
    var bytes: [UInt8] = []
    withSink(to: &bytes) { sink in
      head(into: &sink)
      device(report, into: &sink)
      tail(files, summary, into: &sink)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
