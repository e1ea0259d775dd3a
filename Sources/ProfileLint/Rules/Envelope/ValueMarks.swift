import LocatedPlist

/// The keys of several payloads and their values, in so short a form that it can only say "no two values of
/// one key": most devices need no table of texts.
enum ValueMarks {
  /// Whether a key may have two values.
  static func mayClash(_ payloads: [Entries]) -> Bool {
    var marks: [UInt64] = []
    marks.reserveCapacity(256)
    for entries in payloads {
      for child in entries.node.children {
        guard let key = child.keyHash, let value = valueMark(child), !commonKeys.contains(key) else {
          continue
        }
        marks.append(UInt64(key) << 32 | UInt64(value))
      }
    }
    marks.sort()
    return zip(marks, marks.dropFirst()).contains { $0 != $1 && $0 >> 32 == $1 >> 32 }
  }

  /// Nil for what is no plain value; equal for equal truths and integers.
  private static func valueMark(_ node: Node) -> UInt32? {
    switch node.kind {
    case .boolean: node.boolean == true ? 1 : 0
    case .integer: UInt32(truncatingIfNeeded: node.integer ?? 0)
    // Different from everything but itself.
    case .string, .real: UInt32(truncatingIfNeeded: node.index) | 0x8000_0000
    case .dictionary, .array, .date, .data, .null, .uid: nil
    }
  }

  /// The keys that every payload has.
  private static let commonKeys: [UInt32] =
    ([
      "PayloadUUID", "PayloadIdentifier", "PayloadType", "PayloadVersion", "PayloadDisplayName",
      "PayloadDescription", "PayloadOrganization", "PayloadEnabled",
    ] as [StaticString]).map { KeyFilter.Mark($0).hash }
}
