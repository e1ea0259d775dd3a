import LocatedPlist

extension Node {
  /// Whether two values say the same, whatever form their files have and in which order their keys stand.
  func hasSameContent(as other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .dictionary: return Self.areSame(keyed, other.keyed)
    case .array: return Self.areSame(Array(children), Array(other.children))
    case .string: return string == other.string
    case .boolean: return boolean == other.boolean
    case .integer: return integer == other.integer
    case .real: return real == other.real
    case .date: return date == other.date
    case .data: return data == other.data
    case .null, .uid: return true
    }
  }

  private var keyed: [Node] {
    children.map { (key: $0.key ?? "", node: $0) }.sorted { $0.key < $1.key }.map(\.node)
  }

  // The reader stops at 128 levels, so recursion is safe.
  private static func areSame(_ nodes: [Node], _ others: [Node]) -> Bool {
    nodes.count == others.count
      && zip(nodes, others).allSatisfy { $0.key == $1.key && $0.hasSameContent(as: $1) }
  }
}

extension Payload {
  /// Whether two payloads set the same, whatever they are called.
  func hasSameSettings(as other: Payload) -> Bool {
    let (own, others) = (settings, other.settings)
    if entries.dialect != nil || other.entries.dialect != nil {
      // What one of the two leaves out may be the same.
      return own.allSatisfy { key, node in others[key].map(node.hasSameContent) ?? true }
    }
    return own.count == others.count
      && own.allSatisfy { key, node in others[key].map(node.hasSameContent) ?? false }
  }

  private var settings: [String: Node] {
    entries.node.children.reduce(into: [:]) { settings, node in
      guard let key = node.key, !key.hasPrefix("Payload") else { return }
      settings[key] = node
    }
  }
}
