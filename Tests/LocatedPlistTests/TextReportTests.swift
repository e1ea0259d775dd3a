import Testing

@testable import LocatedPlist

/// Bounces that were written for people alone.
@Suite struct TextReportTests {
  @Test func `qmail has a paragraph for each address`() throws {
    let entries = try report(
      """
      Hi. This is the qmail-send program at example.jp.
      I'm afraid I wasn't able to deliver your message to the following addresses.

      <a@example.com>:
      192.0.2.1 does not like recipient.
      Remote host said: 550 No such user

      <b@example.net>: host not found

      --- Below this line is a copy of the message.

      <c@example.com>:
      """)
    #expect(
      entries == [
        #"{recipient: "a@example.com", answer: "192.0.2.1 does not like recipient. Remote host said: 550 No such user"}"#,
        #"{recipient: "b@example.net", answer: "host not found"}"#,
      ])
  }

  @Test(arguments: [("could not be delivered", false), ("has not yet been delivered", true)])
  func `Exim lists addresses, and below each what happened`(_ words: String, _ isDelayed: Bool) throws {
    let entries = try report(
      """
      This message was created automatically by mail delivery software.

      A message that you sent \(words) to one or more of its
      recipients.

        a@example.com
          host mx.example.com [192.0.2.1]
          SMTP error after RCPT TO:<a@example.com>: 550 No such user
        b@example.net

      ------ This is a copy of the message ------
        c@example.com
      """)
    let delay = isDelayed ? ", isDelayed: true" : ""
    #expect(
      entries == [
        #"{recipient: "a@example.com""# + delay
          + #", answer: "host mx.example.com [192.0.2.1] SMTP error after RCPT TO:<a@example.com>: 550 No such user"}"#,
        #"{recipient: "b@example.net""# + delay + #", answer: "b@example.net"}"#,
      ])
  }

  @Test(arguments: [
    (
      "<a@ezweb.ne.jp>\n\nEach of the following recipients was rejected by a remote mail server.\n",
      "Each of the following recipients was rejected by a remote mail server."
    ),
    ("The user(s) account is disabled.\n\n<a@ezweb.ne.jp>\n", "The user(s) account is disabled."),
    (
      "Each of the following recipients was rejected by a remote mail server.\n\n    Recipient: <a@ezweb.ne.jp>\n    >>> RCPT TO:<a@ezweb.ne.jp>\n    <<< 550 <a@ezweb.ne.jp>: User unknown\n",
      "550 <a@ezweb.ne.jp>: User unknown"
    ),
    (
      "   ----- The following addresses had permanent fatal errors -----\n<a@ezweb.ne.jp>\n    (reason: 550 5.1.1 User unknown)\n",
      "550 5.1.1 User unknown"
    ),
  ])
  func `a carrier writes a sentence and the address`(_ letter: String, _ answer: String) throws {
    let parts = [#"recipient: "a@ezweb.ne.jp""#, #"answer: "\#(answer)""#]
    let found = try report(letter)
    #expect(found.count == 1 && parts.allSatisfy(found[0].contains), "\(found)")
  }

  @Test func `a letter may be a part beside the message that came back`() throws {
    let text = """
      From: Postmaster@ezweb.ne.jp
      To: b@example.com
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      The user(s) account is temporarily over quota.

      <a@ezweb.ne.jp>
      --------------------------------------------------
      <b@ezweb.ne.jp>
      --b
      Content-Type: message/rfc822

      From: b@example.com

      <c@ezweb.ne.jp>
      --b--
      """
    let tree = try #require(MessageTree(try DocumentReader.read(Array(text.utf8)).content.get()))
    #expect(tree.reports.map { $0["recipient"]?.string } == ["a@ezweb.ne.jp"])
  }

  @Test func `a letter of a person is not read`() throws {
    #expect(try report("Hi. This is the end.\n\n<a@example.com>: x\n", from: "taro@example.com") == [])
  }

  private func report(_ body: String, from: String = "MAILER-DAEMON@example.com") throws -> [String] {
    let text = "From: \(from)\nTo: b@example.com\nSubject: x\n\n\(body)"
    let tree = try #require(MessageTree(try DocumentReader.read(Array(text.utf8)).content.get()))
    return tree.reports.map { shown($0) }
  }
}
