/// Small readings of XML text.
enum XMLText {
  /// Whether a text is not its bytes as they stand: it has a reference or a carriage return.
  static func isEscaped(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte == UInt8(ascii: "&") || byte == 0x0D { return true }
    return false
  }

  /// The text of a span: references and CDATA sections resolved, comments and instructions left out,
  /// line ends as XML reads them.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "&"):
        at = appendReference(bytes, from: at, to: &text)
      case UInt8(ascii: "<"):
        at = appendMarkup(bytes, from: at, to: &text)
      case 0x0D:
        text.append(0x0A)
        at += at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
      case let byte:
        text.append(byte)
        at += 1
      }
    }
    return text
  }

  private static func appendReference(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to text: inout [UInt8]
  ) -> Int {
    // libxml2 has seen to it that every reference ends and is one of these.
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ";")) else {
      text.append(bytes[start])
      return start + 1
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    switch name {
    case "amp": text.append(UInt8(ascii: "&"))
    case "lt": text.append(UInt8(ascii: "<"))
    case "gt": text.append(UInt8(ascii: ">"))
    case "quot": text.append(UInt8(ascii: "\""))
    case "apos": text.append(UInt8(ascii: "'"))
    default:
      let number =
        name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
      if let number, let scalar = Unicode.Scalar(number) {
        text.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    return end + 1
  }

  private static func appendMarkup(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to text: inout [UInt8]
  ) -> Int {
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    if starts(rest, with: "<![CDATA[") {
      let end = find("]]>", in: bytes, from: start + 9) ?? bytes.count
      text.append(contentsOf: bytes[(start + 9)..<end])
      return min(end + 3, bytes.count)
    }
    if starts(rest, with: "<!--") {
      return min((find("-->", in: bytes, from: start + 4) ?? bytes.count) + 3, bytes.count)
    }
    return (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
  }

  static func starts(_ bytes: UnsafeBufferPointer<UInt8>, with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    return bytes.prefix(count)
      .elementsEqual(UnsafeBufferPointer(start: prefix.utf8Start, count: count))
  }

  /// Where a mark stands next.
  static func find(
    _ mark: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var at = start
    while at + mark.utf8CodeUnitCount <= bytes.count {
      guard let first = bytes[at...].firstIndex(of: mark.utf8Start[0]) else { return nil }
      if starts(UnsafeBufferPointer(rebasing: bytes[first...]), with: mark) { return first }
      at = first + 1
    }
    return nil
  }
}
