import LocatedPlist
import ProfileSchema

/// The payload of a declaration beside what Apple's schema asks of its keys.
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

  /// The keys that a dictionary lacks.
  struct Gap {
    var place: Place
    var keys: [String]
  }

  private(set) var references: [Reference] = []
  private(set) var strangers: [Stranger] = []
  private(set) var gaps: [Gap] = []
  private let payload: Entries

  /// Nil for a declaration without a payload.
  init?(_ declaration: Declaration) {
    guard let payload = declaration.payload else { return nil }
    self.payload = payload
    visit(payload.node, as: DeclarationKeys.shared[declaration.type], key: "")
  }

  /// - Parameters:
  ///   - facts: what the schema asks of the value.
  ///   - key: the name of the key that leads here.
  private mutating func visit(_ node: Node, as facts: DeclarationKey?, key: String) {
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
    let keys = Set(dictionary.children.compactMap(\.key))
    let missing = required.filter { !keys.contains($0) }
    if !missing.isEmpty { gaps.append(Gap(place: payload.place(of: dictionary), keys: missing)) }
  }

  private mutating func note(_ node: Node, _ facts: DeclarationKey?, key: String) {
    guard let text = node.string ?? node.integer.map({ String($0) }), !DeploymentVariable.isIn(text) else {
      return
    }
    let value = Located(text, at: payload.place(of: node))
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
