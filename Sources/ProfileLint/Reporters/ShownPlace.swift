import LocatedPlist

extension Payload {
  /// The payload for people: `PayloadContent[0] "Office VPN" (com.apple.vpn.managed)`.
  var shown: String {
    var parts = [ShownPath.text(node.path)]
    if let name = accountName ?? displayName?.value, !name.isEmpty {
      parts.append("\"\(Visible.text(name.withoutSecrets, limit: 60))\"")
    }
    if !type.isEmpty { parts.append("(\(Visible.text(type)))") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether it is more than a place: a payload of a profile, or an account with a name.
  fileprivate func isNamed(on device: Device) -> Bool {
    accountName?.isEmpty == false || device.profiles[profile].form.hasPayloads
  }
}

extension Device {
  /// The place for people: its payload, then the keys inside; empty for a whole document.
  func shown(_ place: Place) -> String {
    guard let payload = payloadPosition(at: place).map({ payloads[$0] }), payload.isNamed(on: self) else {
      return node(at: place).map { ShownPath.text(to: $0) } ?? ""
    }
    let inside = ShownPath.text(path(of: place).dropFirst(payload.node.path.count))
    return inside.isEmpty ? payload.shown : payload.shown + " > " + inside
  }
}

extension DeviceTexts {
  /// Where a place is, for people: `a.mobileconfig:24:52`; of a file without lines the path, and the key
  /// path behind it.
  mutating func location(of place: Place, _ language: Language) -> String {
    let spot = spot(of: place)
    let location = location(of: spot, language)
    if spot.bytes != nil { return location }
    let shown = device.shown(place)
    return shown.isEmpty ? location : "\(location): \(shown)"
  }

  /// The path with line and column; of a file without lines, what can be said in their place.
  mutating func location(of spot: Spot, _ language: Language) -> String {
    let name = Visible.text(device.documents[spot.document].name.display, limit: .max)
    guard let text = text(of: spot.document), let bytes = spot.bytes else { return name }
    let start = text.position(of: bytes.lowerBound)
    let place = "\(start.line):\(start.column)"
    guard text.read.isEmbedded else { return name + ":" + place }
    let isSigned = text.read.containers.contains(.cms)
    return name + " " + Words.inside(place, isSigned: isSigned)(language)
  }
}
