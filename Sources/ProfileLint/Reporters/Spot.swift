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
    let node = device.node(at: place)
    var spot = Spot(document: document, node: node, isKey: false, bytes: nil)
    if case .key = place.anchor { spot.isKey = true }
    guard let text = text(of: document) else { return spot }
    if let node, !spot.isKey, text.secrets.contains(node) {
      spot.isKey = node.keyBytes != nil
      spot.bytes = node.keyBytes ?? node.parent?.bytes
    } else {
      spot.bytes = device.bytes(of: place).map { $0.clamped(to: 0..<text.bytes.count) }
    }
    return spot
  }
}
