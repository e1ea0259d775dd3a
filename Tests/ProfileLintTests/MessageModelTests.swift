import LocatedPlist
import Testing

@testable import ProfileLint

/// What a message's header is taken to mean.
@Suite struct MessageModelTests {
  @Test(arguments: [
    ("mail.example.co.jp", "example.co.jp"), ("example.co.jp", "example.co.jp"),
    ("a.b.example.com", "example.com"),
    ("Example.COM.", "example.com"), ("co.jp", "co.jp"), ("i.softbank.jp", "softbank.jp"),
  ])
  func `a domain belongs to who registered it`(_ name: String, _ owner: String) {
    #expect(OrganisationalDomain.of(name) == owner)
  }

  private func message(_ fields: String...) -> String {
    fields.joined(separator: "\n") + "\nFrom: taro@example.com\nTo: a@example.jp\nSubject: x\n\n"
  }

  @Test func `zones are reckoned with, and a clock may be a little off`() {
    let hop = "Received: from a.example.com (a.example.com [203.0.113.5]) by mx.example.jp with ESMTPS; "
    let early = hop + "Mon, 2 Nov 2026 01:00:00 +0000"
    for (date, isFault) in [
      ("Mon, 2 Nov 2026 10:10:00 +0900", false), ("Sun, 1 Nov 2026 20:16:00 -0500", true),
      ("Mon, 2 Nov 2026 00:59:00 GMT", false), ("Mon, 2 Nov 2026 00:40:00 GMT", true), ("no date", false),
    ] {
      #expect(Linted(message(hop + date, early)).faults == (isFault ? ["header-delay"] : []), "\(date)")
    }
  }

  @Test(arguments: [
    ("xn--r8jz45g.jp", "例え.jp"), ("mail.XN--R8JZ45G.jp", "例え.jp"), ("xn--.jp", "xn--.jp"),
    ("xn--99999999.jp", "xn--99999999.jp"),
  ])
  func `a domain is compared as people write it`(_ name: String, _ domain: String) {
    #expect(OrganisationalDomain.of(name) == OrganisationalDomain.of(domain))
  }

  @Test(arguments: [
    ("b.example [192.0.2.1]", "192.0.2.1", true), ("unknown [IPv6:2400:cb00:1::7]", "2400:cb00:1::7", true),
    ("unknown [IPv6:fe80::1]", "fe80::1", false), ("unknown [::ffff:10.1.1.1]", "::ffff:10.1.1.1", false),
    ("unknown [100.64.3.4]", "100.64.3.4", false),
    ("HELO ?192.0.2.129?) (198.51.100.9", "198.51.100.9", true),
    ("a-1.2.3.4.example.com [203.0.113.5]:25", "203.0.113.5", true),
  ])
  func `the address of a step is the one that its receiver saw`(
    _ remark: String, _ address: String, _ isPublic: Bool
  )
    throws
  {
    let read = DocumentReader.read(
      Array(message("Received: from x (\(remark)) by mx.example.jp with ESMTP; x").utf8))
    let tree = try #require(MessageTree(try read.content.get()))
    let hop = Message(document: 0, tree: tree).hops[0]
    #expect(hop.address == address)
    #expect(hop.isPublic == isPublic)
  }

  @Test(arguments: [
    (["spf.example.jp; spf=fail", "dkim.example.jp; dkim=pass header.d=x.example"], ["header-spf"]),
    (["mx.example.jp; dkim=pass header.d=example.com", "mx.example.net; spf=fail"], []),
    // A field without a name is one server's alone.
    (["spf=pass smtp.mailfrom=example.com", "spf=fail; dmarc=fail"], []),
  ])
  func `the uppermost results of one organisation count`(_ fields: [String], _ faults: [String]) {
    let header = fields.map { "Authentication-Results: \($0)" }
    #expect(Linted(message(header.joined(separator: "\n"))).faults == faults)
  }

  @Test func `behind a step only checks count that the newer results leave out`() {
    let own = "Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=example.com"
    let step = "Received: by mx.example.jp with LMTP; x"
    let older = "Authentication-Results: mx.example.jp; spf=fail; dmarc=fail header.from=example.com"
    #expect(Linted(message(own, step, older)).faults == ["header-dmarc"])
  }

  @Test(arguments: [
    ("Mon, 2 Nov 2026 10:30:00 +0900", "30 minutes"), ("Mon, 2 Nov 2026 19:01:00 +0900", "9 hours"),
    ("Tue, 3 Nov 2026 22:40:00 +0900", "37 hours"), ("Sun, 4 Jul 2027 10:00:00 +0900", "244 days"),
  ])
  func `a delay is told in words that fit it`(_ date: String, _ span: String) {
    let hop = "Received: from a.example.com by mx.example.jp with ESMTPS; "
    let findings = Linted(message(hop + date, hop + "Mon, 2 Nov 2026 10:00:00 +0900")).report.findings
    #expect(findings[0].message.en == "\(span) passed before \"mx.example.jp\" took the message")
  }

  @Test(arguments: [
    ("X-Forefront-Antispam-Report: CIP:192.0.2.1;SCL:-1;SFV:NSPM;CAT:NONE;", false),
    ("X-Forefront-Antispam-Report: CIP:192.0.2.1;SCL:9;SFV:NSPM;CAT:NONE;", true),
    ("X-Forefront-Antispam-Report: CIP:192.0.2.1;SCL:1;SFV:NSPM;\n CAT:PHSH;", true),
    ("X-Forefront-Antispam-Report: CIP:192.0.2.1;SCL:1;CAT:SPOOFED;", false),
    ("X-MS-Exchange-Organization-SCL: 5", true), ("X-MS-Exchange-Organization-SCL: 4", false),
    ("X-Apple-Action: MOVE_TO_FOLDER/Junk", true), ("X-Apple-MoveToFolder: INBOX", false),
    ("X-Spam-Status: No, score=1 tests=YES", false), ("X-Rspamd-Action: add header", true),
  ])
  func `each filter says it in its way that a message is junk`(_ field: String, _ isJunk: Bool) {
    #expect(Linted(message(field)).notes == (isJunk ? ["header-spam-verdict"] : []))
  }

