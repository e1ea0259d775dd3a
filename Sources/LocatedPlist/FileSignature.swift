/// Tells binary files by the bytes that they start with.
enum FileSignature {
  static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> ReadFailure.Kind? {
    if let kind = signatures.first(where: { bytes.starts(with: $0.start) })?.kind { return kind }
    if bytes.starts(withText: "ustar", at: 257) { return .tar }
    if bytes.starts(withText: "RIFF"), bytes.starts(withText: "WEBP", at: 8) { return .image }
    if bytes.starts(withText: "ftyphei", at: 4) { return .image }
    return nil
  }

  private static let signatures: [(start: [UInt8], kind: ReadFailure.Kind)] = [
    ([0x1F, 0x8B], .gzip),
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    (Array("BZh".utf8), .bzip2),
    (Array("xar!".utf8), .xar),
    (Array("%PDF-".utf8), .pdf),
    (Array("SQLite format 3\0".utf8), .sqlite),
    ([0x89, 0x50, 0x4E, 0x47], .image),
    ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image),
    ([0x00, 0x00, 0x01, 0x00], .image),
    ([0x49, 0x49, 0x2A, 0x00], .image),
    ([0x4D, 0x4D, 0x00, 0x2A], .image),
    (Array("icns".utf8), .image),
    ([0x7F, 0x45, 0x4C, 0x46], .executable),
    ([0xCF, 0xFA, 0xED, 0xFE], .executable),
    ([0xCE, 0xFA, 0xED, 0xFE], .executable),
    ([0xFE, 0xED, 0xFA, 0xCE], .executable),
    ([0xFE, 0xED, 0xFA, 0xCF], .executable),
    ([0xCA, 0xFE, 0xBA, 0xBE], .executable),
    ([0x4D, 0x5A, 0x90, 0x00], .executable),
  ]
}
