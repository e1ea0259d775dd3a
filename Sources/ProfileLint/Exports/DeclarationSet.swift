import LocatedPlist
import ProfileSchema

/// One declaration of declarative device management: a configuration, an asset, an activation.
struct Declaration: Sendable {
  let entries: Entries
  let type: String
  /// Empty, at the declaration itself, where it has none.
  let identifier: Located<String>

  /// What its type is for: the part behind `com.apple.`.
  enum Role: String {
    case configuration, asset, activation, management

    init?(type: String) {
      let rest = type.dropFirst("com.apple.".count)
      guard type.hasPrefix("com.apple."), let dot = rest.firstIndex(of: ".") else { return nil }
      self.init(rawValue: String(rest[..<dot]))
    }
  }

  /// Nil for a type that is none of Apple's.
  let role: Role?
  var isAsset: Bool { role == .asset }

  /// What it says under `Payload`.
  var payload: Entries? { entries.section("Payload") }

  init?(_ entries: Entries) {
    guard let type = entries.string("Type").value else { return nil }
    (self.entries, self.type) = (entries, type)
    identifier = entries.string("Identifier").located ?? Located("", at: entries.place)
    role = Role(type: type)
  }

  var isNamed: Bool { !identifier.value.isEmpty }
}

/// The declarations of a device by their identifiers.
struct DeclarationSet: Sendable {
  private(set) var all: [Declaration] = []
  /// Each with what Apple's schema asks of it.
  private(set) var shapes: [(declaration: Declaration, shape: DeclarationShape)] = []
  private var byIdentifier: [String: Int] = [:]
  private var roles: Set<Declaration.Role> = []
  /// What a server's manifest names.
  private var listed: Set<String> = []

  init() {}

  init(_ documents: [Document]) {
    var keys: [String: DeclarationKey] = [:]
    for (index, document) in documents.enumerated() where document.kind == .declarations {
      guard let root = document.list?.root else { continue }
      listed.formUnion((root.declarationItems ?? []).compactMap(\.string))
      let declarations = Self.declarations(in: root, document: index)
      // A list of what there is names declarations without what they say.
      let isListing = declarations.count > 1 && !declarations.contains { $0.entries.has("Payload") }
      for declaration in declarations {
        if declaration.isNamed, byIdentifier[declaration.identifier.value] == nil {
          byIdentifier[declaration.identifier.value] = all.count
        }
        if let role = declaration.role { roles.insert(role) }
        let facts = keys[declaration.type] ?? DeclarationKeys.shared[declaration.type]
        keys[declaration.type] = facts
        shapes.append((declaration, DeclarationShape(declaration, facts, isListed: isListing)))
        all.append(declaration)
      }
    }
  }

  /// The declarations of a document: a single one, or those in lists and dictionaries as servers export them, by
  /// kind or by identifier.
  static func declarations(in root: Node, document: Int) -> [Declaration] {
    root.declarations(depth: deepest).compactMap { Declaration(Entries(document: document, node: $0)) }
  }

  /// How many lists and dictionaries may stand around a declaration.
  static var deepest: Int { 3 }

  subscript(identifier: String) -> Declaration? { byIdentifier[identifier].map { all[$0] } }

  /// Whether a server has it, by its manifest.
  func isListed(_ identifier: String) -> Bool { listed.contains(identifier) }

  /// Whether there is one of a role.
  func has(_ role: Declaration.Role) -> Bool { roles.contains(role) }

  /// Whether it is the one that a device has under its identifier: the first.
  func keeps(_ declaration: Declaration) -> Bool {
    !declaration.isNamed
      || self[declaration.identifier.value]?.identifier.place == declaration.identifier.place
  }
}

extension Node {
  /// Whether it says by its type that it is a declaration.
  var isDeclaration: Bool {
    guard kind == .dictionary, let type = self["Type"]?.string, type.hasPrefix("com.apple.") else {
      return false
    }
    return Declaration.Role(type: type) != nil
  }

  /// Itself, or the declarations in it; none of those within a declaration.
  fileprivate func declarations(depth: Int) -> [Node] {
    if isDeclaration { return [self] }
    return depth == 0 ? [] : children.flatMap { $0.declarations(depth: depth - 1) }
  }

  /// Whether there is a declaration in it.
  var holdsDeclarations: Bool { holdsDeclarations(depth: DeclarationSet.deepest) }

  private func holdsDeclarations(depth: Int) -> Bool {
    isDeclaration || (depth > 0 && children.contains { $0.holdsDeclarations(depth: depth - 1) })
  }

  /// The identifiers in the manifest of a server, which names declarations and has none of them.
  var declarationItems: [Node]? {
    guard self["DeclarationsToken"] != nil, let lists = self["Declarations"], lists.kind == .dictionary else {
      return nil
    }
    return lists.children.flatMap { $0.children.compactMap { $0["Identifier"] } }
  }
}
