import LocatedPlist

/// Reads the texts of the elements in one. What is not said, or filled in by somebody's own script, is unknown:
/// nothing follows from it.
struct ElementReader {
  private let element: MarkupTree
  private let document: Int

  init(_ element: MarkupTree, _ document: Int) { (self.element, self.document) = (element, document) }

  private func place(_ node: Node) -> Place { Place(document: document, .value(Int32(node.index))) }

  private func written(_ name: String) -> Located<String>? {
    guard let node = element.element(name)?.text, let text = node.string else { return nil }
    return Located(text, at: place(node))
  }

  func text(_ name: String) -> Setting<String> {
    guard let text = written(name) else { return .unknown(place(element.node)) }
    let isFilledIn = DeploymentVariable.isIn(Placeholder.removed(from: text.value))
    return isFilledIn ? .unknown(text.place) : .known(text)
  }

  func number(_ name: String) -> Setting<Int> {
    switch text(name) {
    case .known(let text):
      Int(text.value).map { .known(Located($0, at: text.place)) } ?? .mistyped(text.place)
    case .absent, .unknown, .mistyped: .unknown(text(name).place ?? place(element.node))
    }
  }

  /// What one of some words stands for; unknown for any other.
  func word<Value>(_ name: String, _ values: KeyValuePairs<String, Value>) -> Setting<Value> {
    guard let text = text(name).located else { return .unknown(place(element.node)) }
    let word = text.value.lowercased()
    return values.first { $0.key.lowercased() == word }.map { .known(Located($0.value, at: text.place)) }
      ?? .unknown(text.place)
  }

  /// A text in which placeholders may stand; nil for one without any.
  func template(_ name: String, _ inputs: [Set<String>], isHost: Bool = false) -> ProviderSettings.Template? {
    guard let text = written(name), text.value.utf8.contains(UInt8(ascii: "%")) else { return nil }
    return ProviderSettings.Template(text: text, isHost: isHost, inputs: inputs)
  }
}

extension Setting {
  /// The setting with what follows from its value.
  func map<Other>(_ change: (Value) -> Other) -> Setting<Other> {
    switch self {
    case .absent: .absent
    case .unknown(let place): .unknown(place)
    case .mistyped(let place): .mistyped(place)
    case .known(let value): .known(Located(change(value.value), at: value.place))
    }
  }
}
