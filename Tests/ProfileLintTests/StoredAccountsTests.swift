import Testing

@testable import ProfileLint

/// What an accounts store of a Mac or an iPhone says, and what it leaves open.
@Suite struct StoredAccountsTests {
  private func store(_ rows: String...) -> String {
    #"{"format": "accounts-store", "accounts": ["# + rows.joined(separator: ",") + "]}"
  }

  private func iCloud(mail: String = "Mail") -> String {
    #"""
    {"identifier": "C1", "type": "com.apple.account.AppleAccount", "parent": null, "username": "taro@icloud.com",
     "description": "iCloud",
     "provisionedDataclasses": ["com.apple.Dataclass.Mail"], "enabledDataclasses": ["com.apple.Dataclass.\#(mail)"],
     "properties": {"appleIDAliases": ["taro@icloud.com", "shop@icloud.com"]},
     "dataclassProperties": {"com.apple.Dataclass.Mail": {"EmailAddress": "taro@icloud.com",
       "imapHostname": "p42-imap.mail.me.com", "imapPort": 993, "imapRequiresSSL": true}}},
    {"identifier": "C2", "type": "com.apple.account.IMAPMail", "parent": "C1"}
    """#
  }

  private func account(_ properties: String, type: String = "IMAP", name: String = "A1") -> String {
    #"""
    {"identifier": "\#(name)", "type": "com.apple.account.\#(type)", "parent": null,
     "username": "user@example.com", "properties": {\#(properties)}}
    """#
  }

  @Test func `an address that is switched off is no alias`() {
    func faults(_ address: String) -> [String] {
      Linted(
        store(
          iCloud().replacing(
            #""parent": "C1""#,
            with: #""parent": "C1", "properties": {"EmailAliases": [{"IsPrimary": true, "EmailAddresses": ["#
              + #"{"EmailAddress": "taro@icloud.com", "IsDefault": true}, \#(address)]}]}"#))
      ).faults
    }
    #expect(faults(#"{"EmailAddress": "old@icloud.com"}"#) == ["export-alias-not-owned"])
    #expect(faults(#"{"EmailAddress": "old@icloud.com", "IsEnabled": false}"#) == [])
    #expect(faults(#"{"EmailAddress": "old@icloud.com", "IsEnabled": 0}"#) == [])
  }

  @Test func `the address that is on and the default is the account's`() {
    let addresses = #"""
      "Hostname": "imap.mail.me.com", "PortNumber": 993, "SSLEnabled": true, "EmailAliases": [{"IsPrimary": true,
      "EmailAddresses": [{"EmailAddress": "taro@gmail.com", "IsEnabled": false}, {"EmailAddress": "a@icloud.com"},
        {"EmailAddress": "taro@icloud.com", "IsDefault": true}]}]
      """#
    let linted = Linted(store(account(addresses)))
    #expect(linted.report.device.mailAccounts.map(\.address.value) == ["taro@icloud.com"])
  }

  @Test(arguments: ["0", #""""#, "null"])
  func `no port is the usual port`(_ port: String) {
    let properties = #""Hostname": "imap.example.com", "SSLEnabled": true, "PortNumber": \#(port)"#
    #expect(Linted(store(account(properties))).faults == [])
  }

  @Test func `TLS that is off in the account as a whole is called by the key there`() {
    let row = iCloud().replacing("imapRequiresSSL\": true", with: "imapRequiresSSL\": false")
      .replacing("993", with: "143")
    #expect(
      Linted(store(row)).report.findings.map(\.message.en).contains {
        $0.contains("it is off (imapRequiresSSL)")
      })
  }

  @Test func `a switch that says nothing is neither on nor off`() {
    let properties = #""Hostname": "imap.example.com", "PortNumber": 993, "SSLEnabled": null"#
    for kind in ["", #", "Class": "IMAPAccount""#] {
      #expect(Linted(store(account(properties + kind))).faults == [])
    }
  }

  @Test func `an Exchange account that is switched off is said`() {
    let row = #"""
      {"identifier": "E", "parent": null, "type": "com.apple.account.Exchange", "active": false,
       "enabledDataclasses": ["com.apple.Dataclass.Mail"], "provisionedDataclasses": ["com.apple.Dataclass.Mail"]}
      """#
    #expect(Linted(store(row)).notes == ["export-account-disabled"])
  }

  @Test func `an iPhone says that TLS is off by saying nothing`() {
    let server = #""Hostname": "imap.example.com", "EmailAddresses": ["user@example.com"]"#
    #expect(Linted(store(account(server))).faults == [])
    #expect(Linted(store(account(server + #", "Class": "IMAPAccount""#))).faults == ["mail-ssl-off"])
    #expect(Linted(store(account(server + #", "Class": "IMAPAccount", "SSLIsDirect": true"#))).faults == [])
  }

  @Test func `what is wrong with an account that is switched off is a note`() {
    let retired = account(#""Hostname": "mail.me.com", "PortNumber": 993, "SSLEnabled": true"#)
    #expect(Linted(store(retired)).faults == ["mail-host-retired"])
    let off = Linted(store(retired.replacing(#""parent""#, with: #""active": false, "parent""#)))
    #expect(off.faults == [])
    #expect(Set(off.notes).isSuperset(of: ["mail-host-retired", "export-account-disabled"]))
  }

  @Test func `an entry is left over where the only account has a server of its own`() {
    let entry = account(
      #""Hostname": "smtp.example.net", "PortNumber": 587, "SSLEnabled": true"#, type: "SMTP", name: "S1")
    let google = #"""
      {"identifier": "G1", "type": "com.apple.account.Google", "parent": null, "username": "taro@gmail.com",
       "properties": {"Class": "GmailAccount"}}
      """#
    for whole in [iCloud(), google] { #expect(Linted(store(whole, entry)).notes.contains("smtp-orphan")) }
    #expect(!Linted(store(entry)).notes.contains("smtp-orphan"))
  }

  @Test func `Mail that is off in an account is said where the account is not a mail account alone`() {
    #expect(Linted(store(iCloud(mail: "Notes"))).notes == ["export-account-disabled"])
    #expect(Linted(store(iCloud())).notes == [])
  }

  @Test func `the default sender may be of an Exchange account`() {
    let imap = account(
      #""Hostname": "imap.example.com", "PortNumber": 993, "SSLEnabled": true, "defaultAddress": "taro@corp.example""#
    )
    let exchange = #"""
      {"identifier": "E1", "type": "com.apple.account.Exchange", "parent": null,
       "properties": {"ASAccountEmailAddress": "Taro@corp.example"}}
      """#
    #expect(Linted(store(imap)).notes == ["export-default-account"])
    #expect(Linted(store(imap, exchange)).notes == [])
  }
}
