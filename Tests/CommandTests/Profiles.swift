/// Two profiles that differ in one port.
enum Profiles {
  static let good = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>PayloadContent</key>
      <array>
        <dict>
          <key>EmailAccountDescription</key><string>会社メール</string>
          <key>EmailAccountType</key><string>EmailTypeIMAP</string>
          <key>EmailAddress</key><string>hanako@example.com</string>
          <key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
          <key>IncomingMailServerHostName</key><string>imap.example.com</string>
          <key>IncomingMailServerPortNumber</key><integer>993</integer>
          <key>IncomingMailServerUseSSL</key><true/>
          <key>IncomingMailServerUsername</key><string>hanako@example.com</string>
          <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
          <key>OutgoingMailServerHostName</key><string>smtp.example.com</string>
          <key>OutgoingMailServerPortNumber</key><integer>587</integer>
          <key>OutgoingMailServerUseSSL</key><true/>
          <key>OutgoingMailServerUsername</key><string>hanako@example.com</string>
          <key>PayloadIdentifier</key><string>com.example.mail.account</string>
          <key>PayloadType</key><string>com.apple.mail.managed</string>
          <key>PayloadUUID</key><string>0C7C2E0A-6A0D-4D5B-9B57-7B0E5D6D9A01</string>
          <key>PayloadVersion</key><integer>1</integer>
        </dict>
      </array>
      <key>PayloadDisplayName</key><string>Mail</string>
      <key>PayloadIdentifier</key><string>com.example.mail</string>
      <key>PayloadType</key><string>Configuration</string>
      <key>PayloadUUID</key><string>0C7C2E0A-6A0D-4D5B-9B57-7B0E5D6D9A02</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
    </plist>

    """

  /// IMAP on the port of POP.
  static let bad = good.replacing("<integer>993</integer>", with: "<integer>995</integer>")
}
