/// An element of Apple's XML property lists.
enum PlistElement: UInt8 {
  case plist, dict, array
  /// Anything else; a problem has been recorded, and what is in it is passed over.
  case unknown
  case key, string, integer, real, date, data, `true`, `false`

  init?(_ name: String) {
    var name = name
    guard let element = name.withUTF8({ PlistElement($0) }) else { return nil }
    self = element
  }

  /// The element of a tag's bytes, without making a String: every name fits a word, its letters from the
  /// highest byte down.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count < 8 else { return nil }
    var word: UInt64 = 0
    for byte in name { word = word << 8 | UInt64(byte) }
    switch word {
    case 0x6B_6579: self = .key
    case 0x73_7472_696E_67: self = .string
    case 0x6469_6374: self = .dict
    case 0x6461_7461: self = .data
    case 0x6461_7465: self = .date
    case 0x69_6E74_6567_6572: self = .integer
    case 0x7472_7565: self = .true
    case 0x66_616C_7365: self = .false
    case 0x61_7272_6179: self = .array
    case 0x7265_616C: self = .real
    case 0x70_6C69_7374: self = .plist
    default: return nil
    }
  }

  var name: String { self == .true ? "true" : self == .false ? "false" : "\(self)" }

  var isContainer: Bool { self == .dict || self == .array }

  /// Whether it holds text, and no elements.
  var isLeaf: Bool { rawValue > PlistElement.unknown.rawValue }

  /// Whether comments, markup and references change what it means to Apple's reader.
  var takesText: Bool { self == .string || self == .key }

  /// The kind of node that it makes; nil for elements that are no value.
  var kind: Node.Kind? {
    switch self {
    case .plist, .key, .unknown: nil
    case .dict: .dictionary
    case .array: .array
    case .string: .string
    case .integer: .integer
    case .real: .real
    case .date: .date
    case .data: .data
    case .true, .false: .boolean
    }
  }
}
