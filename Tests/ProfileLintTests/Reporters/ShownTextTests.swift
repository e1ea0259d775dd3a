import Testing

@testable import ProfileLint

/// Text from an input, as it is shown and as wide as it is.
@Suite struct ShownTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{9B}b", "a\\u{9B}b"),
    ("\u{202E}evil", "\\u{202E}evil"), ("a\u{2066}b", "a\\u{2066}b"), ("a\u{2028}b", "a\\u{2028}b"),
    ("a\u{200B}b", "a\\u{200B}b"), ("a\nb\r\nc", "a\\u{A}b\\u{D}\\u{A}c"), ("予備𠮷", "予備𠮷"),
    ("👩‍👩‍👧", "👩‍👩‍👧"), ("a\u{200D}b", "a\\u{200D}b"), ("e\u{301}", "e\u{301}"),
  ])
  func `nothing in it drives a terminal or hides itself`(_ text: String, _ shown: String) {
    #expect(Visible.text(text) == shown)
  }

  @Test func `it is cut after 200 characters`() {
    #expect(Visible.text(String(repeating: "あ", count: 201)) == String(repeating: "あ", count: 200) + "…")
    #expect(Visible.text(String(repeating: "a", count: 200)) == String(repeating: "a", count: 200))
  }

  @Test(arguments: [
    ("abc", 3), ("日本語", 6), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("e\u{301}", 1), ("𠮷", 2), ("👩‍👩‍👧", 2), ("❤\u{FE0F}", 2),
    ("🇯🇵", 2), ("한글", 4), ("「」、。", 8), ("…×°", 3), ("\u{200B}", 0),
  ])
  func `width is that of a terminal`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("https://me:hunter2@example.com/a?t=hunter2", "\"https://…@example.com/a?…\""),
    ("me:hunter2@proxy.example.com", "\"…@proxy.example.com\""), ("me@example.com", "\"me@example.com\""),
    ("https://…@example.com", "\"https://…@example.com\""),
    ("mailto:me@example.com", "\"mailto:me@example.com\""),
    ("Example: me@example.com", "\"Example: me@example.com\""),
  ])
  func `what stands in front of a server's name is not quoted`(_ text: String, _ quoted: String) {
    #expect(text.quoted == quoted)
  }

  @Test(arguments: [
    "IncomingPassword", "PASSWD", "passphrase", "SharedSecret", "RegistrationToken", "Challenge", "PSK",
    "credentials", "apiKey", "api_key", "PrivateKey", "Authorization", "bearer", "Cookies", "RecoveryKey",
    "PIN", "UnlockPin", "VendorConfig", "ClientIdentifier",
  ])
  func `a secret is known by its key's name`(_ key: String) { #expect(SecretKey.matches(key)) }

  @Test(arguments: [
    "HostName", "PayloadType", "Ping", "pinned", "EmailAddress", "VendorConfigVersion", "",
    "AuthenticationCredentialsAssetReference",
  ])
  func `another name is no secret`(_ key: String) { #expect(!SecretKey.matches(key)) }
}
