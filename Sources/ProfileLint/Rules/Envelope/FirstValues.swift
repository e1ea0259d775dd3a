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

  /// Nil for lists, and for what nobody knows. A truth is 1 or 0, as preferences read them; in a dump a number may
  /// stand as text.
  init?(_ node: Node, in entries: Entries) {
    if node.isUnreadable { return nil }
    if entries.takesText, let number = Dialect.number(node) {
      self = .number(Double(number))
      return
    }
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
  /// A value as it is written, for a message; a switch as the profile has it that a dump has a number of.
  fileprivate func written(_ value: PlainValue, _ isSwitch: Bool) -> String? {
    if kind == .string, case .number(let number) = value {
      return isSwitch && (number == 0 || number == 1) ? (number == 1 ? "true" : "false") : string
    }
    return boolean.map { $0 ? "true" : "false" } ?? integer.map { String($0) } ?? real.map { String($0) }
      ?? string?.quoted
  }
}

/// The first value that each key of a payload type has on a device, for later payloads to compare with.
struct FirstValues {
  private struct Name: Hashable {
    var type: String
    var key: String

    /// Whether it is a boolean by its name, as nearly all restrictions are.
    var isSwitch: Bool { key.hasPrefix("allow") || key.hasPrefix("force") || key.hasPrefix("safariAllow") }
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
      guard let key = node.key, !key.hasPrefix("Payload"), let value = PlainValue(node, in: entries)
      else { return nil }
      let name = Name(type: type, key: key)
      let place = entries.place(of: node)
      guard let first = firsts[name] else {
        firsts[name] = First(value: value, node: node, place: place, payload: payload)
        return nil
      }
      guard first.value != value, meet(first.payload, payload) else { return nil }
      return Clash(
        key: key, values: Self.written(node, value, first, under: name), place: place,
        firstPlace: first.place)
    }
  }

  private static func written(
    _ node: Node, _ value: PlainValue, _ first: First, under name: Name
  ) -> (String, String)? {
    guard !SecretKey.matches(name.key), let here = node.written(value, name.isSwitch),
      let first = first.node.written(first.value, name.isSwitch)
    else { return nil }
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
