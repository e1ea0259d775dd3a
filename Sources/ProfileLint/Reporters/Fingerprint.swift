import LocatedPlist

/// A finding's own mark, by which a baseline or a code scanner knows it again: a hash of rule, payload
/// and key path. Never of a value, and never of a line, so it survives another indentation.
struct Fingerprint: Hashable {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A finding outside of all payloads, or at the start of one's own names.
  init(payload: Payload?) {
    mix(payload?.type ?? "")
    mix(payload?.identifier?.value ?? "")
    mix(payload?.uuid?.value ?? "")
  }

  /// One more part of what the mark stands for. 64-bit FNV-1a, each part ended by 0xFF.
  mutating func mix(_ text: String) {
    var text = text
    text.withUTF8 { for byte in $0 { mix(byte: byte) } }
    mix(byte: 0xFF)
  }

  mutating func mix(_ number: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { for byte in $0 { mix(byte: byte) } }
    mix(byte: 0xFE)
  }

  private mutating func mix(byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Sixteen hexadecimal digits.
  var digits: String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for position in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * position)) & 0x0F
        digits[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 16
    }
  }
}

/// Gives the fingerprints of one device's findings, in order: equal ones in a document are told apart
/// by their count.
struct Fingerprints {
  private var counts: [Seen: Int] = [:]

  private struct Seen: Hashable {
    var document: Int32
    var fingerprint: Fingerprint
  }

  /// - Parameters:
  ///   - payload: the mark of the payload that the finding stands in.
  ///   - path: the key path from that payload, so that another payload in front of it changes nothing.
  mutating func next(_ finding: Finding, payload: Fingerprint, path: some Sequence<Node.Step>) -> Fingerprint
  {
    var fingerprint = payload
    for step in path {
      switch step {
      case .key(let key): fingerprint.mix(key)
      case .index(let index): fingerprint.mix(index)
      }
    }
    fingerprint.mix(finding.rule)
    let count = counts[Seen(document: finding.place.document, fingerprint: fingerprint), default: 0]
    counts[Seen(document: finding.place.document, fingerprint: fingerprint)] = count + 1
    if count > 0 { fingerprint.mix(count) }
    return fingerprint
  }
}
