/// What Apple's schema asks of the keys of declarations. Found on first use; a type's part is read when asked for.
public final class DeclarationKeys: Sendable {
  public static let shared = DeclarationKeys()

  private let table = FactTable(EmbeddedTables.declarationKeys)
  /// The lines of each type.
  private let lines: [String: Range<Int>]

  /// Every type that the schema has, in order.
  public let types: [String]

  private init() {
    let type = table.column("type")
    var lines: [String: Range<Int>] = [:]
    var types: [String] = []
    var start = 0
    for end in 1...table.rows.count {
      let current = table.rows[start][type]
      if end < table.rows.count, table.rows[end][type] == current { continue }
      types.append(current.text)
      lines[current.text] = start..<end
      start = end
    }
    self.lines = lines
    self.types = types
  }

  /// What is asked of the payload of a type; nil for one that the schema does not have.
  public subscript(type: String) -> DeclarationKey? {
    guard let lines = lines[type] else { return nil }
    let (key, kind, required) = (table.column("key"), table.column("kind"), table.column("required"))
    let (values, assets) = (table.column("values"), table.column("assets"))
    var payload = DeclarationKey()
    for row in table.rows[lines] {
      payload.add(
        Self.steps(row[key].text)[...], isRequired: row[required] == "yes",
        DeclarationKey(
          kind: DeclarationKey.Kind(rawValue: row[kind].text),
          values: row[values].split(UInt8(ascii: "|")).filter { !$0.isEmpty }.map(\.text),
          assets: row[assets].words))
    }
    return payload
  }

  /// `Relays`, `[]`, `PublicKeyData`, `[]` of `Relays[].PublicKeyData[]`.
  private static func steps(_ path: String) -> [String] {
    path.split(separator: ".").flatMap { part -> [String] in
      let name = part.prefix { $0 != "[" }
      return [String(name)] + Array(repeating: "[]", count: (part.count - name.count) / 2)
    }
  }

  /// Whether the schema has the type. Of a newer one nobody can say what it is good for.
  public func knows(_ type: String) -> Bool { lines[type] != nil }
}

/// What is asked of a value in a declaration, and of the values in it.
public struct DeclarationKey: Sendable {
  /// What a value may be.
  public enum Kind: String, Sendable { case string, integer, real, boolean, array, dictionary, data, date }

  /// Nil for a value that may be anything.
  public private(set) var kind: Kind?
  /// The names of the keys that the dictionary must have.
  public private(set) var required: [String] = []
  /// The values that it takes; empty for one that takes any.
  public private(set) var values: [String] = []
  /// The types of assets that it may name; empty for one that names none.
  public private(set) var assets: [String] = []
  private var inner: [String: DeclarationKey] = [:]

  fileprivate init(kind: Kind? = nil, values: [String] = [], assets: [String] = []) {
    (self.kind, self.values, self.assets) = (kind, values, assets)
  }

  /// What is asked of the value under a key; nil where nothing is.
  public subscript(key: String) -> DeclarationKey? { inner[key] }

  /// What is asked of the values in an array; nil where nothing is.
  public var element: DeclarationKey? { inner["[]"] }

  /// - Parameter path: the way to a key, as `Relays[].PublicKeyData[]`, in steps.
  fileprivate mutating func add(_ path: ArraySlice<String>, isRequired: Bool, _ facts: DeclarationKey) {
    guard let step = path.first else {
      (kind, values, assets) = (facts.kind, facts.values, facts.assets)
      return
    }
    if isRequired, path.count == 1 { required.append(step) }
    inner[step, default: DeclarationKey()].add(path.dropFirst(), isRequired: isRequired, facts)
  }
}
