import Testing

/// What is met in a folder and cannot be read is named where it was meant to be read.
@Suite final class FolderTests {
  let program: Program

  init() throws { program = try Program() }

  deinit { program.remove() }

  @Test(arguments: [
    ("a.json", #"{"Type": "com.apple.configuration.account.mail", "Payload": {},}"#),
    ("a.json", #"{"StatusItems": {"account": "#), ("a.json", "{\"PayloadContent\": [] // mail\n}"),
    ("a.xml", "<clientConfig><emailProvider>"), ("a.xml", "<Autodiscover><Response></Autodiscover>"),
    ("a.spx", "<plist><array><string>SPConfigurationProfileDataType</string>"),
    ("profile-a.stub", "<plist><dict><key>PayloadContent</key>"), ("Accounts4.sqlite", "SQLite format 3"),
    ("a.plist", "<plist><dict>"),
    ("a.json", "<<<<<<< HEAD\n{\"PayloadType\": 1}\n=======\n>>>>>>> other\n"),
  ])
  func `a broken file that holds signs of a profile or an export is an error`(_ name: String, _ text: String)
    throws
  {
    try program.write(text, to: "folder/\(name)")
    let outcome = try program.run("$P -f concise folder")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("error[not-a-property-list]"))
  }

  @Test(arguments: [
    ("a.json", #"{"compilerOptions": {},}"#), ("a.xml", "<project><target>"),
    ("a.xml", "<plist><dict><key>PayloadType</key><%= type %></dict></plist>"),
    ("a.json", #"{"PayloadType": {{ type }}}"#), ("a.xml", "<project>PayloadContent</project>"),
  ])
  func `others, and templates, are listed`(_ name: String, _ text: String) throws {
    try program.write(text, to: "folder/\(name)")
    let outcome = try program.run("$P -f json folder")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"status\":\"not-a-profile\""))
  }

  @Test func `an empty list is one without profiles only where it was named`() throws {
    try program.write("<plist><dict/></plist>", to: "folder/a.plist")
    let named = try program.run("$P folder/a.plist")
    #expect(named.status == 0)
    #expect(named.output.contains("no profiles are in it"))
    #expect(try program.run("$P -f json folder").output.contains("\"status\":\"not-a-profile\""))
  }
}
