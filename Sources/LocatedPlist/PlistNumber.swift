/// Numbers as CoreFoundation's XML reader takes them.
enum PlistNumber {
  enum Reading: Equatable {
    case value(Int)
    /// Between 2^63 and 2^64-1: in order, but no Int.
    case large
    case outOfRange
    case invalid
  }

  /// Blanks, a sign, blanks, and decimal or `0x` digits, with nothing behind them.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    var rest = bytes[...]
    skipBlanks(&rest)
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    skipBlanks(&rest)
    var radix: UInt64 = 10
    if rest.count > 2, rest.first == UInt8(ascii: "0"), rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    {
      radix = 16
      rest.removeFirst(2)
    }
    guard !rest.isEmpty else { return .invalid }
    var magnitude: UInt64 = 0
    var overflows = false
    for byte in rest {
      guard let digit = digit(byte), digit < radix else { return .invalid }
      let (product, first) = magnitude.multipliedReportingOverflow(by: radix)
      let (sum, second) = product.addingReportingOverflow(digit)
      overflows = overflows || first || second
      magnitude = sum
    }
    if overflows { return .outOfRange }
    if isNegative {
      if magnitude == 1 << 63 { return .value(.min) }
      return Int(exactly: magnitude).map { .value(-$0) } ?? .outOfRange
    }
    return Int(exactly: magnitude).map { .value($0) } ?? .large
  }

  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if case .value(let value) = read(bytes) { value } else { nil }
  }

  /// A decimal number, or nan, inf or infinity with a sign in any case.
  static func real(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var rest = bytes[...]
    skipBlanks(&rest)
    guard rest.count <= 400, !rest.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
    let text = String(decoding: rest, as: UTF8.self)
    switch text.lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return text.lowercased().contains("n") ? nil : Double(text)
    }
  }

  private static func skipBlanks(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) {
    while let first = bytes.first, first.isBlank { bytes.removeFirst() }
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
