import LocatedPlist
import Testing

@testable import ProfileLint

/// Profiles as providers and people write them who know what they do. No rule may warn about one.
@Suite struct HealthyMailTests {
  @Test(arguments: HealthyMail.all)
  func `a healthy account raises no warning`(_ account: HealthyMail) {
    let report = MarkedExample(account.example).report()
    let findings = report.findings.filter { $0.level > .note }
    #expect(findings.map { "\($0.rule): \($0.message.en)" } == [])
  }

  @Test func `several people at one server raise no warning`() {
    let people = ["aoi", "ren", "yui"].map { name in
      """
      <key>EmailAccountDescription</key><string>\(name)</string>
      <key>EmailAddress</key><string>\(name)@example.co.jp</string>
      <key>IncomingMailServerUsername</key><string>\(name)@example.co.jp</string>
      <key>OutgoingMailServerUsername</key><string>\(name)@example.co.jp</string>
      """
    }
    let findings = MarkedExample(.mails(people)).report().findings.filter { $0.level > .note }
    #expect(findings.map { "\($0.rule): \($0.message.en)" } == [])
  }

  @Test(arguments: [
    "$FLEET_VAR_X", "${mail}", "{{mail}}", "%Email%", "{EmailAddress}", "$USERNAME@example.com",
  ])
  func `a variable anywhere raises no warning`(_ variable: String) {
    let keys = [
      "EmailAccountDescription", "EmailAccountName", "EmailAddress", "IncomingMailServerHostName",
      "IncomingMailServerUsername", "IncomingPassword", "IncomingMailServerAuthentication",
      "IncomingMailServerPortNumber", "IncomingMailServerUseSSL", "OutgoingMailServerHostName",
      "OutgoingMailServerUsername", "OutgoingPassword", "OutgoingMailServerAuthentication",
      "OutgoingMailServerPortNumber", "OutgoingMailServerUseSSL", "OutgoingPasswordSameAsIncomingPassword",
    ]
    let all = keys.map { "<key>\($0)</key><string>\(variable)</string>" }
    for text in all + [all.joined(separator: "\n")] {
      let findings = MarkedExample(.mail(text)).report().findings.filter { $0.level > .note }
      #expect(findings.map { "\($0.rule): \($0.message.en)" } == [])
    }
  }
}

/// One account as its provider documents it.
struct HealthyMail: CustomTestStringConvertible {
  var testDescription: String
  var address: String
  var incoming: Server
  var outgoing: Server
  var isPOP = false

  struct Server {
    var host: String
    var port: Int
    var user: String
  }

  var example: Example {
    .mail(
      """
      <key>EmailAccountType</key><string>\(isPOP ? "EmailTypePOP" : "EmailTypeIMAP")</string>
      <key>EmailAddress</key><string>\(address)</string>
      <key>IncomingMailServerHostName</key><string>\(incoming.host)</string>
      <key>IncomingMailServerPortNumber</key><integer>\(incoming.port)</integer>
      <key>IncomingMailServerUsername</key><string>\(incoming.user)</string>
      <key>OutgoingMailServerHostName</key><string>\(outgoing.host)</string>
      <key>OutgoingMailServerPortNumber</key><integer>\(outgoing.port)</integer>
      <key>OutgoingMailServerUsername</key><string>\(outgoing.user)</string>
      """)
  }

  /// - Parameter user: what both servers take; the address where nothing is said.
  init(
    _ name: String, _ address: String, _ incoming: (String, Int), _ outgoing: (String, Int),
    user: String? = nil, outgoingUser: String? = nil, isPOP: Bool = false
  ) {
    testDescription = name
    self.address = address
    self.incoming = Server(host: incoming.0, port: incoming.1, user: user ?? address)
    self.outgoing = Server(host: outgoing.0, port: outgoing.1, user: outgoingUser ?? user ?? address)
    self.isPOP = isPOP
  }

  static let all = japanese + others

