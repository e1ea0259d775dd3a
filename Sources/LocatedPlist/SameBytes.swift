extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the bytes of the text, eight at a time.
  func isSame(as text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let bytes = UnsafeRawBufferPointer(self)
    let other = UnsafeRawBufferPointer(start: text.utf8Start, count: count)
    var offset = 0
    while offset + 8 <= count {
      if bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < count {
      if bytes[offset] != other[offset] { return false }
      offset += 1
    }
    return true
  }
}
