@testable import LocatedPlist

/// A value to write into a binary property list.
indirect enum Sample {
  case string(String)
  case integer(UInt8)
  case real(Double)
  case boolean(Bool)
  case data([UInt8])
  case reference(UInt8)
  case array([Sample])
  case dictionary([(String, Sample)])

  /// A binary property list of this value, each value an object of its own.
  var file: [UInt8] {
    var objects: [[UInt8]] = []
    _ = add(to: &objects)
    return BinaryFile(objects: objects, referenceSize: 2).bytes
  }

  private func add(to objects: inout [[UInt8]]) -> [UInt8] {
    let number = objects.count
    objects.append([])
    switch self {
    case .string(let text): objects[number] = Self.marked(0x50, text.utf8.count) + Array(text.utf8)
    case .integer(let value): objects[number] = [0x10, value]
    case .real(let value): objects[number] = [0x23] + BinaryFile.bigEndian(value.bitPattern)
    case .boolean(let value): objects[number] = [value ? 0x09 : 0x08]
    case .data(let bytes): objects[number] = Self.marked(0x40, bytes.count) + bytes
    case .reference(let value): objects[number] = [0x80, value]
    case .array(let values):
      let references = values.flatMap { $0.add(to: &objects) }
      objects[number] = Self.marked(0xA0, values.count) + references
    case .dictionary(let entries):
      let keys = entries.flatMap { Sample.string($0.0).add(to: &objects) }
      let values = entries.flatMap { $0.1.add(to: &objects) }
      objects[number] = Self.marked(0xD0, entries.count) + keys + values
    }
    return [UInt8(number >> 8), UInt8(number & 0xFF)]
  }

  private static func marked(_ mark: UInt8, _ count: Int) -> [UInt8] {
    count < 15 ? [mark | UInt8(count)] : [mark | 15, 0x11, UInt8(count >> 8), UInt8(count & 0xFF)]
  }
}

/// What NSKeyedArchiver writes around objects; the first one has the number 1 and is the root.
func archive(_ objects: [Sample], top: [(String, Sample)] = [("root", .reference(1))]) -> [UInt8] {
  Sample.dictionary([
    ("$version", .integer(1)), ("$archiver", .string("NSKeyedArchiver")), ("$top", .dictionary(top)),
    ("$objects", .array([.string("$null")] + objects)),
  ]).file
}

/// The object that describes a class.
func described(_ name: String, above: [String] = []) -> Sample {
  .dictionary([
    ("$classname", .string(name)), ("$classes", .array(([name] + above).map(Sample.string))),
  ])
}

/// A property list that holds the value of an archive and nothing else.
func unwrapped(_ bytes: [UInt8], limits: Limits = Limits()) throws -> PropertyList {
  var tree = ValueTreeBuilder(limits: limits)
  try KeyedArchive.add(bytes, nil, to: &tree, limits: limits)
  return tree.list
}

extension Node {
  /// The value as a text to compare, whatever form it was read from, keys in order.
  var shown: String {
    switch kind {
    case .dictionary:
      let entries = children.map { "\($0.key ?? "?"): \($0.shown)" }
      return "{" + entries.sorted().joined(separator: ", ") + "}"
    case .array: return "[" + children.map(\.shown).joined(separator: ", ") + "]"
    case .string: return "\"\(string ?? "?")\""
    case .integer: return integer.map(String.init) ?? "?"
    case .real: return real.map { "\($0)" } ?? "?"
    case .boolean: return boolean == true ? "true" : "false"
    case .date: return date.map(\.day) ?? "?"
    case .data: return "\(data ?? [])"
    case .null: return isUnreadable ? "unreadable" : "null"
    case .uid: return "uid"
    }
  }
}
