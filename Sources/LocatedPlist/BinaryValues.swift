/// The numbers of a binary property list, in big-endian order.
enum BinaryNumber {
  /// One, two and four bytes have no sign, eight have one. Nil where 16 bytes do not fit.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    switch bytes.count {
    case 1, 2, 4: return Int(exactly: unsigned(bytes))
    case 8: return Int(truncatingIfNeeded: unsigned(bytes))
    case 16:
      let high = unsigned(UnsafeBufferPointer(rebasing: bytes[..<8]))
      let low = Int(truncatingIfNeeded: unsigned(UnsafeBufferPointer(rebasing: bytes[8...])))
      return (high == 0 && low >= 0) || (high == .max && low < 0) ? low : nil
    default: return nil
    }
  }

  static func real(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    switch bytes.count {
    case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: unsigned(bytes))))
    case 8: Double(bitPattern: unsigned(bytes))
    default: nil
    }
  }

  /// Seconds since 2001. Nil for what is no moment, and for moments that no calendar reaches.
  static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> PlistDate? {
    guard let seconds = real(bytes), seconds.isFinite, seconds.magnitude < secondsInTenThousandYears
    else { return nil }
    return Int64(exactly: seconds.rounded(.down)).map {
      PlistDate(secondsSince1970: $0 + secondsFrom1970To2001)
    }
  }

  /// A number of up to eight bytes.
  @inline(__always)
  static func unsigned(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for byte in bytes { value = value << 8 | UInt64(byte) }
    return value
  }

  private static let secondsFrom1970To2001: Int64 = 978_307_200
  private static let secondsInTenThousandYears = 3.2e11
}

/// The text of a binary property list that is not ASCII.
enum BinaryText {
  /// UTF-16 in big-endian order; half of a surrogate pair becomes U+FFFD.
  static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let units = (0..<bytes.count / 2).lazy.map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    return String(decoding: units, as: UTF16.self)
  }
}
