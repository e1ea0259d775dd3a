import Testing

@testable import LocatedPlist

/// What NSKeyedArchiver wrote is read as what was archived.
@Suite(.timeLimit(.minutes(2))) struct KeyedArchiveTests {
  @Test(
    arguments: [
      ([.string("smtp.example.com")], "\"smtp.example.com\""),
      ([.integer(25)], "25"),
      ([.boolean(true)], "true"),
      ([.real(1.5)], "1.5"),
      ([.data([1, 2])], "[1, 2]"),
      (
        [
          .dictionary([("NS.string", .string("a")), ("$class", .reference(2))]), described("NSMutableString"),
        ], "\"a\""
      ),
      (
        [.dictionary([("NS.bytes", .data([0x61])), ("$class", .reference(2))]), described("NSString")],
        "\"a\""
      ),
      ([.dictionary([("NS.intval", .integer(3)), ("$class", .reference(2))]), described("NSNumber")], "3"),
      (
        [.dictionary([("NS.time", .real(0)), ("$class", .reference(2))]), described("NSDate")], "2001-01-01"
      ),
      (
        [.dictionary([("NS.data", .data([7])), ("$class", .reference(2))]), described("NSMutableData")], "[7]"
      ),
      ([.dictionary([("$class", .reference(2))]), described("NSNull")], "null"),
      (
        [
          .dictionary([("NS.uuidbytes", .data(Array(0..<16))), ("$class", .reference(2))]),
          described("NSUUID"),
        ], "\"00010203-0405-0607-0809-0A0B0C0D0E0F\""
      ),
      (
        [
          .dictionary([
            ("NS.base", .reference(0)), ("NS.relative", .reference(3)), ("$class", .reference(2)),
          ]), described("NSURL"), .string("https://example.com/"),
        ], "\"https://example.com/\""
      ),
    ] as [([Sample], String)])
  func `a value is what it was before it was archived`(_ objects: [Sample], _ shown: String) throws {
    let list = try unwrapped(archive(objects))
    #expect(list.root.shown == shown)
    #expect(list.problems.isEmpty)
  }

  @Test(arguments: ["NSArray", "NSMutableArray", "NSSet", "NSMutableSet", "NSOrderedSet"])
  func `lists and sets are arrays`(_ name: String) throws {
    let list = try unwrapped(
      archive([
        .dictionary([("NS.objects", .array([.reference(3), .reference(0)])), ("$class", .reference(2))]),
        described(name), .string("a"),
      ]))
    #expect(list.root.shown == "[\"a\", null]")
  }

  @Test func `dictionaries hold dictionaries, and objects are shared`() throws {
    let list = try unwrapped(
      archive([
        .dictionary([
          ("NS.keys", .array([.reference(3), .reference(4)])),
          ("NS.objects", .array([.reference(5), .reference(5)])), ("$class", .reference(2)),
        ]), described("NSMutableDictionary"), .string("incoming"), .string("outgoing"),
        .dictionary([
          ("NS.keys", .array([.reference(6)])), ("NS.objects", .array([.reference(7)])),
          ("$class", .reference(2)),
        ]), .integer(1), .string("mail.example.com"),
      ]))
    #expect(list.root.shown == #"{incoming: {1: "mail.example.com"}, outgoing: {1: "mail.example.com"}}"#)
    #expect(list.root["outgoing"]?["1"]?.path == [.key("outgoing"), .key("1")])
  }

  @Test func `a class of an app is read as the known one above it`() throws {
    let list = try unwrapped(
      archive([
        .dictionary([("NS.objects", .array([.integer(1)])), ("$class", .reference(2))]),
        described("MFAliases", above: ["NSArray", "NSObject"]),
      ]))
    #expect(list.root.shown == "[1]")
  }

  @Test func `nothing of an unknown class is lost`() throws {
    let list = try unwrapped(
      archive([
        .dictionary([("host", .reference(3)), ("port", .integer(25)), ("$class", .reference(2))]),
        described("MFServer", above: ["NSObject"]), .string("smtp.example.com"),
      ]))
    #expect(list.root.shown == #"{$class: "MFServer", host: "smtp.example.com", port: 25}"#)
  }

  @Test func `several values at the top keep their names`() throws {
    let bytes = archive([.string("a"), .string("b")], top: [("x", .reference(1)), ("y", .reference(2))])
    #expect(try unwrapped(bytes).root.shown == #"{x: "a", y: "b"}"#)
  }

  @Test func `a plain property list is read as it is`() throws {
    let bytes = Sample.dictionary([("Hostname", .string("a")), ("Ports", .array([.integer(25)]))]).file
    #expect(try unwrapped(bytes).root.shown == #"{Hostname: "a", Ports: [25]}"#)
  }
}

/// What cannot be followed is a problem at its place, and the rest stays.
@Suite struct KeyedArchiveHostileTests {
  /// An array of references.
  private func list(_ references: [UInt8]) -> Sample {
    .dictionary([("NS.objects", .array(references.map(Sample.reference))), ("$class", .reference(2))])
  }

