import LocatedPlist

/// One declaration of declarative device management: a configuration, an asset, an activation.
public struct Declaration: Sendable {
  public let entries: Entries
  public let type: String
  public let identifier: Located<String>

  public var isAsset: Bool { type.hasPrefix("com.apple.asset.") }

  /// What it says under `Payload`.
  var payload: Entries? { entries.section("Payload") }

  init?(_ entries: Entries) {
    guard let type = entries.string("Type").value, let identifier = entries.string("Identifier").located
    else {
      return nil
    }
    (self.entries, self.type, self.identifier) = (entries, type, identifier)
  }
}

/// The declarations of a device by their identifiers.
struct DeclarationSet: Sendable {
  private(set) var all: [Declaration] = []
  private var byIdentifier: [String: Int] = [:]

  init() {}

  init(_ documents: [Document]) {
    for (index, document) in documents.enumerated() where document.kind == .declarations {
      guard let root = document.list?.root else { continue }
      for declaration in Self.declarations(in: root, document: index) {
        if byIdentifier[declaration.identifier.value] == nil {
          byIdentifier[declaration.identifier.value] = all.count
        }
        all.append(declaration)
      }
    }
  }

  /// One declaration, or a list of them.
  static func declarations(in root: Node, document: Int) -> [Declaration] {
    let nodes = root.kind == .array ? Array(root.children) : [root]
    return nodes.filter { $0.kind == .dictionary }
      .compactMap { Declaration(Entries(document: document, node: $0)) }
  }

  subscript(identifier: String) -> Declaration? { byIdentifier[identifier].map { all[$0] } }

  /// Every place where a declaration names another: the key, and what it names.
  func references(of declaration: Declaration) -> [(key: String, identifier: Located<String>)] {
    guard let payload = declaration.payload else { return [] }
    var found: [(key: String, identifier: Located<String>)] = []
    var pending = [payload.node]
    while let node = pending.popLast() {
      for child in node.children {
        if child.kind == .dictionary || child.kind == .array { pending.append(child) }
        guard let key = child.key ?? node.key, Self.isReference(key), let identifier = child.string,
          !DeploymentVariable.isIn(identifier)
        else { continue }
        found.append((key, Located(identifier, at: payload.place(of: child))))
      }
    }
    return found
  }

  private static func isReference(_ key: String) -> Bool {
    key.hasSuffix("AssetReference") || key == "CredentialAssetReference" || key == "StandardConfigurations"
  }
}
