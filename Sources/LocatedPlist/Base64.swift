/// Base64 as RFC 4648 has it, with white space anywhere.
enum Base64 {
  /// The decoded bytes. Nil where anything but the alphabet, white space and the padding stands, or
  /// where the count does not come out: Apple's reader drops such characters and reads other bytes.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var decoder = Decoder()
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { output, count in
      count = decoder.decode(text, into: output)
    }
    return decoder.isComplete ? bytes : nil
  }

  /// Whether `decoded` would give something, without making it.
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    var paddings = 0
    for byte in text {
      if classes[Int(byte)] == .digit {
        if paddings > 0 { return false }
        digits &+= 1
      } else if classes[Int(byte)] == .blank {
        continue
      } else if byte == padding {
        paddings &+= 1
      } else {
        return false
      }
    }
    let rest = digits % 4
    return rest == 0 ? paddings == 0 : rest >= 2 && rest + paddings == 4
  }

  private enum Class: UInt8 { case digit, blank, other }

  private static let classes: [Class] = (0...UInt8.max).map { byte in
    value(of: byte) != nil ? .digit : byte.isBlank ? .blank : .other
  }

  /// Whether a text that long can be Base64 at all: nothing but its characters, and some of them.
  static func isAlphabet(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    for byte in text {
      if value(of: byte) != nil { digits &+= 1 } else if byte != padding && !byte.isBlank { return false }
    }
    return digits > 0
  }

  private static let padding = UInt8(ascii: "=")

  @inline(__always)
  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte &- 0x41)
    case 0x61...0x7A: UInt32(byte &- 0x61 &+ 26)
    case 0x30...0x39: UInt32(byte &- 0x30 &+ 52)
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  private struct Decoder {
    private var bits: UInt32 = 0
    private var digits = 0
    private var paddings = 0
    private var isInvalid = false

    /// Every group of four ends with a digit or with the padding that it lacks.
    var isComplete: Bool {
      !isInvalid && (digits == 0 ? paddings == 0 : digits >= 2 && digits + paddings == 4)
    }

    /// Returns how many bytes it wrote: three for each four digits, fewer for the last ones.
    mutating func decode(
      _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
      var count = 0
      for byte in text {
        if let value = Base64.value(of: byte) {
          if paddings > 0 { isInvalid = true }
          bits = bits << 6 | value
          digits &+= 1
          if digits == 4 {
            count = write(3, of: bits, to: output, at: count)
            (bits, digits) = (0, 0)
          }
        } else if byte == Base64.padding {
          paddings &+= 1
        } else if !byte.isBlank {
          isInvalid = true
        }
        if isInvalid { return 0 }
      }
      guard digits >= 2 else { return count }
      return write(digits - 1, of: bits << UInt32(6 * (4 - digits)), to: output, at: count)
    }

    private func write(
      _ bytes: Int, of bits: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at count: Int
    ) -> Int {
      for index in 0..<bytes {
        output[count + index] = UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * index))
      }
      return count + bytes
    }
  }
}
