import Testing

@testable import LocatedPlist

@Suite struct Base64Tests {
  @Test(
    arguments: [
      ("", []), ("QQ==", [0x41]), ("QUI=", [0x41, 0x42]), (" Q U\n\tJD\r\n", [0x41, 0x42, 0x43]),
      ("+/+/", [0xFB, 0xFF, 0xBF]), ("QUJDRA==", [0x41, 0x42, 0x43, 0x44]),
    ] as [(String, [UInt8])])
  func `white space is passed over`(_ text: String, _ bytes: [UInt8]) {
    #expect(decoded(text) == bytes)
  }

  @Test(arguments: [
    "Q", "QQ", "QQ=", "QQ===", "=", "QQ==QUFB", "*QU@FB", "QUI-", "QUJD=", "Q===", "QU\u{E9}B",
  ])
  func `what readers take differently is refused`(_ text: String) {
    #expect(decoded(text) == nil)
  }

  private func decoded(_ text: String) -> [UInt8]? {
    Array(text.utf8).withUnsafeBufferPointer(Base64.decoded)
  }
}
