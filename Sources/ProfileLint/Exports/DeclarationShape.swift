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
  private let type: DeclarationType?
  private let payload: Entries

  /// Nil for a declaration without a payload.
  init?(_ declaration: Declaration) {
    guard let payload = declaration.payload else { return nil }
    self.payload = payload
    type = DeclarationKeys.shared[declaration.type]
    visit(payload.node, at: "", key: "")
  }

  /// - Parameter key: the name of the key that leads here.
  private mutating func visit(_ node: Node, at path: String, key: String) {
    switch node.kind {
    case .dictionary:
      lookForGaps(in: node, at: path)
      for child in node.children {
        guard let key = child.key else { continue }
        visit(child, at: path.isEmpty ? key : "\(path).\(key)", key: key)
      }
    case .array:
      for child in node.children { visit(child, at: "\(path)[]", key: key) }
    default:
      note(node, at: path, key: key)
    }
  }

  private mutating func lookForGaps(in dictionary: Node, at path: String) {
    guard let required = type?.required[path] else { return }
    let keys = Set(dictionary.children.compactMap(\.key))
    let missing = required.filter { !keys.contains($0) }
    if !missing.isEmpty { gaps.append(Gap(place: payload.place(of: dictionary), keys: missing)) }
  }

  private mutating func note(_ node: Node, at path: String, key: String) {
    guard let text = node.string ?? node.integer.map({ String($0) }), !DeploymentVariable.isIn(text) else {
      return
    }
    let facts = type?.keys[path]
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
