/// An access point name as a text: whether it has the form that the network expects.
///
/// 3GPP TS 23.003, 9.1: labels as in RFC 1035, of at most 63 octets, encoded with one octet of length
/// each; 100 octets in all, and 63 without the part `.mncNNN.mccNNN.gprs`, which the network adds.
struct AccessPointText {
  enum Fault {
    case blank, notASCII
    case tooLong(Int)
    case longLabel(Int)
    case operatorPart, emptyLabel
    case character(Character)
    case longIdentifier(Int)

    /// Whether no network can take it.
    var isFatal: Bool {
      switch self {
      case .blank, .notASCII, .tooLong, .longLabel: true
      case .operatorPart, .emptyLabel, .character, .longIdentifier: false
      }
    }
  }

  let fault: Fault?
  var isSound: Bool { fault == nil }

  init(_ name: String) { fault = Self.isPlain(name) ? nil : Self.fault(in: name) }

  /// Whether nothing has to be asked, as for nearly all names: short, and labels of usual characters.
  private static func isPlain(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      // In either case; the dot stays one.
      let endsInGPRS = bytes.suffix(5).elementsEqual(".gprs".utf8) { $0 | 0x20 == $1 }
      if bytes.count > 62 || endsInGPRS { return false }
      var length = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "."):
          if length == 0 { return false }
          length = 0
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          length += 1
        default:
          return false
        }
      }
      return length > 0
    }
  }

  private static func fault(in name: String) -> Fault? {
    let bytes = name.utf8
    if name.unicodeScalars.contains(where: \.properties.isWhitespace) { return .blank }
    if bytes.contains(where: { $0 >= 0x80 }) { return .notASCII }
    // Encoded, each label has an octet in front of it instead of the dot.
    let length = bytes.count + 1
    if length > 100 { return .tooLong(length) }
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if let longest = labels.map(\.count).max(), longest > 63 { return .longLabel(longest) }
    if isOperatorPart(labels.suffix(3).map { String(decoding: $0, as: UTF8.self).lowercased() }) {
      return .operatorPart
    }
    if labels.contains(where: \.isEmpty) { return .emptyLabel }
    if let odd = name.first(where: { !isUsual($0) }) { return .character(odd) }
    return length > 63 ? .longIdentifier(length) : nil
  }

  /// The underscore is against the standard, and in use.
  private static func isUsual(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "-" || character == "_"
  }

  private static func isOperatorPart(_ labels: [String]) -> Bool {
    guard labels.count == 3, labels[2] == "gprs" else { return false }
    func isCode(_ label: String, _ word: String) -> Bool {
      label.hasPrefix(word) && (5...6).contains(label.utf8.count)
        && label.dropFirst(3).allSatisfy(\.isNumber)
    }
    return isCode(labels[0], "mnc") && isCode(labels[1], "mcc")
  }
}
