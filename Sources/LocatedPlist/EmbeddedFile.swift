/// A file that stands in a value of another: as a `data:` address (RFC 2397), as Base64, or as it is.
public enum EmbeddedFile {
  /// The file in a string or a data value; nil for a value that surely holds none.
  ///
  /// Whether the bytes are of any kind that is read is for `DocumentReader` to say.
  public static func bytes(in node: Node) -> [UInt8]? {
    if node.kind == .data { return node.data }
    guard let text = node.string.map({ Array($0.utf8) }), text.count > shortest else { return nil }
    if text.starts(with: "data:".utf8) { return dataAddress(text) }
    if let first = text.first(where: { !$0.isBlank }), first == UInt8(ascii: "<") { return text }
    return text.withUnsafeBufferPointer(Base64.decoded)
  }

  /// No profile is shorter.
  private static let shortest = 64

  /// `data:application/x-apple-aspen-config;base64,PD94bWwg…`
  private static func dataAddress(_ text: [UInt8]) -> [UInt8]? {
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let content = unescaped(text[(comma + 1)...])
    guard text[..<comma].reversed().starts(with: ";base64".utf8.reversed()) else { return content }
    return content.withUnsafeBufferPointer(Base64.decoded)
  }

  /// Resolves `%3C`.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "%"), at + 2 < text.endIndex, let high = HexDigit.value(text[at + 1]),
        let low = HexDigit.value(text[at + 2])
      {
        output.append(high << 4 | low)
        at += 3
      } else {
        output.append(text[at])
        at += 1
      }
    }
    return output
  }
}
