import Testing

@testable import LocatedPlist

/// What is read of a mail message, and where it stands.
@Suite struct MessageTests {
  @Test func `a field is its name and its body, each where it stands`() throws {
    let tree = try message("From: a@example.com\nX-Note:  two\n   lines \nSubject: x\n\nbody: no field\n")
    let note = try #require(tree.fields("x-note").first)
    #expect(note["name"]?.string == "X-Note")
    #expect(note["body"]?.string == "two lines")
    #expect(written(note["body"]) == "two\n   lines")
    #expect(tree.root["headers"]?.children.map(\.kind).count == 3)
  }

  @Test(
    arguments: [
      ("plain", "plain"),
      ("=?UTF-8?B?44GC?=", "あ"),
      ("=?utf-8?q?caf=C3=A9_au_lait?=", "café au lait"),
      ("=?ISO-8859-1*fr?Q?caf=E9?=", "café"),
      ("=?ISO-2022-JP?B?GyRCJCIbKEI=?= desu", "あ desu"),
      ("=?Shift_JIS?B?gqA=?=", "あ"),
      ("=?windows-31j?B?h0A=?=", "①"),
      // Blanks between two words vanish; a character may be cut in two between them.
      ("=?UTF-8?B?44E=?=\n =?UTF-8?B?gg==?=", "あ"),
      ("x =?UTF-8?Q?a?= y =?UTF-8?Q?b?= =?US-ASCII?Q?c?=\n z", "x a y bc z"),
      // What is no encoded word stays as it is.
      ("=?no-such-charset?Q?a?=", "=?no-such-charset?Q?a?="),
      ("=?UTF-8?B?***?= =?UTF-8?X?a?= =?UTF-8?Q?a b?=", "=?UTF-8?B?***?= =?UTF-8?X?a?= =?UTF-8?Q?a b?="),
      ("件名", "件名"),
    ])
  func `encoded words are decoded`(_ body: String, _ text: String) throws {
    let tree = try message("From: a@example.com\nSubject: \(body)\n\n")
    #expect(tree.fields("Subject").first?["body"]?.string == text)
  }

