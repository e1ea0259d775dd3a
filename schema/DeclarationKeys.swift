/// What Apple's schema asks of the keys of declarations. Read on first use.
public final class DeclarationKeys: Sendable {
  public static let shared = DeclarationKeys()

  private let types: [String: DeclarationType]
  /// The types of assets that some key may name.
  private let assets: Set<String>

  private init() {
    let table = FactTable(EmbeddedTables.declarationKeys)
    let (type, key) = (table.column("type"), table.column("key"))
    let (required, values, assets) = (
      table.column("required"), table.column("values"), table.column("assets")
    )
    var types: [String: DeclarationType] = [:]
    for row in table.rows {
      let facts = DeclarationKey(
        isRequired: row[required] == "yes",
        values: row[values].split(UInt8(ascii: "|")).filter { !$0.isEmpty }.map(\.text),
        assets: row[assets].words)
      types[row[type].text, default: DeclarationType()].add(facts, at: row[key].text)
    }
    self.types = types
    self.assets = Set(types.values.flatMap { $0.keys.values.flatMap(\.assets) })
  }

  /// Nil for a type that the schema does not have.
  public subscript(type: String) -> DeclarationType? { types[type] }

  /// Whether the schema has the type of asset. Of a newer one nobody can say what it is good for.
  public func knowsAsset(_ type: String) -> Bool { assets.contains(type) }
}

/// The keys of one type of declaration of which something is asked.
public struct DeclarationType: Sendable {
  /// By the way to them: `Relays[].PublicKeyData[]`.
  public private(set) var keys: [String: DeclarationKey] = [:]
  /// The names of the keys that a dictionary must have, by the way to it; empty for the payload's own.
  public private(set) var required: [String: [String]] = [:]

  fileprivate mutating func add(_ key: DeclarationKey, at path: String) {
    keys[path] = key
    guard key.isRequired else { return }
    let dot = path.utf8.lastIndex(of: UInt8(ascii: "."))
    let dictionary = dot.map { String(path[..<$0]) } ?? ""
    required[dictionary, default: []].append(dot.map { String(path[path.utf8.index(after: $0)...]) } ?? path)
  }
}

/// What is asked of a key.
public struct DeclarationKey: Sendable {
  public let isRequired: Bool
  /// The values that it takes; empty for one that takes any.
  public let values: [String]
  /// The types of assets that it may name; empty for one that names none.
  public let assets: [String]
}
