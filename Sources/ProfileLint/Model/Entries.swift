import LocatedPlist

/// A dictionary of a document, read by key: each value comes with its place.
public struct Entries: Sendable {
  /// Position in `Device.documents`.
  public let document: Int
  public let node: Node
  /// How the document writes Apple's keys; nil where it has them as they are.
  public let dialect: Dialect?

  public init(document: Int, node: Node, dialect: Dialect? = nil) {
    self.document = document
    self.node = node
    self.dialect = dialect
  }

  /// The value of a key of Apple's.
  func child(_ key: StaticString) -> Node? {
    dialect.map { $0.node(key, in: node) } ?? node[key]
  }

  /// The dictionary with the keys that say what this one is.
  var envelope: Node { dialect?.envelope(node) ?? node }

  /// Whether a number or a boolean may stand in it as text.
  var takesText: Bool { dialect != nil && !isDeclaration }

  /// What a key is that is not there.
  private func missing<Value>(_ key: StaticString) -> Setting<Value> {
    guard let dialect, !dialect.carries(key) else { return .absent }
    return .unknown(place)
  }

  /// The name under which a key stands in this document, for a message.
  func name(of key: String) -> String { dialect?.name(of: key) ?? key }

  /// What this document has for a value of a key of Apple's, for a message.
  func word(_ value: String, of key: String) -> String { dialect?.word(for: value, of: key) ?? value }

  /// What this document has for a switch that Apple's keys write as 1 or 0.
  func word(_ isOn: Bool) -> String { isDeclaration ? (isOn ? "true" : "false") : (isOn ? "1" : "0") }

  /// Whether it is the payload of a declaration, which Apple writes with types of its own.
  var isDeclaration: Bool { dialect?.isTyped ?? false }

  /// The dictionary itself, for a key that is missing from it.
  public var place: Place { place(of: node) }

  public func place(of node: Node) -> Place { Place(document: document, .value(Int32(node.index))) }

  /// Where the key stands, for a value that must not be shown.
  public func keyPlace(_ key: StaticString) -> Place? {
    child(key).map { Place(document: document, .key(Int32($0.index))) }
  }

  public func has(_ key: StaticString) -> Bool { child(key) != nil }

  /// Whether a key is surely not there: nobody knows where the form may have left it out.
  public func lacks(_ key: StaticString) -> Bool {
    child(key) == nil && (dialect?.carries(key) ?? true)
  }

  /// What a setting is that would stand in a dictionary in here which is not there.
  func unsaid<Value>() -> Setting<Value> { dialect == nil ? .absent : .unknown(place) }

  /// Whether there is surely nothing under a key: it is not there, or its list is empty.
  func isEmpty(_ key: StaticString) -> Bool { child(key)?.isEmpty ?? lacks(key) }

  public func string(_ key: StaticString) -> Setting<String> {
    guard let child = child(key) else { return missing(key) }
    let place = place(of: child)
    guard let text = child.string else {
      return child.isUnreadable ? .unknown(place) : .mistyped(place)
    }
    let isUnknown = child.isUnreadable || DeploymentVariable.isIn(text)
    if isUnknown { return .unknown(place) }
    return .known(Located(dialect?.value(text, of: key) ?? text, at: place))
  }

  /// A hash of the key's text; nil where there is none.
  func caselessHash(_ key: StaticString) -> CaselessHash? {
    guard let child = child(key) else { return nil }
    var hash = CaselessHash()
    if let bytes = child.plainText {
      bytes.withUnsafeBufferPointer { hash.add($0) }
    } else {
      guard let text = child.string else { return nil }
      hash.add(text)
    }
    return hash
  }

  /// An integer; Apple's readers take a real without a fraction too.
  public func integer(_ key: StaticString) -> Setting<Int> {
    setting(key) {
      switch $0.kind {
      case .integer: $0.integer
      case .real: $0.real.flatMap { Int(exactly: $0) }
      case .string where takesText: Dialect.number($0)
      default: nil
      }
    }
  }

  /// A boolean; 0 and 1 count, as Apple's documentation uses them for many VPN and filter keys.
  public func boolean(_ key: StaticString) -> Setting<Bool> {
    setting(key) {
      switch $0.kind {
      case .boolean: $0.boolean
      case .integer: $0.integer.flatMap { $0 == 0 ? false : $0 == 1 ? true : nil }
      case .string where takesText: Dialect.boolean($0)
      default: nil
      }
    }
  }

  public func date(_ key: StaticString) -> Setting<PlistDate> {
    setting(key) { $0.kind == .date ? $0.date : nil }
  }

  /// The strings of an array, without those that hold a deployment variable.
  public func strings(_ key: StaticString) -> [Located<String>] {
    guard let array = child(key), array.kind == .array else { return [] }
    return array.children.compactMap { child in
      guard child.kind == .string, let text = child.string, !DeploymentVariable.isIn(text) else {
        return nil
      }
      return Located(text, at: place(of: child))
    }
  }

  /// The dictionary under a key.
  public func section(_ key: StaticString) -> Entries? {
    guard let child = child(key), child.kind == .dictionary else { return nil }
    return Entries(document: document, node: child, dialect: dialect)
  }

  /// The dictionaries of the array under a key.
  public func sections(_ key: StaticString) -> [Entries] {
    guard let array = child(key), array.kind == .array else { return [] }
    return array.children.compactMap {
      $0.kind == .dictionary ? Entries(document: document, node: $0, dialect: dialect) : nil
    }
  }

  private func setting<Value>(_ key: StaticString, _ read: (Node) -> Value?) -> Setting<Value> {
    guard let child = child(key) else { return missing(key) }
    let place = place(of: child)
    if child.kind == .string, let text = child.string, DeploymentVariable.isIn(text) {
      return .unknown(place)
    }
    // What could not be read has its own finding already.
    if child.isUnreadable { return .unknown(place) }
    guard let value = read(child) else { return .mistyped(place) }
    return .known(Located(value, at: place))
  }
}
