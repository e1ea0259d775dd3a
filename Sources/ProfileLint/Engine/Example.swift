/// A marked example of a rule: what it speaks about, or what it leaves alone.
///
/// `▶` stands in front of each element that is reported: before `<key>` for the key, before a value's
/// tag for the value. Without a mark in a bad example the file as a whole is reported.
public struct Example: Sendable {
  /// One text, or several that are installed together.
  public var files: [String]
  /// Where the example stands, so that a failed test points at it.
  public var fileID: String
  public var line: Int

  /// A payload of a type, in a profile that is otherwise in order; the text is the payload's own keys.
  public static func payload(
    _ type: String, _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    payloads([(type, keys)], fileID: fileID, line: line)
  }

  /// Several payloads in one profile.
  public static func payloads(
    _ payloads: [(type: String, keys: String)], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      files: [profile(of: payloads.map { ($0.type, $0.keys, nil) })], fileID: fileID, line: line)
  }

  /// An account of com.apple.mail.managed. Keys that the text does not name get values that are in order,
  /// for user@example.com with IMAP.
  public static func mail(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload("com.apple.mail.managed", mailKeys(keys), fileID: fileID, line: line)
  }

  /// Several such accounts in one profile.
  public static func mails(
    _ accounts: [String], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payloads(accounts.map { ("com.apple.mail.managed", mailKeys($0)) }, fileID: fileID, line: line)
  }

  /// A whole property list as it stands.
  public static func text(_ text: String, fileID: String = #fileID, line: Int = #line) -> Example {
    Example(files: [text], fileID: fileID, line: line)
  }

  /// A profile with these keys of its own beside the usual ones, and one harmless payload.
  public static func profile(
    _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      files: [profile(of: [("com.apple.dock", "<key>autohide</key>\n<true/>", nil)], keys: keys)],
      fileID: fileID, line: line)
  }

  /// Several examples that are installed together, each a file of its own.
  public static func together(
    _ examples: [Example], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      files: examples.enumerated().flatMap { number, example in
        example.files.map { $0.replacing("5EED0000", with: "5EED\(1000 + number)") }
      }, fileID: fileID, line: line)
  }
}

extension Example {
  private static func profile(
    of payloads: [(type: String, keys: String, identifier: String?)], keys: String = ""
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
  private static func missing(_ key: String, in text: String, _ value: String) -> String {
    text.contains("<key>\(key)</key>") ? "" : "<key>\(key)</key>\n\(value)\n"
  }

  // A payload's text may start with `▶PayloadType`: then the type itself is what is reported; or with
  // `▶dict`: then it is the payload's dictionary, because a key is missing from it.
  private static let typeMark = "▶PayloadType\n"
  private static let dictionaryMark = "▶dict\n"

  private static func mark(_ mark: String, of keys: String) -> String {
    keys.hasPrefix(mark) ? "▶" : ""
  }

  private static func unmarked(_ keys: String) -> String {
    for mark in [typeMark, dictionaryMark] where keys.hasPrefix(mark) {
      return String(keys.dropFirst(mark.count))
    }
    return keys
  }

  private static func mailKeys(_ keys: String) -> String {
    let usual = [
      ("EmailAccountType", "<string>EmailTypeIMAP</string>"),
      ("EmailAccountDescription", "<string>Example Mail</string>"),
      ("EmailAddress", "<string>user@example.com</string>"),
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
    // `without: Key` on a line of its own leaves a key out.
    let lines = keys.split(separator: "\n", omittingEmptySubsequences: false)
    let omitted = lines.filter { $0.hasPrefix("without: ") }.map { $0.dropFirst("without: ".count) }
    let written = lines.filter { !$0.hasPrefix("without: ") }.joined(separator: "\n")
    return usual.filter { !omitted.contains(Substring($0.0)) }
      .reduce(written + "\n") { $0 + missing($1.0, in: written, $1.1) }
  }
}
