// How texts that people typed or pasted differ from what a server takes.
extension String {
  /// Whether it holds nothing but visible ASCII characters, as nearly every name and address does.
  var isVisibleASCII: Bool {
    var text = self
    return text.withUTF8 { $0.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
  }

  /// Whether it is a word such as `PRIMARY_HOSTNAME` or `[email]`, which somebody's own script fills in.
  var isTemplateWord: Bool {
    if contains("_") && allSatisfy({ $0 == "_" || $0.isUppercase || $0.isNumber }) { return true }
    guard let first, let last, count > 2 else { return false }
    return "[#@_(*".contains(first) && "])#@_*".contains(last)
  }

  /// Whether it holds a full-width form of a Latin letter, digit or sign, or the full-width blank.
  var holdsFullWidth: Bool { unicodeScalars.contains { $0.narrowed != $0 } }

  /// With the usual forms of full-width letters, digits and signs.
  var narrowed: String { String(String.UnicodeScalarView(unicodeScalars.map(\.narrowed))) }

  /// Without blanks and characters that nobody sees at either end.
  var trimmed: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.isUnseen { rest = rest.dropFirst() }
    while let last = rest.last, last.isUnseen { rest = rest.dropLast() }
    return String(rest)
  }
}

extension Unicode.Scalar {
  /// The usual form of a full-width letter, digit or sign.
  var narrowed: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000: " "
    default: self
    }
  }

  /// Whether it is a blank, a control character or one without any width, as copied texts bring along.
  var isUnseen: Bool {
    properties.isWhitespace || value < 0x20 || (0x7F...0x9F).contains(value)
      || (0x200B...0x200F).contains(value) || value == 0x2060 || value == 0xFEFF
  }
}
