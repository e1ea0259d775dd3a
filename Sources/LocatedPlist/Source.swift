/// The bytes that the ranges of a property list count in.
///
/// For a text this is always UTF-8: another encoding is transcoded before parsing, and
/// `TextEncoding` leads back from an offset here to one in the file.
public struct Source: Sendable {
  /// UTF-8 for a text, with its byte order mark if the file has one; the plain bytes otherwise.
  public let bytes: [UInt8]
  /// How the file itself is encoded; nil where the bytes are no text (a binary property list).
  public let encoding: TextEncoding?

  public init(bytes: [UInt8], encoding: TextEncoding?) {
    self.bytes = bytes
    self.encoding = encoding
  }

  /// Whether lines and columns mean anything here.
  public var isText: Bool { encoding != nil }
}
