/// Text from an input as it may be shown: nothing in it drives a terminal or hides itself.
///
/// Control and bidi characters, line separators and characters without width read `\u{1B}`; a joiner
/// inside an emoji stays.
enum Visible {
  /// Characters of one value that are shown; more of them say nothing new.
  static let valueLimit = 200
  /// Characters of a message, which may quote several values.
  static let messageLimit = 600

  static func text(_ text: String, limit: Int = valueLimit) -> String {
    if isPlain(text, limit: limit) { return text }
    var shown = ""
    var count = 0
    for character in text {
      if count == limit { return shown + "…" }
      append(character, to: &shown)
      count += 1
    }
    return shown
  }

  static func character(_ character: Character) -> String {
    var shown = ""
    append(character, to: &shown)
    return shown
  }

  /// Whether the text is shown as it is: printable ASCII that is not too long.
  static func isPlain(_ text: String, limit: Int = valueLimit) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count <= limit && bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
  }

  private static func append(_ character: Character, to shown: inout String) {
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      if isHidden(scalar, after: previous) {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0...0x9F: true
    case 0x200D:
      // Between the parts of an emoji a joiner is part of the picture.
      !(previous.map { $0.value == 0xFE0F || ($0.value > 0xFF && $0.properties.isEmoji) } ?? false)
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE0FFF: true
    default: false
    }
  }
}
