import Testing

@testable import LocatedPlist

/// What is a message, and what only looks like one.
@Suite struct MessageShapeTests {
  @Test(arguments: [
    "Return-Path: <a@example.com>\nSubject: x\n\nhello\n", "Received: from a\nReceived: from b\n",
    "Date: Mon, 2 Nov 2026 10:41:30 +0900\nSubject: x\n", "From: Taro <a@example.com>\nTo: b\n",
    "X-Report:\n note: x\nReceived: from a\nfrom: b\n",
  ])
  func `two fields of a mail make a message`(_ text: String) { #expect(read(text).containers == [.message]) }

  @Test(arguments: [
    "from: a@example.com\nto: b@example.com\nsubject: x\ndate: Tue, 10 Nov 2026 05:20:07 +0000\n\nhello\n",
    "From: a@example.com\nto: b@example.com\ndate: Tue, 10 Nov 2026 05:20:07 +0000\n",
  ])
  func `names in small letters make one where an address and a date are there`(_ text: String) {
    #expect(read(text).containers == [.message])
  }

  @Test(
    arguments: [
      ("from: a@example.com\nto: b@example.com\ndate: 2026-11-02 10:41:30 +0900\n", .yaml),
      ("from: news\nsubject: x\ndate: Tue, 10 Nov 2026 05:20:07 +0000\n", .yaml),
      (
        "from: a@example.com\ndate: Tue, 10 Nov 2026 05:20:07 +0000\nservices:\n  web:\n    image: x\n", .yaml
      ),
      ("Subject: settings\nDate: 2026-11-02\nitems:\n  - a\n", .yaml), ("name: x\nfrom: y\nto: z\n", .yaml),
      ("From: Tokyo\nTo: Osaka\nSubject: trains\n", .yaml), ("Date: today\n\nFrom: a@example.com\n", .yaml),
      ("From: a@example.com\n\nTo whom it may concern\n", .yaml), ("status: ok\naction: none\n", .yaml),
      ("MIME-Version: 1.0\nContent-Type: text/plain\n\nhello\n", .emailMessage),
      ("From: a@example.com\nSubject: x\nand a line of prose in between\n\n", .yaml),
      ("From: a@example.com\nTo: b@example.com\nsmtp:\n  host: mail.example.com\n", .yaml),
      ("from: a@example.com\nto: b@example.com\nsmtp_password: x\n", .yaml),
      ("Host: example.com\nFrom: bot@example.com\nDate: Mon, 02 Nov 2026 01:00:00 GMT\n", .yaml),
      (
        "Date: Mon, 02 Nov 2026 01:00:00 GMT\nServer: x\nContent-Type: text/html\nMIME-Version: 1.0\n",
        .emailMessage
      ),
      ("Received: true\nDelivered-To: hanako\n", .emailMessage),
      ("Status: ok\nAction: failed\nFinal-Recipient: taro\n", .yaml),
      ("To: do\n- buy milk\nDate: tomorrow\nFrom: shop\nCc: a@example.com\n", .yaml),
      ("Dear all,\nFrom: a@example.com\nTo: b@example.com\n", .text),
    ] as [(String, ReadFailure.Kind)])
  func `notes and settings with colons are none`(_ text: String, _ kind: ReadFailure.Kind) {
    #expect(read(text).content.reason == .recognised(kind))
  }

  @Test func `a signed profile in a mail is unwrapped as ever`() throws {
    let mail =
      Array("From: a@example.com\nDate: Mon, 2 Nov 2026 10:41:30 +0900\n".utf8) + (try fixture("signed.eml"))
    let document = DocumentReader.read(mail)
    #expect(document.containers == [.base64, .cms, .xml])
    #expect(document.signatures.count == 1)
  }

  @Test func `a mail that is encrypted itself is read as a mail`() throws {
    let body = try fixture("encrypted.der")
    let head =
      "From: a@example.com\nTo: b@example.com\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\n"
    let document = DocumentReader.read(Array(head.utf8) + body)
    #expect(document.containers == [.message])
    #expect(document.signatures.isEmpty)
    let bare = DocumentReader.read(Array("Content-Type: application/pkcs7-mime\n\n".utf8) + body)
    #expect(bare.content.reason == .cmsEncrypted)
  }

  @Test(arguments: [
    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIIBAAAA\n",
    "\n-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n",
  ])
  func `a mail is one whatever it is wrapped in or quotes`(_ rest: String) {
    #expect(read("From: a@example.com\nTo: b@example.com\n" + rest).containers == [.message])
  }

  private func read(_ text: String) -> ReadDocument { DocumentReader.read(Array(text.utf8)) }
}
