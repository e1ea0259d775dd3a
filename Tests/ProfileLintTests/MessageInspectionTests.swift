import LocatedPlist
import Testing

@testable import ProfileLint

/// What `inspect` shows of messages.
@Suite struct MessageInspectionTests {
  @Test func `who waits is told from whom nothing reached`() {
    let text = inspection(
      """
      Reporting-MTA: dns; mx.example.net

      Final-Recipient: rfc822; a@example.jp
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 see https://example.jp/?token=hunter2

      Final-Recipient: rfc822; b@example.jp
      Action: delayed
      Status: 4.4.1

      Final-Recipient: rfc822; c@example.jp
      Action: delivered
      Status: 2.0.0
      """)
    #expect(text.contains("  not delivered to: a@example.jp\n    answer: 550 see https://example.jp/?…\n"))
    #expect(text.contains("  not yet delivered to: b@example.jp\n"))
    #expect(!text.contains("c@example.jp"))
  }

  @Test func `long steps are told in words, and a verdict of junk is shown`() {
    let text = inspection(
      """
      X-Spam-Flag: YES
      Received: from b.example by c.example; Mon, 2 Nov 2026 10:16:30 +0900
      Received: from a.example by b.example; Mon, 2 Nov 2026 10:35:30 +0900
      Received: from x.example by a.example; Mon, 2 Nov 2026 10:00:05 +0900
      From: a@example.com

      """)
    #expect(text.contains("taken for junk: X-Spam-Flag: YES\n"))
    #expect(text.contains("by b.example, 35 minutes\n") && text.contains("by c.example, 19 minutes before\n"))
  }

  @Test func `each message of a mailbox is numbered`() {
    let message = "From x Mon\nFrom: a@example.com\nTo: b@example.com\nSubject: "
    let text = inspection(message + "first\n\n" + message + "second\n\n")
    #expect(text.contains("  message 1\n") && text.contains("  message 2\n"))
    #expect(text.contains("Subject: second"))
  }

  @Test func `bytes that are no UTF-8 are not called so`() {
    let header = Array("From: a@example.com\nTo: b@example.com\nSubject: ".utf8)
    #expect(inspection(header + [0x93, 0xFA, 0x0A]).contains("encoding: not told"))
    #expect(inspection(header + Array("日\n".utf8)).contains("encoding: UTF-8"))
  }

  private func inspection(_ text: String) -> String { inspection(Array(text.utf8)) }

  private func inspection(_ bytes: [UInt8]) -> String {
    let document = Document(name: InputName("a"), read: DocumentReader.read(bytes))
    return Inspection(document, now: PlistDate(year: 2026, month: 11, day: 23), .en).text
  }
}
