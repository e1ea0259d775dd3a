import LocatedPlist

extension Payload {
  /// The payload for people: `PayloadContent[0] "Office VPN" (com.apple.vpn.managed)`.
  var shown: String {
    var parts = [ShownPath.text(entries.node.path)]
    if let name = displayName?.value, !name.isEmpty { parts.append("\"\(Visible.text(name, limit: 60))\"") }
    if !type.isEmpty { parts.append("(\(Visible.text(type)))") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Device {
  /// The place for people: its payload, then the keys inside; empty for a whole document.
  func shown(_ place: Place) -> String {
    guard let payload = payload(at: place) else { return ShownPath.text(path(of: place)) }
    let inside = ShownPath.text(path(of: place).dropFirst(payload.entries.node.path.count))
    return inside.isEmpty ? payload.shown : payload.shown + " > " + inside
  }
}
