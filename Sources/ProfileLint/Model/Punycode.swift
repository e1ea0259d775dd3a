/// The form in which domain names of other scripts stand in the DNS: `xn--r8jz45g` for `例え` (RFC 3492).
enum Punycode {
  /// A label as people write it; as it is where it is in no such form.
  static func decoded(_ label: Substring) -> String {
    guard label.hasPrefix("xn--"), label.utf8.count <= 63, let text = text(label.dropFirst(4)) else {
      return String(label)
    }
    return text
  }

  /// Whether a name may have a label in this form.
  static func isIn(_ host: String) -> Bool {
    var host = host
    return host.withUTF8 { bytes in
      var dashes = 0
      for byte in bytes {
        dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        if dashes == 2 { return true }
      }
      return false
    }
  }

  private static let base: UInt32 = 36

  private static func text(_ label: Substring) -> String? {
    var output: [UInt32] = []
    var rest = Array(label.utf8)[...]
    if let mark = rest.lastIndex(of: UInt8(ascii: "-")) {
      output = rest[..<mark].map(UInt32.init)
      rest = rest[(mark + 1)...]
    }
    var (number, position, bias): (UInt32, UInt32, UInt32) = (128, 0, 72)
    var isFirst = true
    while !rest.isEmpty {
      let old = position
      var (weight, step): (UInt32, UInt32) = (1, base)
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        let (sum, overflows) = position.addingReportingOverflow(digit &* weight)
        guard digit < UInt32.max / weight, !overflows else { return nil }
        position = sum
        let threshold = step <= bias ? 1 : min(step - bias, 26)
        if digit < threshold { break }
        guard weight < UInt32.max / (base - threshold) else { return nil }
        weight *= base - threshold
        step += base
      }
      let length = UInt32(output.count) + 1
      bias = adapted(position - old, length, isFirst: isFirst)
      isFirst = false
      number &+= position / length
      position %= length
      output.insert(number, at: Int(position))
      position += 1
    }
    var text = ""
    for value in output {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func adapted(_ delta: UInt32, _ length: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / length
    var steps: UInt32 = 0
    while delta > 455 {
      delta /= base - 1
      steps += base
    }
    return steps + base * delta / (delta + 38)
  }
}
