/// Counts the fields of each name in a header, so that a field can be named by its number among them.
struct FieldNumbers {
  private var known: [UInt32: (first: Int, count: Int)] = [:]

  /// Notes a field; its number, from 0.
  ///
  /// - Parameters:
  ///   - hash: that of its name in small letters.
  ///   - node: its position in the tree.
  mutating func next(_ hash: UInt32, node: Int) -> (number: Int, first: Int) {
    let (first, count) = known[hash] ?? (node, 0)
    known[hash] = (first, count + 1)
    return (count, first)
  }
}

/// The names of fields, which are the same in small letters and in capitals.
enum FieldName {
  static func hash(of name: some Sequence<UInt8>) -> UInt32 {
    name.reduce(2_166_136_261) { ($0 ^ UInt32($1.lowercased)) &* 16_777_619 }
  }
}
