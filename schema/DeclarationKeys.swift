/// What Apple's schema asks of the keys of declarations. Read on first use.
public final class DeclarationKeys: Sendable {
  public static let shared = DeclarationKeys()

  private let types: [String: DeclarationKey]
  /// The types of assets that some key may name.
  private let assets: Set<String>

  private init() {
    let table = FactTable(EmbeddedTables.declarationKeys)
    let (type, key) = (table.column("type"), table.column("key"))
    let (required, values, assets) = (
      table.column("required"), table.column("values"), table.column("assets")
    )
    var types: [String: DeclarationKey] = [:]
    for row in table.rows {
      types[row[type].text, default: DeclarationKey()].add(
        Self.steps(row[key].text)[...], isRequired: row[required] == "yes",
        values: row[values].split(UInt8(ascii: "|")).filter { !$0.isEmpty }.map(\.text),
        assets: row[assets].words)
    }
    self.types = types
    self.assets = Set(types.values.flatMap(\.allAssets))
  }

  /// `Relays`, `[]`, `PublicKeyData`, `[]` of `Relays[].PublicKeyData[]`.
  private static func steps(_ path: String) -> [String] {
    path.split(separator: ".").flatMap { part -> [String] in
      let name = part.prefix { $0 != "[" }
      return [String(name)] + Array(repeating: "[]", count: (part.count - name.count) / 2)
    }
  }

  /// What is asked of the payload of a type; nil for one that the schema does not have.
  public subscript(type: String) -> DeclarationKey? { types[type] }

  /// Whether the schema has the type of asset. Of a newer one nobody can say what it is good for.
  public func knowsAsset(_ type: String) -> Bool { assets.contains(type) }
}

/// What is asked of a value in a declaration, and of the values in it.
public struct DeclarationKey: Sendable {
  /// The names of the keys that the dictionary must have.
  public private(set) var required: [String] = []
  /// The values that it takes; empty for one that takes any.
  public private(set) var values: [String] = []
  /// The types of assets that it may name; empty for one that names none.
  public private(set) var assets: [String] = []
  private var inner: [String: DeclarationKey] = [:]

  /// What is asked of the value under a key; nil where nothing is.
  public subscript(key: String) -> DeclarationKey? { inner[key] }

  /// What is asked of the values in an array; nil where nothing is.
  public var element: DeclarationKey? { inner["[]"] }

  /// All types of assets that it or a value in it may name.
  fileprivate var allAssets: [String] { assets + inner.values.flatMap(\.allAssets) }

  /// - Parameter path: the way to a key, as `Relays[].PublicKeyData[]`, in steps.
  fileprivate mutating func add(
    _ path: ArraySlice<String>, isRequired: Bool, values: [String], assets: [String]
  ) {
    guard let step = path.first else {
      (self.values, self.assets) = (values, assets)
      return
    }
    if isRequired, path.count == 1 { required.append(step) }
    inner[step, default: DeclarationKey()]
      .add(path.dropFirst(), isRequired: isRequired, values: values, assets: assets)
  }
}
