import Testing

@testable import LocatedPlist

@Suite struct JSONPlistTests {
  @Test func `every kind of value is read`() throws {
    let root = try read(
      #"{"a":"x","b":-12,"c":1.5e2,"d":true,"e":null,"f":[false,{}],"g\u00e9":"\ud83d\ude00"}"#
    )
    .get().root
    #expect(root["a"]?.string == "x")
    #expect(root["b"]?.integer == -12)
    #expect(root["c"]?.real == 150)
    #expect(root["d"]?.boolean == true)
    #expect(root["e"]?.kind == .null)
    #expect(root["f"]?.children.map(\.kind) == [.boolean, .dictionary])
    #expect(root["gé"]?.string == "😀")
  }

  @Test func `places are those of the text`() throws {
    let text = #" {"port" : [ 993, "im\tap" ] }"#
    let list = try read(text).get()
    func written(_ range: Range<Int>?) -> String? {
      range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    let port = try #require(list.root["port"])
    #expect(written(list.root.extent) == #"{"port" : [ 993, "im\tap" ] }"#)
    #expect(written(list.root.bytes) == "{")
    #expect(written(port.keyBytes) == "port")
    #expect(written(port[0]?.bytes) == "993")
    #expect(written(port[1]?.bytes) == #"im\tap"#)
  }

  @Test func `a duplicate key is a problem, also where it is escaped`() throws {
    let list = try read(#"{"a":1,"b":2,"\u0061":3}"#).get()
    #expect(list.problems == [Problem(.duplicateKey, bytes: 14..<20, node: 3, related: 1)])
  }

  @Test(arguments: [[], [UInt16(0xFEFF)]])
  func `UTF-16 is read in either order, and its places are those of the text`(_ mark: [UInt16]) throws {
    let units = mark + Array(#"{"port": 993}"#.utf16)
    for bigEndian in [true, false] {
      let file = units.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
        return bigEndian ? bytes : bytes.reversed()
      }
      let read = DocumentReader.read(file)
      #expect(read.containers == [.json])
      #expect(try read.content.get().root["port"]?.integer == 993)
      let offset = try #require(try read.content.get().root["port"]?.bytes?.lowerBound)
      let encoding = try #require(read.source.encoding)
      #expect(encoding.fileOffset(ofUTF8: offset, in: read.source.bytes) == 18 + 2 * mark.count)
    }
  }

  @Test func `a byte order mark is allowed`() throws {
    #expect(try read("\u{FEFF}[1]").get().count == 2)
  }

  @Test(
    arguments: [
      ("[1,]", .trailingComma, 2), (#"{"a":1,}"#, .trailingComma, 6), ("[1 2]", .missingComma, 3),
      (#"{"a":1 "b":2}"#, .missingComma, 7), ("[01]", .invalidNumber, 1), ("[1.]", .invalidNumber, 1),
      ("[-]", .invalidNumber, 1), ("[1e+]", .invalidNumber, 1), (#"["\x"]"#, .invalidEscape, 2),
      (#"["\u12G4"]"#, .invalidEscape, 2), (#"["\ud800"]"#, .loneSurrogate, 2),
      (#"["\udc00"]"#, .loneSurrogate, 2), ("[\"a\nb\"]", .controlCharacter, 3),
      ("[1] x", .trailingContent, 4), ("// c\n[1]", .comment, 0), ("[1, # c\n2]", .comment, 4),
      ("{a:1}", .unexpectedCharacter, 1), ("{'a':1}", .unexpectedCharacter, 1),
      ("[tru]", .unexpectedCharacter, 1),
      ("[NaN]", .unexpectedCharacter, 1), ("[", .unexpectedEnd, 1), (#"{"a""#, .unexpectedEnd, 4),
      (#"["a"#, .unexpectedEnd, 1), ("", .unexpectedEnd, 0),
    ] as [(String, ReadFailure.JSONFault, Int)])
  func `a fault is named where it is`(_ text: String, _ fault: ReadFailure.JSONFault, _ start: Int) {
    guard case .failure(let failure) = read(text) else {
      Issue.record("\(text) was accepted")
      return
    }
    #expect(failure.reason == .jsonMalformed(fault), "\(text)")
    #expect(failure.bytes?.lowerBound == start, "\(text)")
  }

  @Test(
    arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE3, 0x81], [0xFF]] as [[UInt8]]
  )
  func `bytes that are no UTF-8 are refused`(_ bytes: [UInt8]) {
    let text = Array(#"[""#.utf8) + bytes + Array(#""]"#.utf8)
    #expect(read(text).reason == .jsonMalformed(.invalidUTF8))
  }

  @Test func `128 levels are read and 129 are not`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try read(nested(128)).get().count == 128)
    #expect(read(nested(129)).reason == .tooDeep(limit: 128))
    #expect(read(String(repeating: "[", count: 1_000_000)).reason == .tooDeep(limit: 128))
  }

  @Test(arguments: 0..<20)
  func `changed bytes never crash the reader`(_ seed: UInt64) {
    let sample = Array(#"{"a":["x\u00e9\n",1.5e3,-7,true,null,{"b":{}}],"é":"日本"}"#.utf8)
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<500 {
      if case .success(let list) = read(sample.mutated(by: &generator)) { visit(list) }
    }
    for length in 0..<sample.count { #expect(read(Array(sample[..<length])).reason != nil) }
  }

  private func read(_ text: String) -> Result<PropertyList, ReadFailure> { read(Array(text.utf8)) }

  private func read(_ text: [UInt8]) -> Result<PropertyList, ReadFailure> {
    JSONPlist.read(Source(bytes: text, encoding: .utf8), limits: Limits())
  }
}
