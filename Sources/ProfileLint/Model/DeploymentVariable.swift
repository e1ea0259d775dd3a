/// Text that a management server replaces before the profile reaches a device.
enum DeploymentVariable {
  /// Whether the text holds `$FLEET_VAR_X`, `$USERNAME`, `${x}`, `{{x}}`, `{x}`, `%x%` or `<x>`.
  static func isIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isIn)
  }

  /// The same for a text in UTF-8.
  static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains(where: isMark) && holdsVariable(text)
  }

  /// Whether a variable may start here, which is so in few texts.
  private static func isMark(_ byte: UInt8) -> Bool {
    // Letters are out after two questions.
    byte == UInt8(ascii: "{")
      || byte <= UInt8(ascii: "<")
        && (byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "<"))
  }

  private static func holdsVariable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "$"):
        guard index + 1 < bytes.count else { continue }
        if bytes[index + 1] == UInt8(ascii: "{") || isNameStart(bytes[index + 1]) { return true }
      case UInt8(ascii: "{"):
        if closes(bytes, after: index, with: UInt8(ascii: "}")) { return true }
      case UInt8(ascii: "%"):
        if closes(bytes, after: index, with: UInt8(ascii: "%")) { return true }
      case UInt8(ascii: "<"):
        if closes(bytes, after: index, with: UInt8(ascii: ">")) { return true }
      default:
        continue
      }
    }
    return false
  }

  /// Whether a name of at least two characters follows, and then the closing mark.
  /// (Two, so that the `%20%` of an escaped URL is none.)
  private static func closes(
    _ bytes: UnsafeBufferPointer<UInt8>, after start: Int, with mark: UInt8
  ) -> Bool {
    var index = start + 1
    guard index < bytes.count, isNameStart(bytes[index]) || bytes[index] == bytes[start] else {
      return false
    }
    index += 1
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    return index < bytes.count && bytes[index] == mark && index - start > 2
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: ":")].contains(byte)
  }
}
