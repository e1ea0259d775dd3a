import Testing

@testable import ProfileLint

@Suite struct QuotedTextTests {
  @Test(arguments: [
    ("ftp://me:hunter2@proxy.example.com/a", "ftp://…@proxy.example.com/a"),
    ("http://me:hun/ter2@proxy.example.com", "http://…@proxy.example.com"),
    ("https://dns.example.com/hook?key=hunter2", "https://dns.example.com/hook?…"),
    ("me:hunter2@proxy.example.com", "…@proxy.example.com"),
    ("password=hunter2", "password=…"),
    ("pass=hunter2", "pass=…"),
    ("password: hunter2", "password: …"),
    ("password = hunter2 sent", "password = … sent"),
    (#"{"password":"hunter2"}"#, #"{"password":…"#),
    (#"passphrase: "hunter2 and 3", sent"#, #"passphrase: …, sent"#),
    (#"bad password "hunter2" for bob"#, "bad password … for bob"),
    ("550 5.1.1 eyJhbGciOiJIUzI1NiJ9.hunter2.abc", "550 5.1.1 …"),
    ("550 <eyJhbGciOiJIUzI1NiJ9.hunter2.abc>, no", "550 <…>, no"),
    ("token = hunter2", "token = …"),
    ("AUTH PLAIN AGhhbmFrb2h1bnRlcjI=", "AUTH PLAIN …"),
    ("Authorization: Bearer eyJhbGciOi.x.y", "Authorization: Bearer …"),
  ])
  func `a text is quoted without what may be secret in it`(_ text: String, _ shown: String) {
    #expect(text.quoted == "\"\(shown)\"")
  }

  @Test(arguments: [
    "https://proxy.example.com/p@q", "mailto:hanako@example.com", "Example: hanako@example.com",
    "smtp.example.com:465", "550 5.7.1 the password is wrong", "plain text", "Received: from a by b",
    "2001:db8::1", "a = b", "AUTH PLAIN is off",
    "550 the password of 'hanako' is wrong", "eyJ.example",
  ])
  func `a text without secrets is quoted as it is`(_ text: String) {
    #expect(text.quoted == "\"\(text)\"")
  }
}
