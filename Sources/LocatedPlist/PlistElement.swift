/// An element of Apple's XML property lists.
enum PlistElement: UInt8 {
  case plist, dict, array, key, string, integer, real, date, data, `true`, `false`
  /// Anything else; a problem has been recorded, and what is in it is passed over.
  case unknown

  init?(_ name: String) {
    switch name {
    case "plist": self = .plist
    case "dict": self = .dict
    case "array": self = .array
    case "key": self = .key
    case "string": self = .string
    case "integer": self = .integer
    case "real": self = .real
    case "date": self = .date
    case "data": self = .data
    case "true": self = .true
    case "false": self = .false
    default: return nil
    }
  }

  /// The same from the bytes of a tag, without making a String.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    func matches(_ text: StaticString) -> Bool {
      text.utf8CodeUnitCount == name.count && XMLText.starts(name, with: text)
    }
    switch (name.first, name.count) {
    case (UInt8(ascii: "k"), 3) where matches("key"): self = .key
    case (UInt8(ascii: "s"), 6) where matches("string"): self = .string
    case (UInt8(ascii: "d"), 4) where matches("dict"): self = .dict
    case (UInt8(ascii: "d"), 4) where matches("data"): self = .data
    case (UInt8(ascii: "d"), 4) where matches("date"): self = .date
    case (UInt8(ascii: "i"), 7) where matches("integer"): self = .integer
    case (UInt8(ascii: "t"), 4) where matches("true"): self = .true
    case (UInt8(ascii: "f"), 5) where matches("false"): self = .false
    case (UInt8(ascii: "a"), 5) where matches("array"): self = .array
    case (UInt8(ascii: "r"), 4) where matches("real"): self = .real
    case (UInt8(ascii: "p"), 5) where matches("plist"): self = .plist
    default: return nil
    }
  }

  var name: String { self == .true ? "true" : self == .false ? "false" : "\(self)" }

  var isContainer: Bool { self == .dict || self == .array }

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
