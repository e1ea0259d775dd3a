/// A hash of texts that does not see the case of their letters.
///
/// Rules that look for what stands twice ask here first, so that a device where nothing does needs no
/// table of strings. Equal hashes prove nothing.
struct CaselessHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Other letters than ASCII's are equal in more ways than by their case.
  private var isASCII = true

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    // The length is mixed in first, so that one text never continues another.
    value = (value ^ UInt64(bytes.count)) &* 0xD6E8_FEB8_6659_FD93
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    for byte in bytes[offset...] { tail = tail << 8 | UInt64(byte) }
    mix(tail)
  }

  /// Takes eight bytes of text.
  private mutating func mix(_ word: UInt64) {
    if word & 0x8080_8080_8080_8080 != 0 { isASCII = false }
    // The bit that tells capital letters from small ones; some other characters become equal as well.
    value = (value ^ (word | 0x2020_2020_2020_2020)) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 29
  }

  /// Whether two of them may be hashes of the same texts.
  static func mayRepeat(_ hashes: [CaselessHash]) -> Bool {
    if hashes.count < 2 { return false }
    if hashes.contains(where: { !$0.isASCII }) { return true }
    let sorted = hashes.sorted { $0.value < $1.value }
    return zip(sorted, sorted.dropFirst()).contains { $0.value == $1.value }
  }
}
