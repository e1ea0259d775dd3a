import LocatedPlist
import Testing

@testable import ProfileLint

/// What of a text may be shown.
@Suite struct MaskedTextTests {
  private func shown(_ text: String) -> String {
    let document = DocumentText(SharedFindings.document("a", text))
    return document.pieces(in: 0..<document.bytes.count).reduce(into: "") { shown, piece in
      shown += piece.isMasked ? "********" : String(decoding: document.bytes[piece.span], as: UTF8.self)
    }
  }

  private func inPlist(_ content: String) -> String {
    shown("<plist version=\"1.0\"><dict>\(content)</dict></plist>")
      .replacing("<plist version=\"1.0\"><dict>", with: "").replacing("</dict></plist>", with: "")
  }

  @Test(arguments: [
    "<key>HostName</key><string>imap.example.com</string>",
    "<key>Port</key>\n\t<integer>993</integer>\r\n",
    "<key>OutgoingPasswordSameAsIncomingPassword</key><true/>",
    "<key>Password</key><string></string>", "<key>Password</key><string/>",
    "<!-- profilelint:ignore mail-port-wrong reason -->", "<key>A</key><array><string>x</string></array>",
    "<key>URL</key><string>https://example.com/path</string>",
  ])
  func `what is no secret stands as it is`(_ content: String) { #expect(inPlist(content) == content) }

  @Test(arguments: [
    "<key>Password</key><string>hunter2</string>",
    "<key>password</key><data>aHVudGVyMg==</data><key>Password</key><integer>4242</integer>",
    "<key>Pass&#119;ord</key><string>hunter2</string>",
    "<key>Password</key><string>hunter2</string><key>Password</key><string>hunter2</string>",
    "<key>Passwords</key><array><dict><key>Device</key><string>hunter2</string></dict></array>",
    "<key>VendorConfig</key><dict><key>x</key><string>hunter2</string></dict>",
    "<!-- <key>Password</key><string>hunter2</string> -->", "<string>hunter2</string>",
    "<key>Password</key><true>hunter2</true>", "<key>Password</key>hunter2<string>a</string>",
    "<key>Password</key><string>a</string><string>hunter2</string>",
    "<key>Password</key><string a=\"hunter2\">a</string>",
    "<key>Password</key><password>hunter2</password>",
    "<key>Password</key><string>a<!-- hunter2 -->b</string>",
    "<key>Password</key><string><![CDATA[hunter2]]></string>",
    "<key>URL</key><string>https://me:hunter2@example.com/</string>",
    "<key>URL</key><string>https://example.com/?t=hunter2</string>",
    "<key>PayloadType</key><string>com.apple.security.pkcs12</string><key>PayloadContent</key><data>aHVudGVyMg==</data>",
  ])
  func `a secret never shows, however it is written`(_ content: String) {
    let shown = inPlist(content)
    #expect(shown.contains("********"))
    for secret in ["hunter2", "aHVudGVyMg", "4242"] { #expect(!shown.contains(secret)) }
  }

  @Test(arguments: [
    "<plist><dict><key>Password</key><string>hunter2</dict></plist>",
    "<plist><dict><key>A</key><string>hunter2 & x</string></dict>",
    "<plist><dict><string>hun<ter2</string></dict>", "<plist><!-- hunter2 -- x --><dict/></plist>",
    "<plist><dict><key>hunter 2</key><string>hunter2</dict></plist>",
  ])
  func `XML that cannot be read shows its tags and keys alone`(_ text: String) {
    let shown = shown(text)
    #expect(shown.contains("********"))
    #expect(!shown.contains("hunter") && !shown.contains("ter2"))
  }

  @Test func `JSON that cannot be read shows nothing`() {
    #expect(shown("{\"Password\": \"hunter2\"") == "********")
  }

  @Test func `what is no secret in JSON stands as it is`() {
    let text =
      #"{"Host": "imap.example.com", "Port": 993, "UseSSL": false, "On": true, "List": ["a", true, null]}"#
    #expect(shown(text) == text)
  }

  @Test func `a secret in JSON never shows`() {
    #expect(
      shown("{\"Password\": \"hunter2\", \"Port\": 993}") == "{\"Password\": \"********\", \"Port\": 993}")
  }

  @Test(arguments: [
    "<incomingServer type=\"imap\"><hostname>imap.example.com</hostname></incomingServer>",
    "<x:domain xmlns:x='urn:x'>example.com</x:domain>", "<enable\n visiturl=\"https://example.com/\" />",
  ])
  func `elements and attributes of other XML stand as they are`(_ content: String) {
    let text = "<clientConfig version=\"1.1\">\(content)</clientConfig>"
    #expect(shown(text) == text)
  }

  @Test(arguments: [
    "<password>hunter2</password>", "<a password=\"hunter2\"/>", "<!-- hunter2 -->", "<?ask hunter2?>",
    "<hostname>https://me:hunter2@example.com</hostname>", "<AuthData>hunter2</AuthData>",
  ])
  func `a secret in other XML never shows`(_ content: String) {
    let shown = shown("<clientConfig version=\"1.1\">\(content)</clientConfig>")
    #expect(shown.contains("********") && !shown.contains("hunter2"))
  }
}
