import Testing

@testable import LocatedPlist

@Suite(.timeLimit(.minutes(2))) struct SignedDataHostileTests {
  @Test func `content in pieces of pieces is put together`() throws {
    let inner = element(0x24, element(0x04, [0x62]) + element(0x04, [0x63]))
    let content = element(
      0x24, element(0x04, [0x61]) + inner + [0x24, 0x80] + element(0x04, [0x64]) + [0, 0])
    #expect(try SignedData.read(message(around: content)).get().content == Array("abcd".utf8))
  }

  @Test func `pieces nested too deep are refused`() {
    var content = element(0x04, [0x61])
    for _ in 0..<40 { content = element(0x24, content) }
    #expect(reason(message(around: content)) == .cmsMalformed)
  }

  @Test func `indefinite lengths nested without end do not exhaust the stack`() {
    let open: [UInt8] = Array(repeatElement([0x24, 0x80], count: 100_000).joined())
    #expect(reason([0x30, 0x80, 0x06, 9] + Self.signedData + open) == .cmsMalformed)
  }

  @Test func `too many pieces are refused`() {
    let pieces: [UInt8] = Array(repeatElement([0x04, 0x00], count: 200_000).joined())
    #expect(reason(message(around: [0x24, 0x80] + pieces + [0, 0])) == .cmsMalformed)
  }

  @Test(
    arguments: [[0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x88, 0x7F] + [UInt8](repeating: 0xFF, count: 7)]
      as [[UInt8]])
  func `a length beyond the file is a message cut off`(_ length: [UInt8]) {
    #expect(reason([0x30] + length + [0x06, 9] + Self.signedData) == .cmsTruncated)
  }

  @Test(
    arguments: [[0x88] + [UInt8](repeating: 0xFF, count: 8), [0x89] + [UInt8](repeating: 1, count: 9)]
      as [[UInt8]])
  func `a length that no number holds is malformed`(_ length: [UInt8]) {
    #expect(reason([0x30] + length + [0x06, 9] + Self.signedData) == .cmsMalformed)
  }

  @Test(arguments: ["signed.der", "signed-streamed.ber", "signed-by-two.der"])
  func `every start of a message ends with a reason`(_ name: String) throws {
    let file = try fixture(name)
    for length in 0..<file.count {
      #expect(DocumentReader.read(Array(file[..<length])).content.reason != nil, "\(length)")
    }
  }

  @Test(arguments: ["signed.der", "signed-streamed.ber", "signed-twice.der", "signed.pem", "identity.p12"])
  func `changed bytes never crash the reader`(_ name: String) throws {
    let file = try fixture(name)
    var generator = SeededGenerator(seed: UInt64(file.count))
    for _ in 0..<1_000 {
      let mutant = file.mutated(by: &generator)
      _ = DocumentReader.read(mutant)
      _ = CertificateReader.certificate(mutant)
      _ = CertificateReader.identity(mutant, password: "opensesame")
    }
  }

  private func reason(_ bytes: [UInt8]) -> ReadFailure.Reason? {
    if case .failure(let failure) = SignedData.read(bytes) { failure.reason } else { nil }
  }

  /// 1.2.840.113549.1.7.2
  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]

  /// A message without signers.
  private func message(around content: [UInt8]) -> [UInt8] {
    let data: [UInt8] = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
    let fields = [0x02, 1, 1, 0x31, 0] + element(0x30, data + element(0xA0, content)) + [0x31, 0]
    return element(0x30, [0x06, 9] + Self.signedData + element(0xA0, element(0x30, fields)))
  }

  private func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag, 0x84] + BinaryFile.bigEndian(UInt64(content.count)).suffix(4) + content
  }
}
