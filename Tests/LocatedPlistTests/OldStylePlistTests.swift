import Testing

@testable import LocatedPlist

/// `{ key = value; }`, as `system_profiler` writes settings.
@Suite struct OldStylePlistTests {
  @Test(
    arguments: [
      (#"{ a = b; "c d" = 1; }"#, #"{a: "b", c d: "1"}"#),
      (#"( a, "b", ( ), { }, )"#, #"["a", "b", [], {}]"#),
      (#"{ a = <0a 1B>; b = <>; }"#, #"{a: <a 1b>, b: <>}"#),
      (#"{ a = {length = 3, bytes = 0x0a1b2c}; }"#, #"{a: <a 1b 2c>}"#),
      // Of long data only the ends are written.
      (#"{ a = {length = 64, bytes = 0x0a1b2c3d 00000000 ... 00000000 }; }"#, #"{a: <?>}"#),
      (#"{ length = 3; }"#, #"{length: "3"}"#),
      (#"{ /* c */ a /* d */ = b; // e"# + "\n }", #"{a: "b"}"#),
      (#"{ a = b; c = d }"#, #"{a: "b", c: "d"}"#),
      (#""a" = "b"; c; "#, #"{a: "b", c: "c"}"#),
      (#"a = b"#, #"{a: "b"}"#),
      (#"word"#, #""word""#),
      (#"{ a = "\n\t\"\\\U65e5\U672c\ud83d\ude00\101\341"; }"#, "{a: \"\n\t\"\\日本😀AÆ\"}"),
      (#"{ "\U3042" = '"'; url = http://example.com/a; }"#, #"{あ: """, url: "http://example.com/a"}"#),
    ])
  func `every kind of value is read`(_ text: String, _ value: String) throws {
    #expect(shown(try OldStylePlist.read(text).get().root) == value)
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 0), ("{ a = b;", .unexpectedEnd, 8), ("{ a = b c = d; }", .missingSemicolon, 8),
      ("{ a b; }", .missingEquals, 4), ("( a b )", .missingComma, 4), ("{ a = <0>; }", .invalidData, 6),
      ("{ a = <xy>; }", .invalidData, 6), ("{ a = \"b; }", .unexpectedEnd, 6), ("{} x", .trailingContent, 3),
      ("{ a = é; }", .unexpectedCharacter, 6), ("{ = b; }", .unexpectedCharacter, 2),
      ("{ a = ; }", .unexpectedCharacter, 6),
      ("( a,, b )", .unexpectedCharacter, 4), ("/* a", .unexpectedEnd, 0),
      ("{ a = (b }; }", .missingComma, 9),
    ] as [(String, ReadFailure.OldStyleFault, Int)])
  func `a fault is named where it is`(_ text: String, _ fault: ReadFailure.OldStyleFault, _ start: Int) {
    guard case .failure(let failure) = OldStylePlist.read(text) else {
      Issue.record("\(text) was accepted")
      return
    }
    #expect(failure.reason == .oldStyleMalformed(fault), "\(text)")
    #expect(failure.bytes?.lowerBound == start, "\(text)")
  }

  @Test func `what a report holds as it is has its place in the report`() throws {
    let list = try OldStylePlist.read(stringIn: settings("system-profiler-profiles.xml"))?.get()
    let proxies = list?.root["Proxies"]
    #expect(proxies?["HTTPSPort"]?.string == "8080")
    #expect(written(proxies?["HTTPSProxy"]) == "proxy.example.com")
    #expect(written(proxies?["ExceptionsList"]?[0]) == "*.local")
  }

  @Test func `what is escaped has none`() throws {
    let list = try OldStylePlist.read(stringIn: settings("system-profiler-profiles.json"))?.get()
    let host = list?.root["Proxies"]?["HTTPSProxy"]
    #expect(host?.string == "proxy.example.com")
    #expect(host?.bytes == nil)
  }

  @Test func `128 levels are read and 129 are not`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
    }
    #expect(try OldStylePlist.read(nested(128)).get().count == 128)
    #expect(OldStylePlist.read(nested(129)).reason == .tooDeep(limit: 128))
    #expect(OldStylePlist.read(String(repeating: "{a=", count: 1_000_000)).reason == .tooDeep(limit: 128))
  }

  @Test func `a duplicate key is a problem`() throws {
    let problems = try OldStylePlist.read("{ a = 1; \"\\U61\" = 2; }").get().problems
    #expect(problems.map(\.kind) == [.duplicateKey])
  }

  @Test(arguments: [UInt64](0..<8))
  func `changed bytes never crash the reader`(_ seed: UInt64) {
    let sample = Array(
      #"{ a = b; "c\n\U00e9\351" = ( 1, "x", <0a 1b>, {length = 3, bytes = 0x010203}, { d; } ); }"#.utf8)
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<500 {
      let text = String(decoding: sample.mutated(by: &generator), as: UTF8.self)
      if case .success(let list) = OldStylePlist.read(text) { visit(list) }
    }
    for length in 0..<sample.count {
      #expect(OldStylePlist.read(String(decoding: sample[..<length], as: UTF8.self)).reason != nil)
    }
  }

  /// The settings of the first payload in a sample report.
  private func settings(_ name: String) throws -> Node {
    let root = try DocumentReader.read(fixture("exports/\(name)")).content.get().root
    let section = root["SPConfigurationProfileDataType"]?[0] ?? root[0]?["_items"]?[0]
    return try #require(section?["_items"]?[0]?["_items"]?[0]?["spconfigprofile_payload_data"])
  }
}
