import LocatedPlist

/// A dictionary of a document, read by key: each value comes with its place.
public struct Entries: Sendable {
  /// Position in `Device.documents`.
  public let document: Int
  public let node: Node

  public init(document: Int, node: Node) {
    self.document = document
    self.node = node
  }

  /// The dictionary itself, for a key that is missing from it.
  public var place: Place { place(of: node) }

  public func place(of node: Node) -> Place { Place(document: document, .value(Int32(node.index))) }

  /// Where the key stands, for a value that must not be shown.
  public func keyPlace(_ key: StaticString) -> Place? {
    node[key].map { Place(document: document, .key(Int32($0.index))) }
  }

  public func has(_ key: StaticString) -> Bool { node[key] != nil }

  public func string(_ key: StaticString) -> Setting<String> {
    guard let child = node[key] else { return .absent }
    let place = place(of: child)
    guard let text = child.string else {
      return child.isUnreadable ? .unknown(place) : .mistyped(place)
    }
    let isUnknown = child.isUnreadable || DeploymentVariable.isIn(text)
    return isUnknown ? .unknown(place) : .known(Located(text, at: place))
  }

  /// A hash of the key's text; nil where there is none.
  func caselessHash(_ key: StaticString) -> CaselessHash? {
    guard let child = node[key] else { return nil }
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
      default: nil
      }
    }
  }

  public func date(_ key: StaticString) -> Setting<PlistDate> {
    setting(key) { $0.kind == .date ? $0.date : nil }
  }

  /// The strings of an array, without those that hold a deployment variable.
  public func strings(_ key: StaticString) -> [Located<String>] {
    guard let array = node[key], array.kind == .array else { return [] }
    return array.children.compactMap { child in
      guard child.kind == .string, let text = child.string, !DeploymentVariable.isIn(text) else {
        return nil
      }
      return Located(text, at: place(of: child))
    }
  }

  /// The dictionary under a key.
  public func section(_ key: StaticString) -> Entries? {
    guard let child = node[key], child.kind == .dictionary else { return nil }
    return Entries(document: document, node: child)
  }

  /// The dictionaries of the array under a key.
  public func sections(_ key: StaticString) -> [Entries] {
    guard let array = node[key], array.kind == .array else { return [] }
    return array.children.compactMap {
      $0.kind == .dictionary ? Entries(document: document, node: $0) : nil
    }
  }

  private func setting<Value>(_ key: StaticString, _ read: (Node) -> Value?) -> Setting<Value> {
    guard let child = node[key] else { return .absent }
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
