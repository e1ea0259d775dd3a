/// The keys of the dictionaries of an archive, each made once.
struct ArchiveKeys {
  /// A text of the archive.
  private struct Text: Hashable {
    var span: Range<Int>
    var isUTF16: Bool
  }

  private var keys: [Text: ValueTreeBuilder.Key] = [:]

  /// The key that an object stands for: a text, or a number as people write it. Nil for any other object.
  mutating func key(
    standingFor object: Node, of archive: KeyedArchive, in tree: inout ValueTreeBuilder
  ) throws(ReadFailure) -> ValueTreeBuilder.Key? {
    try tree.look(at: object.size)
    let name = object.kind == .dictionary ? archive.field(object["NS.string"]) ?? object : object
    if let number = name.integer { return try tree.key(Array(String(number).utf8)) }
    guard name.kind == .string else { return nil }
    let text = Text(span: name.extent, isUTF16: name.record.flags.contains(.isUTF16))
    return try key(text, of: name.list, in: &tree)
  }

  /// The key of a child of a plain dictionary.
  mutating func key(
    of child: Node, in tree: inout ValueTreeBuilder
  ) throws(ReadFailure) -> ValueTreeBuilder.Key {
    let text = Text(span: child.keyExtent, isUTF16: child.record.flags.contains(.keyIsUTF16))
    return try key(text, of: child.list, in: &tree)
  }

  private mutating func key(
    _ text: Text, of list: PropertyList, in tree: inout ValueTreeBuilder
  ) throws(ReadFailure) -> ValueTreeBuilder.Key {
    if let key = keys[text] { return key }
    let key = try tree.key(Array(list.text(text.span, isEscaped: false, isUTF16: text.isUTF16).utf8))
    keys[text] = key
    return key
  }
}
