extension Example {
  /// A delivery status notification about one recipient, with what the other server answered.
  ///
  /// - Parameter status: the enhanced status code; by default that of the answer.
  static func bounce(
    _ answer: String, to recipient: String = "user@example.com", action: String = "failed",
    status: String? = nil, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let code = answer.split(separator: " ").first { $0.count { $0 == "." } == 2 }.map(String.init)
    let fields = """
      Final-Recipient: rfc822; \(recipient)
      Action: \(action)
      Status: \(status ?? code ?? "5.0.0")
      Diagnostic-Code: smtp; \(answer)
      """
    var example = text(
      """
      From: Mail Delivery System <mailer-daemon@mx.example.net>
      To: taro@example.com
      Subject: Undelivered Mail Returned to Sender
      Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.net

      \(fields)

      --b1--
      """, fileID: fileID, line: line)
    example.shown = fields.replacing("▶", with: "")
    return example
  }

  /// A letter of qmail's about one recipient, with what the other server answered.
  static func letter(
    _ answer: String, to recipient: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let paragraph = "<\(recipient)>:\n\(answer)"
    var example = text(
      """
      From: MAILER-DAEMON@mx.example.net
      To: taro@example.com
      Subject: failure notice

      Hi. This is the qmail-send program at mx.example.net.
      I'm afraid I wasn't able to deliver your message to the following addresses.

      \(paragraph)

      --- Below this line is a copy of the message.
      """, fileID: fileID, line: line)
    example.shown = paragraph.replacing("▶", with: "")
    return example
  }
}
