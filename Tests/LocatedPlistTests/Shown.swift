@testable import LocatedPlist

/// A value as one line that can be compared: `{name: "To", date: @1700000000, list: [1, true]}`.
func shown(_ node: Node?) -> String {
  guard let node else { return "nothing" }
  switch node.kind {
  case .dictionary:
    return "{" + node.children.map { "\($0.key ?? ""): \(shown($0))" }.joined(separator: ", ") + "}"
  case .array: return "[" + node.children.map(shown).joined(separator: ", ") + "]"
  case .string: return "\"\(node.string ?? "")\""
  case .date: return "@\(node.date.map { String($0.secondsSince1970) } ?? "?")"
  case .data: return "<\(node.data.map { $0.map { String($0, radix: 16) }.joined(separator: " ") } ?? "?")>"
  case .integer: return node.integer.map(String.init) ?? "?"
  case .boolean: return node.boolean.map { String($0) } ?? "?"
  default: return "\(node.kind)"
  }
}

/// The text of a document's file that a value points at.
func written(_ node: Node?) -> String? {
  guard let node, let bytes = node.bytes else { return nil }
  return String(decoding: node.list.source.bytes[bytes], as: UTF8.self)
}
