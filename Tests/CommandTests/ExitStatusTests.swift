import Testing

/// How the program ends, and that nothing is lost on the way.
@Suite final class ExitStatusTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.write(Profiles.good, to: "good.mobileconfig")
    try program.write(Profiles.bad, to: "bad.mobileconfig")
    try program.write(
      Profiles.good.replacing("<integer>993", with: "<integer>993</int>"), to: "broken.mobileconfig")
    try program.write("<plist version=\"1.0\"><dict><key>A</key><true/></dict></plist>", to: "other.plist")
  }

  deinit { program.remove() }

  @Test(arguments: [
    ("$P good.mobileconfig", 0),
    ("$P bad.mobileconfig", 1),
    ("$P lint bad.mobileconfig", 1),
    ("$P --fail-on never bad.mobileconfig", 0),
    ("$P -f json bad.mobileconfig", 1),
    ("$P -f sarif bad.mobileconfig", 1),
    ("$P broken.mobileconfig", 3),
    ("$P other.plist", 3),
    ("$P missing.mobileconfig", 3),
    ("$P missing.mobileconfig bad.mobileconfig", 3),
    ("$P", 2),
    ("$P --nonsense", 2),
    ("$P -f nonsense bad.mobileconfig", 2),
    ("$P --select no-such-rule bad.mobileconfig", 2),
    ("$P -f json -f sarif bad.mobileconfig", 2),
    ("$P explain no-such-rule", 2),
    ("$P --help", 0),
    ("$P --version", 0),
    ("$P rules", 0),
    ("$P explain mail-port-protocol", 0),
    ("$P explain --symptom S2", 0),
    ("$P explain --symptom サーバーに接続できません", 0),
    ("$P explain --symptom nonsense", 2),
    ("$P explain", 2),
    ("$P explain --symptom S2 mail-port-wrong", 2),
    ("$P triage bad.mobileconfig", 1),
    ("$P triage --symptom S2 good.mobileconfig", 0),
    ("$P triage --symptom S2 -f html bad.mobileconfig", 1),
    ("$P triage --fail-on never bad.mobileconfig", 0),
    ("$P triage missing.mobileconfig bad.mobileconfig", 3),
    ("$P triage other.plist", 3),
    ("$P triage", 2),
    ("$P triage --symptom nonsense bad.mobileconfig", 2),
    ("$P triage - < bad.mobileconfig", 1),
    ("$P triage bad.mobileconfig > /dev/full", 3),
    ("$P inspect good.mobileconfig", 0),
    ("$P inspect missing.mobileconfig", 3),
    ("$P good.mobileconfig > /dev/full", 3),
    ("$P -f json=/nowhere/x.json good.mobileconfig", 3),
    ("$P rules > /dev/full", 3),
    ("$P - < bad.mobileconfig", 1),
    ("$P --select 'cellular-*' bad.mobileconfig", 0),
    ("$P --ignore mail-port-protocol bad.mobileconfig", 0),
    ("$P --carrier ドコモ --mccmnc 44010 good.mobileconfig", 0),
    ("$P --carrier no-such-carrier good.mobileconfig", 2),
    ("$P --mccmnc 999-99 good.mobileconfig", 2),
    ("$P --mccmnc 440 good.mobileconfig", 2),
  ])
  func `the exit status is the contract's`(_ line: String, _ status: Int32) throws {
    if line.contains("/dev/full"), try program.run("test -e /dev/full").status != 0 { return }
    #expect(try program.run(line).status == status)
  }

  @Test func `a property list of another kind is only listed where it was met in a folder`() throws {
    try program.write("<plist version=\"1.0\"><dict/></plist>", to: "folder/other.plist")
    try program.write(Profiles.good, to: "folder/good.mobileconfig")
    let outcome = try program.run("$P folder -f json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"not-a-profile\""))
  }

  @Test func `what makes the run fail is always shown`() throws {
    try program.write(
      """
      <plist version="1.0"><dict><key>EncryptedPayloadContent</key><data>AA==</data></dict></plist>
      """, to: "encrypted.mobileconfig")
    #expect(try program.run("$P encrypted.mobileconfig").status == 0)
    let outcome = try program.run("$P --fail-on note -f concise encrypted.mobileconfig")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("note[profile-encrypted]"))
  }

  @Test func `one bad file does not stop the others`() throws {
    let outcome = try program.run("$P -f concise missing.mobileconfig broken.mobileconfig bad.mobileconfig")
    #expect(outcome.output.contains("bad.mobileconfig:"))
    #expect(outcome.output.contains("broken.mobileconfig:"))
  }

  @Test func `a FIFO does not hold everything up`() throws {
    let outcome = try program.run("mkfifo pipe && $P pipe bad.mobileconfig")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("FIFO"))
  }

  @Test func `a symbolic link that leads to itself is named`() throws {
    let outcome = try program.run("ln -s loop loop && $P loop; ln -s . here; $P . --fail-on never -f concise")
    #expect(outcome.output.contains("symbolic links"))
  }

  @Test func `file names that are no UTF-8 are opened and shown`() throws {
    let outcome = try program.run(
      "cp bad.mobileconfig \"$(printf 'caf\\351.mobileconfig')\"; $P -f concise caf*")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("caf\\xE9.mobileconfig:"))
  }

  @Test func `a report file is replaced whole or not at all`() throws {
    try program.write("earlier", to: "report.json")
    let outcome = try program.run(
      "$P -f json=report.json -f concise bad.mobileconfig; ls; tail -c 2 report.json")
    #expect(outcome.output.contains("\n}\n"))
    #expect(!outcome.output.contains(".part"))
  }

  @Test func `a closed pipe ends the run without a word`() throws {
    let outcome = try program.run("($P -f json bad.mobileconfig; echo status $? >&2) | true")
    #expect(!outcome.errors.contains("could not be written"))
  }

  @Test func `lists of names come from files`() throws {
    try program.write("bad.mobileconfig\ngood.mobileconfig\n", to: "list")
    #expect(try program.run("$P @list").status == 1)
    #expect(try program.run("printf 'good.mobileconfig\\0' | $P --files0-from -").status == 0)
  }

  @Test func `the same input gives the same bytes, whatever the number of threads`() throws {
    for number in 1...40 { try program.write(Profiles.bad, to: "many/\(number).mobileconfig") }
    let one = try program.run("$P many -f sarif --jobs 1").output
    #expect(one == (try program.run("$P many -f sarif --jobs 4").output))
    #expect(one.contains("many/40.mobileconfig"))
  }

  @Test func `Japanese is spoken where the locale asks for it`() throws {
    let outcome = try program.run("LC_ALL=ja_JP.UTF-8 $P bad.mobileconfig")
    #expect(outcome.output.contains("エラー[mail-port-protocol]"))
    #expect(
      try program.run("LC_ALL=ja_JP.UTF-8 $P bad.mobileconfig -f json").output.contains("\"level\":\"error\"")
    )
  }

  @Test func `no secret is in any output`() throws {
    let secret = "hunter2-kanariya"
    let leaky = Profiles.bad.replacing(
      "<key>IncomingMailServerPortNumber</key>",
      with: "<key>IncomingPassword</key><string>\(secret)</string><key>IncomingMailServerPortNumber</key>")
    try program.write(leaky, to: "leaky.mobileconfig")
    try program.write(leaky.replacing("</dict>", with: "</dic>"), to: "leaky-broken.mobileconfig")
    for format in ["text", "concise", "json", "sarif"] {
      let outcome = try program.run(
        "$P --min-level note -f \(format) leaky.mobileconfig leaky-broken.mobileconfig")
      #expect(!outcome.output.contains(secret) && !outcome.errors.contains(secret))
    }
    #expect(!(try program.run("$P inspect leaky.mobileconfig").output.contains(secret)))
  }
}
