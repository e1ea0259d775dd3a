import LocatedPlist

/// One key with two values on a device.
struct Clash {
  var key: String
  /// Both values as written; nil where they are no matter for a report.
  var values: (here: String, first: String)?
  var place: Place
  var firstPlace: Place
}

/// A value that is compared as a whole.
enum PlainValue: Hashable {
  case number(Double)
  case text(String)

  /// Nil for lists, and for what nobody knows. A truth is 1 or 0, as preferences read them.
  init?(_ node: Node) {
    if node.isUnreadable { return nil }
    switch node.kind {
    case .boolean: self = .number(node.boolean == true ? 1 : 0)
    case .integer:
      guard let integer = node.integer else { return nil }
      self = .number(Double(integer))
    case .real:
      guard let real = node.real else { return nil }
      self = .number(real)
    case .string:
      guard let text = node.string, !DeploymentVariable.isIn(text) else { return nil }
      self = .text(text)
    case .dictionary, .array, .date, .data, .null, .uid: return nil
    }
  }
}

extension Node {
  /// A value as it is written, for a message.
  fileprivate var written: String? {
    boolean.map { $0 ? "true" : "false" } ?? integer.map { String($0) } ?? real.map { String($0) }
      ?? string?.quoted
  }
}

/// The first value that each key of a payload type has on a device, for later payloads to compare with.
struct FirstValues {
  private struct Name: Hashable {
    var type: String
    var key: String
  }

  private struct First {
    var value: PlainValue
    var node: Node
    var place: Place
    var payload: Int
  }

  private let device: Device
  private var firsts: [Name: First] = [:]

  init(_ device: Device) { self.device = device }

  /// The keys of a payload whose values differ from those that were met first.
  mutating func clashes(of entries: Entries, payload: Int, type: String) -> [Clash] {
    entries.node.children.compactMap { node in
      guard let key = node.key, !key.hasPrefix("Payload"), let value = PlainValue(node) else { return nil }
      let name = Name(type: type, key: key)
      let place = entries.place(of: node)
      guard let first = firsts[name] else {
        firsts[name] = First(value: value, node: node, place: place, payload: payload)
        return nil
      }
      guard first.value != value, meet(first.payload, payload) else { return nil }
      return Clash(
        key: key, values: Self.written(node, first.node, under: key), place: place, firstPlace: first.place)
    }
  }

  private static func written(_ node: Node, _ first: Node, under key: String) -> (String, String)? {
    guard !SecretKey.matches(key), let here = node.written, let first = first.written else { return nil }
    return (here, first)
  }

  /// Whether two payloads meet on a device: not where one profile replaces the other, or where they are
  /// for different devices or scopes.
  func meet(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (device.payloads[first].profile, device.payloads[second].profile)
    if one == other { return true }
    let (a, b) = (device.profiles[one], device.profiles[other])
    if let identifier = a.identifier?.value, identifier == b.identifier?.value { return false }
    if !device.shareScope(a, b) { return false }
    let targets = [a, b].compactMap { $0.entries.integer("TargetDeviceType").value }.filter { $0 != 0 }
    return Set(targets).count < 2
  }
}
