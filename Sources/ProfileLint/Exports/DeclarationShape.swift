import LocatedPlist
import ProfileSchema

/// A declaration beside what Apple's schema asks of its keys.
struct DeclarationShape {
  /// A place where a declaration names another.
  struct Reference {
    /// The name of the key.
    var key: String
    var identifier: Located<String>
    /// The types of assets that it may name; empty where the schema does not say.
    var assets: [String]
  }

  /// A value that the key does not take.
  struct Stranger {
    var key: String
    var value: Located<String>
    var values: [String]
  }

  /// A value of a kind that the key does not take.
  struct Misfit {
    var key: String
    var place: Place
    var kind: DeclarationKey.Kind
    var found: DeclarationKey.Kind?
  }

  /// The keys that a dictionary lacks.
  struct Gap {
    var place: Place
    var keys: [String]
  }

  private(set) var references: [Reference] = []
  private(set) var strangers: [Stranger] = []
  private(set) var gaps: [Gap] = []
  private(set) var misfits: [Misfit] = []
  private let entries: Entries

  /// - Parameters:
  ///   - facts: what the schema asks of the payload; nil for a type that it does not have.
  ///   - isListed: whether it stands among others that are named without what they say.
  init(_ declaration: Declaration, _ facts: DeclarationKey?, isListed: Bool) {
    entries = declaration.entries
    let envelope = entries.node
    // A dictionary of declarations has their identifiers for keys.
    let isKeyed = envelope.parent?.kind == .dictionary
    if !isListed { lookForGaps(in: envelope, isKeyed ? ["Payload"] : ["Identifier", "Payload"]) }
    if let identifier = envelope["Identifier"] { look(at: identifier, for: .string) }
    guard let payload = envelope["Payload"], look(at: payload, for: .dictionary) else { return }
    visit(payload, as: facts, key: "")
  }

  /// - Parameters:
  ///   - facts: what the schema asks of the value.
  ///   - key: the name of the key that leads here.
  private mutating func visit(_ node: Node, as facts: DeclarationKey?, key: String) {
    if let kind = facts?.kind, !look(at: node, for: kind, key: key) { return }
    switch node.kind {
    case .dictionary:
      lookForGaps(in: node, facts?.required ?? [])
      for child in node.children {
        guard let key = child.key else { continue }
        visit(child, as: facts?[key], key: key)
      }
    case .array:
      for child in node.children { visit(child, as: facts?.element, key: key) }
    default:
      note(node, facts, key: key)
    }
  }

  private mutating func lookForGaps(in dictionary: Node, _ required: [String]) {
    if required.isEmpty { return }
    let keys = Set(dictionary.children.filter { $0.kind != .null }.compactMap(\.key))
    let missing = required.filter { !keys.contains($0) }
    if !missing.isEmpty { gaps.append(Gap(place: entries.place(of: dictionary), keys: missing)) }
  }

  /// Whether a value is of a kind; notes one of another, unless it is nothing (null), could not be read or is filled in
  /// later.
  @discardableResult
  private mutating func look(at node: Node, for kind: DeclarationKey.Kind, key: String? = nil) -> Bool {
    if kind.takes(node) { return true }
    let isOpen = node.kind == .null || node.isUnreadable || node.string.map(DeploymentVariable.isIn) == true
    if !isOpen {
      misfits.append(
        Misfit(
          key: key ?? node.key ?? "", place: entries.place(of: node), kind: kind,
          found: DeclarationKey.Kind(rawValue: "\(node.kind)")))
    }
    return false
  }

  private mutating func note(_ node: Node, _ facts: DeclarationKey?, key: String) {
    guard let text = node.string ?? node.integer.map({ String($0) }), !DeploymentVariable.isIn(text) else {
      return
    }
    let value = Located(text, at: entries.place(of: node))
    if let assets = facts?.assets, !assets.isEmpty {
      references.append(Reference(key: key, identifier: value, assets: assets))
    } else if node.kind == .string, Self.isReference(key) {
      references.append(Reference(key: key, identifier: value, assets: []))
    }
    if let values = facts?.values, !values.isEmpty, !values.contains(text) {
      strangers.append(Stranger(key: key, value: value, values: values))
    }
  }

  /// Whether a key of any type names a declaration, by its own name.
  private static func isReference(_ key: String) -> Bool {
    key.hasSuffix("AssetReference") || key == "StandardConfigurations"
  }
}

extension DeclarationKey.Kind {
  /// Whether a value is of the kind. A device makes no difference between whole numbers and others, or numbers and
  /// booleans, and JSON has no way of its own to write data and dates.
  fileprivate func takes(_ node: Node) -> Bool {
    switch self {
    case .string: node.kind == .string
    case .integer, .real: node.kind == .integer || node.kind == .real
    case .boolean: node.kind == .boolean || node.kind == .integer
    case .array: node.kind == .array
    case .dictionary: node.kind == .dictionary
    case .data: node.kind == .data || node.kind == .string
    case .date: node.kind == .date || node.kind == .string
    }
  }
}
