/// A hash of a key's UTF-8 text: the same for the same text in every form of a property list.
enum KeyHash {
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while offset + 8 < bytes.count {
      mix(&hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    if bytes.count >= 8 {
      // The last eight bytes, of which some may have been mixed in already.
      mix(&hash, raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
    } else {
      var tail: UInt64 = 0
      for byte in bytes { tail = tail << 8 | UInt64(byte) }
      mix(&hash, tail)
    }
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  static func of(_ text: StaticString) -> UInt32 {
    of(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 29
  }
}
