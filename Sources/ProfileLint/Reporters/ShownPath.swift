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
}