  @Test func `verdicts of other servers further down do not count`() {
    let own = "Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=example.com"
    let foreign = "Authentication-Results: evil.example; dmarc=fail header.from=example.com"
    #expect(Linted(message(own, foreign)).faults == [])
    #expect(Linted(message(foreign, own)).faults == ["header-dmarc"])
  }

  @Test func `a forwarded message that passes DMARC is healthy`() {
    let results =
      "Authentication-Results: mx; spf=fail smtp.mailfrom=example.com; dkim=fail header.d=list.example; "
      + "dkim=pass header.d=example.com; dmarc=pass header.from=example.com"
    #expect(Linted(message(results)).faults == [])
  }

  @Test(arguments: [
    ("552 5.2.2 over quota", "5.2.2", "bounce-mailbox-full"), ("552 message too big", "5.0.0", "bounce-size"),
    ("552 1 mailbox not found", "5.0.0", "bounce-unknown-user"),
    ("552 virus", "5.6.0", "bounce-not-delivered"),
    ("421-4.7.28 unusual rate", "4.7.28", "bounce-rate"), ("421 try later", "4.0.0", "bounce-temporary"),
    ("550 blocked using dnsbl.example", "5.7.9", "bounce-blocklist"),
    ("535 5.7.8 bad credentials", "5.7.8", "bounce-auth-failed"),
    ("454 4.7.0 temporary authentication failure", "4.7.0", "bounce-temporary"),
    ("454 4.7.0 TLS not available", "4.7.0", "bounce-temporary"),
    ("550 5.7.1 refused", "5.7.1", "bounce-recipient-policy"),
    ("550 5.1.1 who", "5.1.1", "bounce-unknown-user"),
    // Lines of a long answer repeat their codes, also in the middle of a phrase.
    ("550-5.7.1 the very low 550-5.7.1 reputation of the 550 5.7.1 sender", "5.7.1", "bounce-blocklist"),
    // A code counts where the answer starts, not where it names versions and addresses.
    ("550 192.0.2.1 4.2.2 x", "5.0.0", "bounce-not-delivered"),
    ("554 blocked by filter 5.2.2", "5.6.0", "bounce-not-delivered"),
    ("host mx.example.jp[192.0.2.1] said: 452 4.2.2 x", "4.0.0", "bounce-mailbox-full"),
    ("550 no mailbox (#5.1.1)", "5.0.0", "bounce-unknown-user"),
    // Words are whole: no SPF in a name.
    ("550 spfoo.example refused", "5.0.0", "bounce-not-delivered"),
  ])
  func `an answer has one cause`(_ answer: String, _ status: String, _ rule: String) {
    let linted = Linted(bounce(answer, status, action: status.hasPrefix("4") ? "delayed" : "failed"))
    #expect(linted.faults + linted.notes == [rule])
  }

  @Test func `au says in a field of its own that a filter refused`() {
    let letter =
      "From: Postmaster@ezweb.ne.jp\nTo: a@example.com\nX-SPASIGN: NG\n\n<hanako@ezweb.ne.jp>\n\nEach of the following recipients was rejected by a remote mail server.\n"
    #expect(Linted(letter).faults == ["bounce-recipient-policy"])
    #expect(Linted(letter.replacing("X-SPASIGN: NG\n", with: "")).notes == ["bounce-not-delivered"])
  }

  @Test func `what was given up is not asked again`() {
    #expect(Linted(bounce("421 try later", "4.4.7", action: "failed")).notes == ["bounce-not-delivered"])
  }

  @Test func `an answer is quoted without what may be secret`() {
    let answer =
      "535 5.7.8 see https://me:hunter2@example.com/a?token=hunter2 or <https://example.com/b?hunter2>, password=hunter2"
    let message = Linted(bounce(answer, "5.7.8", action: "failed")).report.findings[0].message.en
    #expect(!message.contains("hunter2"))
    #expect(message.contains("see https://…@example.com/a?… or <https://example.com/b?…>"))
  }

  @Test func `what a letter says of recipients is shown, and no more of it`() {
    let report = Linted(
      "From: MAILER-DAEMON\nTo: b@example.com\nSubject: x\n\nHi. This is the qmail-send program.\n\n<a@example.com>:\n550 No such user\n\n--- Below\n\nhunter2\n"
    )
    let text = report.text(.sarif)
    #expect(!text.contains("hunter2"))
    #expect(text.contains("550 No such user"))
    #expect(!text.contains("qmail-send program."))
  }

  @Test func `no report shows what a bounce gives away`() {
    let text = """
      Reporting-MTA: dns; x

      Final-Recipient: rfc822; u@example.jp
      Action: failed
      Status: 5.7.8
      Diagnostic-Code: smtp; 535 5.7.8 https://u:hunter2@x.example/?k=hunter2 password=hunter2 AUTH PLAIN hunter2AAA=
      """
    for format in ReportFormat.allCases { #expect(!Linted(text).text(format).contains("hunter2")) }
  }

  private func bounce(_ answer: String, _ status: String, action: String) -> String {
    """
    Reporting-MTA: dns; mx.example.net

    Final-Recipient: rfc822; hanako@docomo.ne.jp
    Action: \(action)
    Status: \(status)
    Diagnostic-Code: smtp; \(answer)
    """
  }
}
