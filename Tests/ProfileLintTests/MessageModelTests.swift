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
    ("421-4.7.28 unusual rate", "4.7.28", "bounce-rate"), ("421 try later", "4.0.0", "bounce-temporary"),
    ("550 blocked using dnsbl.example", "5.7.1", "bounce-blocklist"),
    ("535 5.7.8 bad credentials", "5.7.8", "bounce-auth-failed"),
    ("454 4.7.0 temporary authentication failure", "4.7.0", "bounce-auth-failed"),
    ("550 5.7.1 refused", "5.7.1", "bounce-recipient-policy"),
    ("550 5.1.1 who", "5.1.1", "bounce-unknown-user"),
  ])
  func `an answer has one cause`(_ answer: String, _ status: String, _ rule: String) {
    let bounce = """
      Reporting-MTA: dns; mx.example.net

      Final-Recipient: rfc822; hanako@docomo.ne.jp
      Action: failed
      Status: \(status)
      Diagnostic-Code: smtp; \(answer)
      """
    let linted = Linted(bounce)
    #expect(linted.faults + linted.notes == [rule])
  }
}
