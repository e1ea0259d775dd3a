// How the whole files of an example are made of what the example itself writes.
extension Example {
  static func profile(
    of payloads: [(type: String, keys: String)], keys: String = ""
  ) -> String {
    let content = payloads.enumerated().map { index, payload in
      """
      \(mark(dictionaryMark, of: payload.keys))<dict>
      \(missing("PayloadIdentifier", in: payload.keys, "<string>com.example.5EED0000.\(index)</string>"))\
      <key>PayloadType</key>
      \(mark(typeMark, of: payload.keys))<string>\(payload.type)</string>
      \(missing("PayloadUUID", in: payload.keys, "<string>5EED0000-0000-4000-8000-00000000000\(index)</string>"))\
      <key>PayloadVersion</key>
      <integer>1</integer>
      \(unmarked(payload.keys))
      </dict>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
      \(keys)
      \(missing("PayloadDisplayName", in: keys, "<string>Example</string>"))\
      \(missing("PayloadIdentifier", in: keys, "<string>com.example.5EED0000</string>"))\
      <key>PayloadType</key>
      <string>Configuration</string>
      \(missing("PayloadUUID", in: keys, "<string>5EED0000-0000-4000-8000-0000000000FF</string>"))\
      <key>PayloadVersion</key>
      <integer>1</integer>
      <key>PayloadContent</key>
      <array>
      \(content.joined(separator: "\n"))
      </array>
      </dict>
      </plist>

      """
  }

  /// A key with its value, unless the text has the key already.
  static func missing(_ key: String, in text: String, _ value: String) -> String {
    text.contains("<key>\(key)</key>") ? "" : "<key>\(key)</key>\n\(value)\n"
  }

  // A payload's text may start with `▶PayloadType`: then the type itself is what is reported; or with
  // `▶dict`: then it is the payload's dictionary, because a key is missing from it.
  private static let typeMark = "▶PayloadType\n"
  static let dictionaryMark = "▶dict\n"

  static func mark(_ mark: String, of keys: String) -> String {
    keys.hasPrefix(mark) ? "▶" : ""
  }

  static func unmarked(_ keys: String) -> String {
    for mark in [typeMark, dictionaryMark] where keys.hasPrefix(mark) {
      return String(keys.dropFirst(mark.count))
    }
    return keys
  }

  /// `without: Key` on a line of its own leaves a usual key of a mail account out.
  static let omissionMark = "without: "

  /// - Parameter number: the account's position in its profile, so that no two accounts are called alike.
  static func mailKeys(_ keys: String, number: Int) -> String {
    let usual = [
      ("EmailAccountType", "<string>EmailTypeIMAP</string>"),
      ("EmailAccountDescription", "<string>Example Mail 5EED0000-\(number)</string>"),
      ("EmailAddress", "<string>user@example.com</string>"),
      ("allowMailDrop", "<true/>"),
      ("IncomingMailServerAuthentication", "<string>EmailAuthPassword</string>"),
      ("IncomingMailServerHostName", "<string>imap.example.com</string>"),
      ("IncomingMailServerPortNumber", "<integer>993</integer>"),
      ("IncomingMailServerUseSSL", "<true/>"),
      ("IncomingMailServerUsername", "<string>user@example.com</string>"),
      ("OutgoingMailServerAuthentication", "<string>EmailAuthPassword</string>"),
      ("OutgoingMailServerHostName", "<string>smtp.example.com</string>"),
      ("OutgoingMailServerPortNumber", "<integer>587</integer>"),
      ("OutgoingMailServerUseSSL", "<true/>"),
      ("OutgoingMailServerUsername", "<string>user@example.com</string>"),
    ]
    let omitted = keys.split(separator: "\n").filter { $0.hasPrefix(omissionMark) }
      .map { $0.dropFirst(omissionMark.count) }
    let written = keys.linesWithout(prefix: omissionMark)
    return usual.filter { !omitted.contains(Substring($0.0)) }
      .reduce(written + "\n") { $0 + missing($1.0, in: written, $1.1) }
  }
}

extension String {
  /// Without empty lines at either end.
  var trimmingLineEnds: String {
    var text = self[...]
    while text.first == "\n" { text = text.dropFirst() }
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }

  func linesWithout(prefix: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(prefix) }.joined(separator: "\n")
  }
}