  @Test(
    arguments: [
      (#"taro@example.com"#, #"[{address: "taro@example.com", domain: "example.com"}]"#),
      (
        #"Taro Example <taro@example.com>"#,
        #"[{name: "Taro Example", address: "taro@example.com", domain: "example.com"}]"#
      ),
      (
        #""Example, \"Taro\"" <taro@example.com> (work)"#,
        #"[{name: "Example, "Taro"", address: "taro@example.com", domain: "example.com"}]"#
      ),
      (
        #"=?UTF-8?B?44GC?= <a@example.com>, b@example.jp (Bob)"#,
        #"[{name: "あ", address: "a@example.com", domain: "example.com"}, "#
          + #"{address: "b@example.jp", domain: "example.jp", name: "Bob"}]"#
      ),
      (
        #"friends: a@example.com, b@example.com;"#,
        #"[{address: "a@example.com", domain: "example.com"}, {address: "b@example.com", domain: "example.com"}]"#
      ),
      (#"<@relay.example:a@example.com>"#, #"[{address: "a@example.com", domain: "example.com"}]"#),
      // What people write by hand: a quote that nothing ends, brackets too many or none.
      (#""Taro <a@example.com>"#, ##"[{name: ""Taro", address: "a@example.com", domain: "example.com"}]"##),
      (#"<Taro <a@example.com>>"#, #"[{address: "a@example.com", domain: "example.com"}]"#),
      (
        #""Taro Example" a@example.com"#,
        #"[{name: "Taro Example", address: "a@example.com", domain: "example.com"}]"#
      ),
      // Addresses of Japanese carriers that the standard does not allow.
      (#"taro..x.@docomo.ne.jp"#, #"[{address: "taro..x.@docomo.ne.jp", domain: "docomo.ne.jp"}]"#),
      (#"<>"#, #"[{address: ""}]"#),
      (#"postmaster"#, #"[{address: "postmaster"}]"#),
      (#""#, #"[]"#),
    ])
  func `addresses are taken apart`(_ body: String, _ addresses: String) throws {
    let tree = try message("Message-ID: <1@example.com>\nDate: x\nReturn-Path: \(body)\n\n")
    #expect(shown(tree.fields("return-path").first?["addresses"]) == addresses)
  }

  @Test(
    arguments: [
      (
        "from a.example (b.example [192.0.2.1])\n by c.example (Postfix) with ESMTPS (TLS1.3)\n id 4\n"
          + " for <x@example.com>; Mon, 2 Nov 2026 10:41:30 +0900 (JST)",
        #"from: "a.example", fromComment: "b.example [192.0.2.1]", by: "c.example", byComment: "Postfix", "#
          + #"with: "ESMTPS", withComment: "TLS1.3", id: "4", for: "x@example.com", date: @1793583690, zone: "+0900""#
      ),
      (
        "(qmail 1 invoked by uid 89); 2 Nov 2026 01:41:30 -0000",
        #"date: @1793583690, zone: "-0000""#
      ),
      (
        "by mx with Microsoft SMTP Server id 15.1; Mon, 2 Nov 2026 10:41:30",
        #"by: "mx", with: "Microsoft SMTP Server", id: "15.1", date: "Mon, 2 Nov 2026 10:41:30""#
      ),
      ("from from by by", #"from: "from", by: "by""#),
    ])
  func `a hop is taken apart`(_ body: String, _ parts: String) throws {
    let tree = try message("From: a@example.com\nReceived: \(body)\n\n")
    let field = shown(tree.fields("received").first)
    #expect(field.hasSuffix(#"", \#(parts)}"#), "\(field)")
  }

  @Test(
    arguments: [
      (
        "mx.example.jp; spf=softfail smtp.mailfrom=a.example;\n dkim=fail reason=\"bad \\\"key\\\"\" header.d=b.example",
        #"server: "mx.example.jp", results: [{method: "spf", result: "softfail", "#
          + #"properties: {smtp.mailfrom: "a.example"}}, "#
          + #"{method: "dkim", result: "fail", reason: "bad "key"", properties: {header.d: "b.example"}}]"#
      ),
      (
        "mx 1; dkim/1 = pass (2048-bit; key) header.I = @b.example header.b=\"ab/=\"",
        #"server: "mx", results: [{method: "dkim", result: "pass", comment: "2048-bit; key", "#
          + #"properties: {header.i: "@b.example", header.b: "ab/="}}]"#
      ),
      ("mx; none", #"server: "mx", results: []"#),
      (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; compauth=fail reason=001",
        #"results: [{method: "spf", result: "pass", comment: "sender IP is 192.0.2.1", "#
          + #"properties: {smtp.mailfrom: "a.example"}}, "#
          + #"{method: "compauth", result: "fail", reason: "001", properties: {}}]"#
      ),
    ])
  func `a server's verdicts are taken apart`(_ body: String, _ parts: String) throws {
    let tree = try message("From: a@example.com\nAuthentication-Results: \(body)\n\n")
    let field = shown(tree.fields("authentication-results").first)
    #expect(field.hasSuffix(#"", \#(parts)}"#), "\(field)")
  }

  @Test func `verdicts of a chain have a number`() throws {
    let tree = try message("From: a@b.example\nARC-Authentication-Results: i=2; mx; spf=pass\n\n")
    let field = tree.fields("arc-authentication-results").first
    #expect(field?["instance"]?.string == "2")
    #expect(field?["server"]?.string == "mx")
    #expect(field?["results"]?[0]?["method"]?.string == "spf")
  }

  @Test func `a value in a field is where it stands`() throws {
    let tree = try message(
      "From: a@b.example\nAuthentication-Results: mx;\n spf=fail smtp.mailfrom=c.example\n\n")
    let result = try #require(tree.fields("authentication-results").first?["results"]?[0])
    #expect(written(result["result"]) == "fail")
    #expect(written(result["properties"]?["smtp.mailfrom"]) == "c.example")
    #expect(written(tree.fields("from").first?["addresses"]?[0]?["domain"]) == "b.example")
  }

  @Test func `tags of a signature are read as they stand`() throws {
    let tree = try message(
      "From: a@example.com\nDKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=s1;\n\th=from:to; b=ab=\n cd=;\n\n"
    )
    #expect(
      shown(tree.fields("dkim-signature").first?["tags"])
        == #"{v: "1", a: "rsa-sha256", d: "b.example", s: "s1", h: "from:to", b: "ab= cd="}"#)
  }

  @Test func `a verdict on the sender's server has properties`() throws {
    let tree = try message(
      "From: a@example.com\nReceived-SPF: softfail (no (clear) word) client-ip=192.0.2.1; helo=\"x\";\n\n")
    #expect(
      shown(tree.fields("received-spf").first).hasSuffix(
        #"result: "softfail", comment: "no (clear) word", properties: {client-ip: "192.0.2.1", helo: "x"}}"#))
  }

  @Test(arguments: [
    "From: a@example.com\nSubject: x\n\nbody", "From: a@example.com\r\nSubject: x\r\n\r\nbody",
    "From: a@example.com\rSubject: x\r\rbody", "From: a@example.com\nSubject: x",
    "From: a@example.com\nSubject: x\n",
    "\u{FEFF}From: a@example.com\nSubject: x\n\n", "\n\nFrom: a@example.com\nSubject : x\n\n",
    "From a@example.com Mon Nov  2 10:41:30 2026\nFrom: a@example.com\nSubject: x\n\n",
    ">From a Mon Nov  2\nFrom: a@example.com\nSubject: x\n\n",
  ])
  func `a header is read however its lines end`(_ text: String) throws {
    let tree = try message(text)
    #expect(tree.fields("from").first?["addresses"]?[0]?["domain"]?.string == "example.com")
    #expect(tree.fields("subject").first?["body"]?.string == "x")
  }

  @Test func `Japanese in its old encoding hides no address, whatever its bytes look like`() throws {
    // Two of these characters are `("` and `<:` as bytes.
    let name = "\u{1B}$B\"(@O<:\u{1B}(B"
    let tree = try message("To: x@example.com\nFrom: \(name) <a@example.com> (\(name))\nSubject: \(name)\n\n")
    let from = tree.fields("from").first?["addresses"]?[0]
    #expect(from?["domain"]?.string == "example.com")
    #expect(from?["name"]?.string == tree.fields("subject").first?["body"]?.string)
    #expect(from?["name"]?.string?.utf8.contains(0x1B) == false)
  }

  @Test func `bytes that are no text are read on`() throws {
    let bytes =
      Array("From: a@example.com\nSubject: a".utf8) + [0, 0xFF, 0x83, 0x41] + Array("\nTo: b@c\n\n".utf8)
    let read = DocumentReader.read(bytes)
    #expect(read.containers == [.message])
    let tree = try #require(MessageTree(try read.content.get()))
    #expect(tree.fields("to").count == 1)
    #expect(tree.fields("subject").first?["body"]?.string == "a\0\u{FFFD}\u{FFFD}A")
  }

  @Test func `a line that is no field goes on with the field before it`() throws {
    let tree = try message(
      "From: a@example.com\nTo: b@example.com\nDate: Mon, 2 Nov 2026\n10:41:30 +0900\nSubject: see\nhttps://example.com/\nlost its blanks\nCc: c@d\n\n"
    )
    #expect(tree.fields("date").first?["date"]?.date?.secondsSince1970 == 1_793_583_690)
    #expect(tree.fields("subject").first?["body"]?.string == "see https://example.com/ lost its blanks")
    #expect(tree.root["headers"]?.children.map(\.kind).count == 5)
  }

  private func message(_ text: String) throws -> MessageTree {
    let read = DocumentReader.read(Array(text.utf8))
    #expect(read.containers == [.message])
    return try #require(MessageTree(try read.content.get()))
  }
}
