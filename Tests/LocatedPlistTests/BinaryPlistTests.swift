import Testing

@testable import LocatedPlist

@Suite struct BinaryPlistTests {
  @Test func `every kind of value is read`() throws {
    let list = try BinaryFile(objects: [
      [0xD7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
      BinaryFile.ascii("port"), BinaryFile.ascii("big"), BinaryFile.ascii("ratio"), BinaryFile.ascii("on"),
      BinaryFile.ascii("data"), BinaryFile.ascii("date"), [0x61, 0x54, 0x0D],  // 名
      [0x11, 0x03, 0xE1], [0x13] + BinaryFile.bigEndian(UInt64(bitPattern: -1)),
      [0x23] + BinaryFile.bigEndian((0.5).bitPattern), [0x09], [0x42, 0xAA, 0xBB],
      [0x33] + BinaryFile.bigEndian((0.0).bitPattern), [0xA2, 1, 7],
    ]).read().get()
    let root = list.root
    #expect(root["port"]?.integer == 993)
    #expect(root["big"]?.integer == -1)
    #expect(root["ratio"]?.real == 0.5)
    #expect(root["on"]?.boolean == true)
    #expect(root["data"]?.data == [0xAA, 0xBB])
    #expect(root["date"]?.date == PlistDate(year: 2001, month: 1, day: 1))
    let names = try #require(root["名"])
    #expect(names.children.map(\.string) == ["port", "名"])
    #expect(names[1]?.path == [.key("名"), .index(1)])
    #expect(list.count == 10)
  }

  @Test func `a duplicate key is a problem that names both values`() throws {
    let key = BinaryFile.ascii("key")
    let list = try BinaryFile(objects: [[0xD2, 1, 2, 3, 4], key, key, [0x08], [0x09]]).read().get()
    #expect(list.problems == [Problem(.duplicateKey, bytes: nil, node: 2, related: 1)])
  }

  @Test func `a key may be ASCII here and UTF-16 there`() throws {
    let list = try BinaryFile(objects: [
      [0xD2, 1, 2, 3, 3], BinaryFile.ascii("a"), [0x61, 0, 0x61], [0x09],
    ]).read().get()
    #expect(list.problems.map(\.kind) == [.duplicateKey])
  }

  @Test func `integers of 16 bytes are read if they fit`() throws {
    let zeros = [UInt8](repeating: 0, count: 8)
    let fits = [0x14] + zeros + BinaryFile.bigEndian(7)
    let tooLarge = [0x14] + zeros + BinaryFile.bigEndian(.max)
    #expect(try BinaryFile(objects: [fits]).read().get().root.integer == 7)
    #expect(try BinaryFile(objects: [tooLarge]).read().get().root.integer == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func `a date that no calendar has is no date`(_ seconds: Double) throws {
    let list = try BinaryFile(objects: [[0x33] + BinaryFile.bigEndian(seconds.bitPattern)]).read().get()
    #expect(list.root.date == nil)
  }

  @Test func `half a surrogate pair is repaired`() throws {
    let list = try BinaryFile(objects: [[0x62, 0xD8, 0x00, 0x00, 0x41]]).read().get()
    #expect(list.root.string == "\u{FFFD}A")
  }

  @Test func `keys must be strings`() {
    #expect(BinaryFile(objects: [[0xD1, 1, 1], [0x10, 5]]).read().reason == .binaryKeyNotString)
  }

  @Test func `a string that claims to be ASCII must be`() {
    #expect(BinaryFile(objects: [[0x51, 0xE9]]).read().reason == .binaryObjectInvalid)
  }
}
