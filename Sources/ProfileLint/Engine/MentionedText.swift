extension UnsafeBufferPointer<UInt8> {
  /// Whether a text stands in this one, whatever the case of its ASCII letters.
  ///
  /// - Parameter text: in small letters.
  func mentions(_ text: StaticString) -> Bool {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard count >= text.count, let first = text.first else { return false }
    func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    for start in 0...count - text.count where lowered(self[start]) == first {
      var length = 1
      while length < text.count, lowered(self[start + length]) == text[length] { length += 1 }
      if length == text.count { return true }
    }
    return false
  }
}
