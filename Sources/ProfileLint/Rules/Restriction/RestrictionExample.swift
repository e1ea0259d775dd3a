extension Example {
  /// A payload of restrictions.
  static func restrictions(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload("com.apple.applicationaccess", keys, fileID: fileID, line: line)
  }

  /// The same beside a mail account; its keys may be given.
  static func restrictions(
    _ keys: String, besideMail account: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payloads(
      [
        ("com.apple.applicationaccess", keys), ("com.apple.mail.managed", mailKeys(account, number: 1)),
      ], fileID: fileID, line: line)
  }

  /// Keys of a Mac's preference domain in com.apple.ManagedClient.preferences.
  static func managedPreferences(
    _ domain: String, _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payload(
      "com.apple.ManagedClient.preferences",
      """
      <key>PayloadContent</key>
      <dict>
      <key>\(domain)</key>
      <dict>
      <key>Forced</key>
      <array>
      <dict>
      <key>mcx_preference_settings</key>
      <dict>
      \(keys)
      </dict>
      </dict>
      </array>
      </dict>
      </dict>
      """, fileID: fileID, line: line)
  }
}