  static let japanese = [
    HealthyMail(
      "docomo", "hanako..sato.@docomo.ne.jp", ("imap.spmode.ne.jp", 993), ("smtp.spmode.ne.jp", 465),
      user: "hanako-d-account"),
    HealthyMail(
      "docomo, d-account in the form of an address", "taro@docomo.ne.jp", ("imap2.spmode.ne.jp", 993),
      ("smtp.spmode.ne.jp", 465), user: "taro@example.jp"),
    HealthyMail(
      "au", "taro@au.com", ("imap.ezweb.ne.jp", 993), ("smtp.ezweb.ne.jp", 465), user: "sa123456789"),
    HealthyMail(
      "au, ezweb and 587", "taro@ezweb.ne.jp", ("imap.ezweb.ne.jp", 993), ("smtp.ezweb.ne.jp", 587),
      user: "sa123456789"),
    HealthyMail(
      "SoftBank", "hanako@i.softbank.jp", ("imap.softbank.jp", 993), ("smtp.softbank.jp", 465), user: "hanako"
    ),
    HealthyMail(
      "SoftBank, 587", "hanako@i.softbank.jp", ("imap.softbank.jp", 993), ("smtp.softbank.jp", 587),
      user: "hanako"),
    HealthyMail(
      "Y!mobile", "taro@yahoo.ne.jp", ("ymobile.imap.mail.yahoo.ne.jp", 993),
      ("ymobile.smtp.mail.yahoo.ne.jp", 465), user: "taro"),
    HealthyMail(
      "Y!mobile address elsewhere", "taro@ymobile.ne.jp", ("imap.example.jp", 993), ("smtp.example.jp", 587)),
    HealthyMail(
      "UQ mobile address elsewhere", "taro@uqmobile.jp", ("imap.example.jp", 993), ("smtp.example.jp", 587)),
    HealthyMail(
      "BIGLOBE, POP", "user@biglobe.ne.jp", ("mail.biglobe.ne.jp", 995), ("mail.biglobe.ne.jp", 465),
      isPOP: true),
    HealthyMail(
      "BIGLOBE, IMAP", "user@biglobe.ne.jp", ("imap.biglobe.ne.jp", 993), ("mail.biglobe.ne.jp", 587)),
    HealthyMail(
      "BIGLOBE, another of its domains", "user@mta.biglobe.ne.jp", ("mail.biglobe.ne.jp", 995),
      ("mail.biglobe.ne.jp", 587), isPOP: true),
    HealthyMail(
      "OCN, POP", "user@abc.ocn.ne.jp", ("pop.ocn.ne.jp", 995), ("smtp.ocn.ne.jp", 465), isPOP: true),
    HealthyMail("OCN, IMAP", "user@ocn.ne.jp", ("imap.ocn.ne.jp", 993), ("smtp.ocn.ne.jp", 587)),
    HealthyMail(
      "nifty, POP", "user@nifty.com", ("pop.nifty.com", 995), ("smtp.nifty.com", 465), user: "user",
      isPOP: true),
    HealthyMail(
      "nifty, IMAP", "user@nifty.com", ("imap.nifty.com", 993), ("smtp.nifty.com", 587), user: "user"),
    HealthyMail(
      "So-net, POP", "user@ab2.so-net.ne.jp", ("pop.so-net.ne.jp", 995), ("mail.so-net.ne.jp", 587),
      isPOP: true),
    HealthyMail("So-net, IMAP", "user@so-net.ne.jp", ("imap.so-net.ne.jp", 993), ("mail.so-net.ne.jp", 465)),
    HealthyMail(
      "Yahoo! JAPAN, POP", "user@yahoo.co.jp", ("pop.mail.yahoo.co.jp", 995), ("smtp.mail.yahoo.co.jp", 465),
      user: "user", isPOP: true),
    HealthyMail(
      "Yahoo! JAPAN, IMAP", "user@ymail.ne.jp", ("imap.mail.yahoo.co.jp", 993),
      ("smtp.mail.yahoo.co.jp", 465),
      user: "user"),
  ]

  static let others = [
    HealthyMail(
      "iCloud, signed in", "hanako@icloud.com", ("p12-imap.mail.me.com", 993), ("p12-smtp.mail.me.com", 587),
      user: "hanako", outgoingUser: "hanako@icloud.com"),
    HealthyMail("iCloud", "hanako@me.com", ("imap.mail.me.com", 993), ("smtp.mail.me.com", 587)),
    HealthyMail(
      "iCloud, custom domain", "hanako@example.jp", ("p104-imap.mail.me.com", 993),
      ("p104-smtp.mail.me.com", 587),
      user: "hanako@icloud.com"),
    HealthyMail("Gmail", "user@gmail.com", ("imap.gmail.com", 993), ("smtp.gmail.com", 465)),
    HealthyMail("Gmail, 587", "user@googlemail.com", ("imap.gmail.com", 993), ("smtp.gmail.com", 587)),
    HealthyMail("Google Workspace", "user@example.co.jp", ("imap.gmail.com", 993), ("smtp.gmail.com", 587)),
    HealthyMail("Yahoo", "user@ymail.com", ("imap.mail.yahoo.com", 993), ("smtp.mail.yahoo.com", 465)),
    HealthyMail("mail.com", "user@email.com", ("imap.mail.com", 993), ("smtp.mail.com", 587)),
    HealthyMail("a company", "user@cloud.example", ("mail.cloud.example", 993), ("mail.cloud.example", 465)),
    HealthyMail(
      "a directory's user", "hanako@example.com", ("mail.example.com", 993), ("mail.example.com", 587),
      user: "EXAMPLE\\Hanako Sato"),
    HealthyMail(
      "a bridge on the Mac itself", "user@proton.me", ("127.0.0.1", 1143), ("127.0.0.1", 1025)),
  ]
}
