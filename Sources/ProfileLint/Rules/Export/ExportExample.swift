extension Example {
  /// `Accounts.plist` of Mail with these accounts and these outgoing servers. Keys that a text does not name
  /// get values that are in order: IMAP for user@example.com, through smtp.example.com.
  static func mailSettings(
    _ accounts: [String], _ servers: [String], preferences: String = "", fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    let incoming = [
      ("AccountName", "<string>Example</string>"), ("AccountType", "<string>IMAPAccount</string>"),
      ("EmailAddresses", "<array>\n<string>user@example.com</string>\n</array>"),
      ("Hostname", "<string>imap.example.com</string>"), ("PortNumber", "<string>993</string>"),
      ("SMTPIdentifier", "<string>smtp.example.com:user@example.com</string>"),
      ("SSLEnabled", "<string>YES</string>"), ("Username", "<string>user@example.com</string>"),
    ]
    let outgoing = [
      ("AccountType", "<string>SMTPAccount</string>"), ("Hostname", "<string>smtp.example.com</string>"),
      ("PortNumber", "<integer>587</integer>"), ("SSLEnabled", "<true/>"),
      ("Username", "<string>user@example.com</string>"),
    ]
    return text(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
      <key>MailAccounts</key>
      <array>
      \(accounts.map { dictionary($0, incoming) }.joined(separator: "\n"))
      </array>
      <key>DeliveryAccounts</key>
      <array>
      \(servers.map { dictionary($0, outgoing) }.joined(separator: "\n"))
      </array>
      \(preferences)
      </dict>
      </plist>

      """, fileID: fileID, line: line)
  }

  /// `com.apple.mail.plist` with these keys beside some accounts.
  static func mailPreferences(
    _ keys: String, accounts: Int = 1, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let all = (0..<accounts).map { number in
      number == 0 ? "" : "<key>Hostname</key>\n<string>imap\(number).example.com</string>"
    }
    var example = mailSettings(all, [""], preferences: keys, fileID: fileID, line: line)
    example.shown = keys.replacing("▶", with: "")
    return example
  }

  /// A rule of Mail in `SyncedRules.plist`, for messages with a text in a field.
  static func mailRule(
    _ action: String, header: String = "From", from expression: String = "news@example.com",
    isActive: Bool = true, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    text(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <array>
      <dict>
      <key>RuleName</key>
      <string>Tidy up</string>
      <key>Active</key>
      <\(isActive)/>
      <key>AllCriteriaMustBeSatisfied</key>
      <string>YES</string>
      <key>Criteria</key>
      <array>
      <dict>
      <key>Header</key>
      <string>\(header)</string>
      <key>Qualifier</key>
      <string>Contains</string>
      <key>Expression</key>
      <string>\(expression)</string>
      </dict>
      </array>
      \(action)
      </dict>
      </array>
      </plist>

      """, fileID: fileID, line: line)
  }

  private static func dictionary(_ keys: String, _ usual: [(String, String)]) -> String {
    let omitted = keys.split(separator: "\n").filter { $0.hasPrefix(omissionMark) }
      .map { String($0.dropFirst(omissionMark.count)) }
    let written = unmarked(keys.linesWithout(prefix: omissionMark))
    let missing = usual.filter { !omitted.contains($0.0) }.map { self.missing($0.0, in: written, $0.1) }
    return "\(mark(dictionaryMark, of: keys))<dict>\n" + missing.joined() + written.trimmingLineEnds
      + "\n</dict>"
  }
}
