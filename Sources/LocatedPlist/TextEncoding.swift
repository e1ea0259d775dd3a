import CXMLEvents

/// How the text of a file is encoded. Inside, text is always UTF-8; this leads back to the file.
public enum TextEncoding: Sendable, Hashable {
  case utf8
  case utf16(bigEndian: Bool, byteOrderMark: Bool)
  case utf32(bigEndian: Bool, byteOrderMark: Bool)
  /// ISO-8859-1 and US-ASCII: a byte is a character.
  case latin1
  /// Any other that libxml2 knows, by the name that the file declares: Shift_JIS, EUC-JP, windows-1252.
  case named(String)

  /// IANA's name.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .utf32: "UTF-32"
    case .latin1: "ISO-8859-1"
    case .named(let name): name
    }
  }

  /// The offset in the file of an offset in its text as UTF-8.
  ///
  /// - Parameters:
  ///   - offset: bytes from the start of the text.
  ///   - text: the whole text as UTF-8.
  public func fileOffset(ofUTF8 offset: Int, in text: [UInt8]) -> Int {
    let before = text[..<min(max(offset, 0), text.count)]
    switch self {
    case .utf8:
      return before.count
    case .utf16(_, let byteOrderMark):
      // A character of four UTF-8 bytes is two units.
      let units = before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
      return 2 * units + (byteOrderMark ? 2 : 0)
    case .utf32(_, let byteOrderMark):
      return 4 * Self.characters(before) + (byteOrderMark ? 4 : 0)
    case .latin1:
      return Self.characters(before)
    case .named(let name):
      return Self.encodedLength(before, in: name)
    }
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  private static func encodedLength(_ bytes: ArraySlice<UInt8>, in encoding: String) -> Int {
    var length = 0
    bytes.withUnsafeBufferPointer { pointer in
      _ = xml_text_from_utf8(
        encoding, pointer.baseAddress, pointer.count,
        { context, _, count in
          context?.assumingMemoryBound(to: Int.self).pointee += count
        }, &length)
    }
    return length
  }
}
