/// A mobile network by its country and network code: `440-10`.
public struct NetworkCode: Sendable, Hashable {
  public let country: UInt16
  public let network: UInt16

  init(country: UInt16, network: UInt16) {
    self.country = country
    self.network = network
  }

  /// Reads `440-10`, `440 10` or `44010`: three digits, then two or three.
  ///
  /// Codes are compared as numbers, since sources write one network as `02` and `002`.
  public init?(_ text: String) {
    var digits = text.utf8.map { Int($0) - 0x30 }
    if digits.count > 4, digits[3] == 0x2D - 0x30 || digits[3] == 0x20 - 0x30 { digits.remove(at: 3) }
    guard digits.count == 5 || digits.count == 6, digits.allSatisfy((0...9).contains) else { return nil }
    func number(_ digits: ArraySlice<Int>) -> UInt16 { UInt16(clamping: digits.reduce(0) { $0 * 10 + $1 }) }
    self.init(country: number(digits[..<3]), network: number(digits[3...]))
  }

  /// `440-10`, with a network code of at least two digits.
  public var text: String { "\(country)-\(network < 10 ? "0" : "")\(network)" }

  /// The codes of a field, in the tables' short form: `440-10,11 441-20`.
  static func list(_ field: Field) -> [NetworkCode] {
    var codes: [NetworkCode] = []
    var country: UInt16 = 0
    var number: UInt16?
    func close() {
      if let number { codes.append(NetworkCode(country: country, network: number)) }
    }
    for byte in field.bytes {
      switch byte {
      case UInt8(ascii: "-"):
        country = number ?? 0
        number = nil
      case UInt8(ascii: ","), UInt8(ascii: " "):
        close()
        number = nil
      default:
        number = (number ?? 0) &* 10 &+ UInt16(byte &- 0x30)
      }
    }
    close()
    return codes
  }
}
