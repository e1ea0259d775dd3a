import LocatedPlist

/// A key path for people: `PayloadContent[0] > Relays[1] > HTTP3RelayURL`.
enum ShownPath {
  static func text(_ path: some Sequence<Node.Step>) -> String {
    var shown = ""
    for step in path {
      switch step {
      case .key(let key): shown += (shown.isEmpty ? "" : " > ") + Visible.text(key)
      case .index(let position): shown += "[\(position)]"
      }
    }
    return shown
  }

  /// The way to a value: of XML that is no property list by its elements, as
  /// `clientConfig > emailProvider > incomingServer[1] > socketType`.
  static func text(to node: Node) -> String {
    node.list.format == .markup ? elements(to: node) : text(node.path)
  }

  private static func elements(to node: Node) -> String {
    var steps: [String] = []
    var at: Node? = node
    while let node = at {
      if let name = node["element"]?.string {
        steps.append(Visible.text(name) + position(of: node, named: name))
      } else if node.parent?.key == "attributes", let name = node.key {
        steps.append(Visible.text(name))
      }
      at = node.parent
    }
    return steps.reversed().joined(separator: " > ")
  }

  /// `[1]` for the second of several elements of a name; nothing among more than anybody counts.
  private static func position(of element: Node, named name: String) -> String {
    let siblings = element.parent.map { Array($0.children.prefix(most + 1)) } ?? []
    if siblings.count > most { return "" }
    let alike = siblings.filter { $0["element"]?.string == name }
    guard alike.count > 1, let position = alike.firstIndex(where: { $0.index == element.index }) else {
      return ""
    }
    return "[\(position)]"
  }

  private static let most = 256
}
