extension TextShape {
  /// Whether a text is a property list in the old form of NeXT, which Apple's readers still accept:
  /// `{ name = value; }`, `"name" = "value";`, `( item, item )`.
  static func isOpenStep(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    if text.starts(withText: "// !$*UTF8*$!", at: start) { return true }
    let first = skippingComments(text, from: start)
    guard first < text.count else { return false }
    switch text[first] {
    case UInt8(ascii: "{"):
      let inner = skippingComments(text, from: first + 1)
      return isAssignment(text, at: inner)
    case UInt8(ascii: "("):
      let last = text.last { !$0.isBlank }
      return last == UInt8(ascii: ")")
    default: return isAssignment(text, at: first)
    }
  }

  /// `name = value;`, where both may be quoted and the value may be a container.
  private static func isAssignment(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let name = skippingWord(text, from: start) else { return false }
    let equals = text.skippingBlanks(from: name)
    guard equals < text.count, text[equals] == UInt8(ascii: "=") else { return false }
    let value = text.skippingBlanks(from: equals + 1)
    guard value < text.count else { return false }
    if [UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "<")].contains(text[value]) { return true }
    guard let end = skippingWord(text, from: value).map({ text.skippingBlanks(from: $0) }) else {
      return false
    }
    return end < text.count && text[end] == UInt8(ascii: ";")
  }

  /// Behind a quoted text or a word without blanks; nil where neither is.
  private static func skippingWord(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    var at = start
    if text[start] == UInt8(ascii: "\"") {
      at += 1
      while at < text.count, text[at] != UInt8(ascii: "\"") { at += text[at] == UInt8(ascii: "\\") ? 2 : 1 }
      return at < text.count ? at + 1 : nil
    }
    while at < text.count, isWordCharacter(text[at]) { at += 1 }
    return at > start ? at : nil
  }

  private static func isWordCharacter(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "_$/:.-".utf8.contains(byte)
  }

  private static func skippingComments(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = text.skippingBlanks(from: start)
    while true {
      if text.starts(withText: "//", at: at) {
        at = text[at...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      } else if text.starts(withText: "/*", at: at) {
        at = text.firstIndex(ofText: "*/", from: at + 2).map { $0 + 2 } ?? text.count
      } else {
        return at
      }
      at = text.skippingBlanks(from: at)
    }
  }
}
