import LocatedPlist

/// A place as it is shown: its node, and its bytes where its document is a text.
struct Spot {
  var document: Int
  var node: Node?
  /// Whether the key is meant rather than its value.
  var isKey: Bool
  /// Never those of a secret, so that not even its length is told.
  var bytes: Range<Int>?
}

extension DeviceTexts {
  mutating func spot(of place: Place) -> Spot {
    let document = Int(place.document)
    guard let text = text(of: document) else {
      let node = device.node(at: place)
      if case .key = place.anchor { return Spot(document: document, node: node, isKey: true, bytes: nil) }
      return Spot(document: document, node: node, isKey: false, bytes: nil)
    }
    return text.spot(of: place)
  }
}

extension DocumentText {
  fileprivate func spot(of place: Place) -> Spot {
    let document = Int(place.document)
    switch place.anchor {
    case .document: return Spot(document: document, node: nil, isKey: false, bytes: nil)
    case .key(let index):
      let node = node(index)
      return Spot(document: document, node: node, isKey: true, bytes: node?.keyBytes ?? node?.bytes)
    case .value(let index): return spot(of: node(index), node(index)?.bytes, in: document)
    case .bytes(let start, let end, let within):
      let span = Int(start)..<Int(max(start, end))
      return spot(of: node(within), span.clamped(to: 0..<bytes.count), in: document)
    }
  }

  private func node(_ index: Int32) -> Node? {
    guard let list, index >= 0, Int(index) < list.count else { return nil }
    return list.node(Int(index))
  }

  /// A value or a part of it. Of a secret the key is meant, or what it stands in if it has none.
  private func spot(of node: Node?, _ span: Range<Int>?, in document: Int) -> Spot {
    guard let node, secrets.contains(node) else {
      return Spot(document: document, node: node, isKey: false, bytes: span)
    }
    return Spot(
      document: document, node: node, isKey: node.keyBytes != nil, bytes: node.keyBytes ?? node.parent?.bytes)
  }
}
