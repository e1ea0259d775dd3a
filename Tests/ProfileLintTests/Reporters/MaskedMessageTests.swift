import LocatedPlist
import Testing

@testable import ProfileLint

/// What of a message may be shown.
@Suite struct MaskedMessageTests {
  private let head = "From: a@example.com\nTo: b@example.com\n"

  private func shown(_ text: String) -> String {
    let document = DocumentText(SharedFindings.document("a", head + text))
    return document.pieces(in: head.utf8.count..<document.bytes.count).reduce(into: "") { shown, piece in
      shown += piece.isMasked ? "********" : String(decoding: document.bytes[piece.span], as: UTF8.self)
    }
  }

  @Test(arguments: [
    "Authentication-Results: mx.example.jp;\n\tspf=fail (mx: domain of a@example.com) smtp.mailfrom=a@example.com;\n dkim=none\n",
    "Received: from a (unknown [192.0.2.1])\n by b with ESMTP; Mon, 2 Nov 2026 10:41:30 +0900\n",
    "Subject: see https://example.com/path: a@example.com\n", "Message-ID: <1@example.com>\n",
    "X-Mailer: a=b; c=\"d\"\n",
  ])
  func `fields stand as they are, with all their marks`(_ text: String) { #expect(shown(text) == text) }

  @Test(
    arguments: [
      (
        "List-Unsubscribe: <https://example.com/u?t=hunter2>, <https://me:hunter2@example.com/>\n",
        "List-Unsubscribe: <https://example.com/u?********>, <https://********@example.com/>\n"
      ),
      ("X-Auth-Token: hunter2\n", "X-Auth-Token: ********\n"),
      ("Authorization: Bearer\n hunter2\n", "Authorization: ********\n"),
      (
        "X-Trace: user=me password=hunter2 AUTH PLAIN aHVudGVyMg==\n",
        "X-Trace: user=me password=******** AUTH PLAIN ********\n"
      ),
      ("\nhunter2\n", "\n********\n"),
      ("Note: my code is 1234\n", "Note: ********\n"),
      (
        "Received: from a by b\nSubject: x\nmy code is 1234\n",
        "Received: from a by b\nSubject: x\n********\n"
      ),
      (
        "Authentication-Results: mx.example.jp;\nspf=fail\nDate: Mon, 2 Nov 2026 10:41:30 +0900\nmy code\n",
        "Authentication-Results: mx.example.jp;\nspf=fail\nDate: Mon, 2 Nov 2026 10:41:30 +0900\n********\n"
      ),
    ] as [(String, String)])
  func `secrets in fields are masked, and bodies are`(_ text: String, _ masked: String) {
    #expect(shown(text) == masked)
  }

  @Test func `a long field is masked alike wherever one looks into it`() {
    let text =
      head + "X-A: " + String(repeating: "a ", count: 400) + "https://example.com/?"
      + String(repeating: "hunter2", count: 400) + " b " + String(repeating: "c ", count: 400) + "\n"
    let document = DocumentText(SharedFindings.document("a", text))
    for start in stride(from: 0, to: text.utf8.count - 40, by: 7) {
      let shown = document.pieces(in: start..<start + 40).filter { !$0.isMasked }
        .map { String(decoding: document.bytes[$0.span], as: UTF8.self) }.joined()
      #expect(!shown.contains("unter2"), "from \(start): \(shown)")
    }
  }

  @Test func `lines of a program that ends them with CR are counted`() {
    let text = "From: a@example.com\rTo: b@example.com\rSubject: x\rX-Spam-Flag: YES\r\r"
    #expect(Linted(text).text(.concise).contains("file-1:4:14: note[header-spam-verdict]"))
    #expect(Linted(text).text(.text).contains("4 | X-Spam-Flag: YES\n"))
  }
}
