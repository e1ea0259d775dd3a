extension Example {
  /// A `config-v1.1.xml` for example.com, with the elements of the incoming server that matter.
  static func autoconfig(
    host: String = "<hostname>imap.example.com</hostname>", port: String = "<port>993</port>",
    socket: String = "<socketType>SSL</socketType>", user: String = "<username>%EMAILADDRESS%</username>",
    authentication: String = "<authentication>password-cleartext</authentication>", field: String = "",
    type: String = "imap",
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    text(
      """
      <clientConfig version="1.1">
        <emailProvider id="example.com">
          <domain>example.com</domain>\(field)
          <incomingServer type="\(type)">
            \(host)
            \(port)
            \(socket)
            \(user)
            \(authentication)
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
