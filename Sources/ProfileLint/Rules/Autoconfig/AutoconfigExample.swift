extension Example {
  /// A `config-v1.1.xml` for example.com, with the elements of the incoming server that matter.
  static func autoconfig(
    user: String = "<username>%EMAILADDRESS%</username>", socket: String = "<socketType>SSL</socketType>",
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    text(
      """
      <clientConfig version="1.1">
        <emailProvider id="example.com">
          <domain>example.com</domain>
          <incomingServer type="imap">
            <hostname>imap.example.com</hostname>
            <port>993</port>
            \(socket)
            \(user)
            <authentication>password-cleartext</authentication>
          </incomingServer>
          <outgoingServer type="smtp">
            <hostname>smtp.example.com</hostname>
            <port>587</port>
            <socketType>STARTTLS</socketType>
            <username>%EMAILADDRESS%</username>
            <authentication>password-cleartext</authentication>
          </outgoingServer>
        </emailProvider>
      </clientConfig>

      """, fileID: fileID, line: line)
  }
}