  private let array = described("NSArray")

  @Test func `an object that holds itself`() throws {
    let read = try unwrapped(archive([list([3, 1]), array, .string("a")]))
    #expect(read.root.shown == "[\"a\", unreadable]")
    #expect(read.problems == [Problem(.archive(.cycle), bytes: nil, node: 2)])
    #expect(read.node(2).path == [.index(1)])
  }

  @Test func `a reference that leads to itself`() throws {
    #expect(try unwrapped(archive([.reference(1)])).problems.map(\.kind) == [.archive(.cycle)])
  }

  @Test func `references that lead to no object`() throws {
    let read = try unwrapped(archive([list([9, 3, 255]), array, .string("a")]))
    #expect(read.root.shown == "[unreadable, \"a\", unreadable]")
    #expect(read.problems.map(\.kind) == [.archive(.missingObject), .archive(.missingObject)])
    #expect(try unwrapped(archive([])).root.shown == "unreadable")
  }

  @Test(
    arguments: [
      [.dictionary([("$class", .reference(1))])],
      [.dictionary([("$class", .reference(7))])],
      [.dictionary([("$class", .string("NSString"))])],
      [.dictionary([("$class", .reference(2))]), described("NSString")],
      [.dictionary([("NS.time", .string("now")), ("$class", .reference(2))]), described("NSDate")],
      [.dictionary([("NS.uuidbytes", .data([1])), ("$class", .reference(2))]), described("NSUUID")],
      [
        .dictionary([("NS.keys", .array([.string("a")])), ("$class", .reference(2))]),
        described("NSDictionary"),
      ],
    ] as [[Sample]])
  func `objects that lack what their class needs`(_ objects: [Sample]) throws {
    let read = try unwrapped(archive(objects))
    #expect(read.root.shown == "unreadable")
    #expect(read.problems.map(\.kind) == [.archive(.malformedObject)])
  }

  @Test func `a key that is no text`() throws {
    let read = try unwrapped(
      archive([
        .dictionary([
          ("NS.keys", .array([.boolean(true), .string("b")])),
          ("NS.objects", .array([.string("a"), .string("c")])), ("$class", .reference(2)),
        ]), described("NSDictionary"),
      ]))
    #expect(read.root.shown == #"{: unreadable, b: "c"}"#)
    #expect(read.problems.map(\.kind) == [.archive(.keyNotText)])
  }

  @Test func `64 levels are read and no more`() throws {
    func nested(_ levels: Int) -> [UInt8] {
      archive([list([3]), array] + (0..<levels).map { list([UInt8($0 + 4)]) } + [.string("a")])
    }
    #expect(try unwrapped(nested(20)).problems.isEmpty)
    let read = try unwrapped(nested(70))
    #expect(read.problems.map(\.kind) == [.archive(.tooDeep(limit: 64))])
    #expect(read.root[0]?[0]?[0]?.kind == .array)
  }

  @Test func `objects that double at each level stop at the limit of one value`() throws {
    let levels = (0..<40).map { list([UInt8($0 + 4), UInt8($0 + 4)]) }
    let read = try unwrapped(archive([list([3]), array] + levels + [.string("a")]))
    #expect(read.root.shown == "unreadable")
    #expect(read.problems.map(\.kind) == [.archive(.tooManyNodes(limit: 100_000))])
  }

  @Test func `objects that are large and say nothing stop at the limit of one value`() throws {
    let fields = (0..<2_000).map { ("f\($0)", Sample.integer(0)) }
    let large = Sample.dictionary(fields + [("$class", .reference(2))])
    let read = try unwrapped(archive([list(Array(repeating: 3, count: 3_000)), array, large]))
    #expect(read.problems.map(\.kind) == [.archive(.tooManyNodes(limit: 100_000))])
  }

  @Test func `shared texts take the room of one`() throws {
    let text = String(repeating: "a", count: 10_000)
    let read = try unwrapped(archive([list(Array(repeating: 3, count: 1_000)), array, .string(text)]))
    #expect(read.count == 1_001)
    #expect(read.source.bytes.count == 10_000)
  }

  @Test func `a list that cannot be read`() throws {
    #expect(try unwrapped(Array("bplist00".utf8)).problems.map(\.kind) == [.archive(.unreadable)])
  }

  @Test(arguments: 0..<20)
  func `changed bytes never crash the reader`(_ seed: UInt64) throws {
    let whole = archive([
      list([3, 5, 6]), array,
      .dictionary([
        ("NS.keys", .array([.reference(4)])), ("NS.objects", .array([.reference(6)])),
        ("$class", .reference(5)),
      ]), .string("Hostname"), described("NSDictionary"), .string("mail.example.com"),
    ])
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<200 { visit(try unwrapped(whole.mutated(by: &generator))) }
  }
}
