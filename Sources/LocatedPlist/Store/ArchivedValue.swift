// Objects of an archive that stand for one value: texts, numbers, dates, data.
extension KeyedArchive {
  mutating func addValue(
    _ object: Node, _ kind: ArchivedClass, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    guard let leaf = try value(object, kind, in: &tree) else {
      return try tree.addUnreadable(.archive(.malformedObject), key)
    }
    try tree.add(leaf, key)
  }

  private mutating func value(
    _ object: Node, _ kind: ArchivedClass, in tree: inout ValueTreeBuilder
  ) throws(ReadFailure) -> ValueTreeBuilder.Leaf? {
    switch kind {
    case .string:
      if let text = field(object["NS.string"]), text.kind == .string {
        return try leaf(text, .string, in: &tree)
      }
      guard let bytes = field(object["NS.bytes"]), bytes.kind == .data else { return nil }
      return try leaf(bytes, .string, in: &tree)
    case .number:
      guard let number = field(object["NS.boolval"] ?? object["NS.intval"] ?? object["NS.dblval"]) else {
        return nil
      }
      switch number.kind {
      case .boolean, .integer, .real: return try leaf(number, number.kind, in: &tree)
      default: return nil
      }
    case .date:
      guard let time = field(object["NS.time"]), let seconds = time.real ?? time.integer.map(Double.init)
      else { return nil }
      return try tree.date(seconds)
    case .data:
      guard let data = field(object["NS.data"]) ?? field(object["NS.bytes"]), data.kind == .data else {
        return nil
      }
      return try leaf(data, .data, in: &tree)
    case .address:
      guard let text = field(object["NS.relative"]), text.kind == .string else { return nil }
      return try leaf(text, .string, in: &tree)
    case .identifier:
      guard let bytes = field(object["NS.uuidbytes"]), bytes.kind == .data, bytes.extent.count == 16 else {
        return nil
      }
      return try tree.text(Self.identifier(bytes.data ?? []))
    default: return ValueTreeBuilder.null
    }
  }

  /// What a leaf of the archive holds, as a leaf of the tree of this kind.
  mutating func leaf(
    _ node: Node, _ kind: Node.Kind, in tree: inout ValueTreeBuilder
  ) throws(ReadFailure) -> ValueTreeBuilder.Leaf {
    let flags = node.record.flags.intersection([.isTrue, .isUTF16])
    if let span = stored[node.extent] { return ValueTreeBuilder.Leaf(kind: kind, span: span, flags: flags) }
    let span = try tree.store(node.list.source.bytes[node.extent])
    stored[node.extent] = span
    return ValueTreeBuilder.Leaf(kind: kind, span: span, flags: flags)
  }

  /// Sixteen bytes as people write a UUID.
  private static func identifier(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for (offset, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(offset) { text.append(UInt8(ascii: "-")) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return text
  }
}
