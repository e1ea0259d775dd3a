import Testing

/// `--expect` says what is wrong with its file, and compares nothing with a file that is of no use.
@Suite final class ExpectTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.write(Profiles.good, to: "good.mobileconfig")
  }

  deinit { program.remove() }

  private static let server = """
    <incomingServer type="imap"><hostname>mail.%EMAILDOMAIN%</hostname></incomingServer>
    """

  @Test(arguments: [
    ("<emailProvider><domain>example.com</domain></emailProvider>", "names no server for IMAP, POP or SMTP"),
    ("<emailProvider>\(server)</emailProvider>", "names no domain of mail addresses"),
    ("<emailProvider>", "cannot be read: "),
  ])
  func `a file without servers or domains is a wrong call`(_ content: String, _ fault: String) throws {
    try program.write("<clientConfig version=\"1.1\">\(content)</clientConfig>", to: "expect.xml")
    let outcome = try program.run("$P --expect expect.xml good.mobileconfig")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--expect expect.xml: \(fault)"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("<Account><RedirectAddr>taro@example.net</RedirectAddr></Account>", "redirects to \"taro@example.net\""),
    ("<Error><ErrorCode>600</ErrorCode></Error>", "the server reports error \"600\""),
    (
      "<Account><RedirectUrl>https://me:hunter2@example.net/?token=hunter2</RedirectUrl></Account>",
      "redirects to \"https://…@example.net/?…\""
    ),
    ("<Error><ErrorCode>6\u{9B}31m00</ErrorCode></Error>", "reports error \"6\\u{9B}31m00\""),
  ])
  func `an Autodiscover answer without settings says what it is`(_ content: String, _ fault: String) throws {
    try program.write("<Autodiscover><Response>\(content)</Response></Autodiscover>", to: "expect.xml")
    let outcome = try program.run("$P --expect expect.xml good.mobileconfig")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(fault), "\(outcome.errors)")
  }

  @Test func `a run in which nothing was compared says so`() throws {
    for domain in ["example.com", "example.org"] {
      try program.write(
        "<clientConfig version=\"1.1\"><emailProvider><domain>\(domain)</domain>\(Self.server)</emailProvider></clientConfig>",
        to: "expect.xml")
      let outcome = try program.run("$P --fail-on never --expect expect.xml good.mobileconfig")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains("none was compared") == (domain == "example.org"),
        "\(domain): \(outcome.errors)")
    }
  }

  @Test func `a file of another kind is named, and so is one that is missing`() throws {
    let outcome = try program.run("$P --expect good.mobileconfig good.mobileconfig")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("neither an autoconfig file"))
    #expect(try program.run("$P --expect none.xml good.mobileconfig").errors.contains("no such file"))
  }
}
