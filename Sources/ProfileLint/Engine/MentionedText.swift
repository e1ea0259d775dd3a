import LocatedPlist

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text stands in this one, whatever the case of its ASCII letters.
  ///
  /// - Parameter text: in small letters.
  func mentions(_ text: StaticString) -> Bool {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard count >= text.count, let first = text.first else { return false }
    for start in 0...count - text.count where self[start].lowercased == first {
      var length = 1
      while length < text.count, self[start + length].lowercased == text[length] { length += 1 }
      if length == text.count { return true }
    }
    return false
  }

  /// Whether this is a text, whatever the case of its ASCII letters.
  ///
  /// - Parameter text: in small letters.
  func isSpelt(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && mentions(text) }
}
