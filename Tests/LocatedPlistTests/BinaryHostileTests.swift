import Testing

@testable import LocatedPlist

@Suite(.timeLimit(.minutes(2))) struct BinaryHostileTests {
  @Test func `an array that holds itself is refused`() {
    #expect(BinaryFile(objects: [[0xA1, 0]]).read().reason == .binaryCycle)
    #expect(BinaryFile(objects: [[0xA1, 1], [0xA1, 0]]).read().reason == .binaryCycle)
  }

  @Test func `shared arrays that double at each level stop at the limit of nodes`() {
    var limits = Limits()
    limits.nodes = 10_000
    let levels = (1...60).map { [0xA2, UInt8($0), UInt8($0)] } + [[0x09]]
    #expect(BinaryFile(objects: levels).read(limits: limits).reason == .tooManyNodes(limit: 10_000))
  }

  @Test func `an object may stand in two places`() throws {
    let list = try BinaryFile(objects: [[0xA2, 1, 1], [0xA1, 2], [0x09]]).read().get()
    #expect(list.count == 5)
  }

  @Test func `128 levels are read and 129 are not`() throws {
    func nested(_ depth: Int) -> Result<PropertyList, ReadFailure> {
      BinaryFile(objects: (1..<depth).map { [0xA1, UInt8($0)] } + [[0xA0]]).read()
    }
    #expect(try nested(128).get().count == 128)
    #expect(nested(129).reason == .tooDeep(limit: 128))
  }

  @Test(arguments: [0xA0, 0xD0, 0x40, 0x50, 0x60] as [UInt8])
  func `a count of 2^63-1 is refused before anything is reserved`(_ kind: UInt8) {
    let object = [kind | 0x0F, 0x13] + BinaryFile.bigEndian(UInt64(Int.max))
    for size in 1...8 as ClosedRange<UInt8> {
      let reason = BinaryFile(objects: [object], referenceSize: size).read().reason
      #expect(reason == .binaryObjectInvalid)
    }
  }

  @Test(arguments: [UInt64.max, UInt64(Int.max), 1 << 32, 1 << 61, 0, 2])
  func `a trailer that lies is refused`(_ lie: UInt64) {
    #expect(BinaryFile(objects: [[0x09]], count: lie).read().reason != nil)
    #expect(BinaryFile(objects: [[0x09]], table: lie).read().reason != nil)
    if lie > 0 { #expect(BinaryFile(objects: [[0x09]], top: lie).read().reason != nil) }
  }

  @Test(arguments: [0, 7, 9, 1 << 31] as [UInt64])
  func `an offset outside the objects is refused`(_ offset: UInt64) {
    #expect(BinaryFile(objects: [[0x09]], offsets: [offset]).read().reason == .binaryOffsetInvalid)
  }

  @Test func `every start of a file ends with a reason`() {
    let file = Self.sample
    for length in 8..<file.count {
      #expect(DocumentReader.read(Array(file[..<length])).content.reason != nil, "\(length)")
    }
  }

  @Test(arguments: 0..<20)
  func `changed bytes never crash the reader`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed + 1)
    for _ in 0..<500 {
      let document = DocumentReader.read(Self.sample.mutated(by: &generator))
      if case .success(let list) = document.content { visit(list) }
    }
  }

  private static let sample = BinaryFile(objects: [
    [0xD3, 1, 2, 3, 4, 5, 6], BinaryFile.ascii("a"), [0x61, 0x54, 0x0D], BinaryFile.ascii("c"),
    [0xA3, 1, 5, 6], [0x11, 0x03, 0xE1], [0x33] + BinaryFile.bigEndian((12.5).bitPattern),
  ]).bytes
}

/// Asks every node for everything, as a rule might.
func visit(_ list: PropertyList) {
  for index in 0..<list.count {
    let node = list.node(index)
    _ = (node.key, node.string, node.integer, node.real, node.date, node.data, node.boolean)
    _ = (node.path, node.bytes, node.keyBytes, node["a"], node[1])
  }
}
