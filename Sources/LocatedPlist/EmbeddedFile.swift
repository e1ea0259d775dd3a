/// A file that stands in a value of another: as a `data:` address (RFC 2397), as Base64, or as it is.
public struct EmbeddedFile {
  public var bytes: [UInt8]
  public var isBase64: Bool

  /// The file in a string or a data value; nil for a value that surely holds none.
  ///
  /// Whether the bytes are of any kind that is read is for `DocumentReader` to say.
  public init?(in node: Node) {
    if node.kind == .data {
      guard let data = node.data else { return nil }
      self.init(bytes: data, isBase64: node.bytes != nil)
      return
    }
    guard let text = node.string.map({ Array($0.utf8) }), text.count > Self.shortest else { return nil }
    if text.starts(with: "data:".utf8) {
      self.init(address: text)
    } else if let first = text.first(where: { !$0.isBlank }), first == UInt8(ascii: "<") {
      self.init(bytes: text, isBase64: false)
    } else {
      self.init(base64: text)
    }
  }

  private init(bytes: [UInt8], isBase64: Bool) {
    self.bytes = bytes
    self.isBase64 = isBase64
  }

  private init?(base64 text: [UInt8]) {
    guard let bytes = text.withUnsafeBufferPointer(Base64.decoded) else { return nil }
    self.init(bytes: bytes, isBase64: true)
  }

  /// `data:application/x-apple-aspen-config;base64,PD94bWwg…`
  private init?(address: [UInt8]) {
    guard let comma = address.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let content = Self.unescaped(address[(comma + 1)...])
    if address[..<comma].reversed().starts(with: ";base64".utf8.reversed()) {
      self.init(base64: content)
    } else {
      self.init(bytes: content, isBase64: false)
    }
  }

  /// No profile is shorter.
  private static let shortest = 64

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
