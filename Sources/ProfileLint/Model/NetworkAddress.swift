/// An IP address, for the question which network it belongs to.
public struct NetworkAddress: Sendable, Hashable {
  public enum Reach: Sendable, Hashable {
    /// `0.0.0.0` and `::`, which name no host.
    case unspecified
    /// The device itself.
    case loopback
    /// One cable or one Wi-Fi.
    case linkLocal
    /// RFC 1918 and unique local addresses: an organisation's own network.
    case privateUse
    /// Set aside for examples in documents; nobody has them.
    case documentation
    /// Anything else.
    case global
  }

  public let reach: Reach

  /// Reads an IPv4 or an IPv6 address, in brackets or not; nil for a name.
  public init?(_ text: String) {
    if let bytes = Self.version4(text[...]) {
      reach = Self.reach(bytes)
    } else if let groups = Self.version6(text[...]) {
      reach = Self.reach(groups)
    } else {
      return nil
    }
  }

  private static func version4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    // UInt8 would take a sign.
    let bytes = parts.compactMap { part in
      part.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ? UInt8(part) : nil
    }
    return bytes.count == 4 ? bytes : nil
  }

  /// The eight groups of an IPv6 address.
  private static func version6(_ text: Substring) -> [UInt16]? {
    var text = text
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    if let zone = text.firstIndex(of: "%") { text = text[..<zone] }
    guard text.utf8.count <= 45, text.contains(":") else { return nil }
    // Groups before and behind `::`, which stands for as many zeros as are missing.
    guard let gap = text.firstRange(of: "::") else {
      return groups(text).flatMap { $0.count == 8 ? $0 : nil }
    }
    guard let head = groups(text[..<gap.lowerBound]), let tail = groups(text[gap.upperBound...]),
      head.count + tail.count < 8
    else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      if position == parts.count - 1, let bytes = version4(part) {
        groups += [UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3])]
        continue
      }
      guard part.utf8.count <= 4, part.allSatisfy(\.isHexDigit), let group = UInt16(part, radix: 16)
      else { return nil }
      groups.append(group)
    }
    return groups
  }

  private static func reach(_ bytes: [UInt8]) -> Reach {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _): .unspecified
    case (127, _, _): .loopback
    case (169, 254, _): .linkLocal
    case (10, _, _), (172, 16...31, _), (192, 168, _): .privateUse
    case (192, 0, 2), (198, 51, 100), (203, 0, 113): .documentation
    default: .global
    }
  }

  private static func reach(_ groups: [UInt16]) -> Reach {
    if groups[..<5].allSatisfy({ $0 == 0 }) {
      if groups[5] == 0xFFFF {
        return reach([groups[6], groups[7]].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
      }
      if groups[5...] == [0, 0, 0] { return .unspecified }
      if groups[5...] == [0, 0, 1] { return .loopback }
    }
    switch groups[0] {
    case 0x2001 where groups[1] == 0x0DB8: return .documentation
    case 0x3FFF where groups[1] < 0x1000: return .documentation
    case 0xFE80...0xFEBF: return .linkLocal
    case 0xFC00...0xFDFF: return .privateUse
    default: return .global
    }
  }
}
