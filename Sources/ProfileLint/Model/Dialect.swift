import LocatedPlist

/// How a form of export writes what a profile says under Apple's keys.
///
/// The model asks for Apple's keys, as in `com.apple.mail.managed`, whatever the form. A key that the form
/// does not carry is unknown, never absent: nothing follows from it.
public final class Dialect: Sendable {
  /// Where the form writes a key of Apple's: the keys that lead there from the dictionary.
  private let names: [String: [StaticString]]
  /// Keys of Apple's that the form carries, so that one which is not there is truly absent.
  private let carried: Set<String>
  /// The words of the form by Apple's key, each with what Apple's key has for it; the usual one first.
  private let words: [String: Words]
  typealias Words = KeyValuePairs<String, String>
  /// The dictionary of the keys that every payload has, where it is another one.
  let envelope: @Sendable (Node) -> Node?
  private static let envelopeKeys: Set<String> = [
    "PayloadType", "PayloadVersion", "PayloadIdentifier", "PayloadUUID", "PayloadDisplayName",
    "PayloadDescription", "PayloadOrganization", "PayloadContent",
  ]
  /// Other keys of Apple's that stand in that dictionary.
  private let outside: Set<String>
  /// The key of the value itself, where every key has a dictionary.
  private let inner: StaticString?
  /// Whether numbers and booleans are written as what they are. Other forms may have them as text.
  let isTyped: Bool

  init(
    names: [String: [StaticString]] = [:], carried: Set<String> = [], words: [String: Words] = [:],
    inner: StaticString? = nil, isTyped: Bool = false,
    outside: Set<String> = [], envelope: @escaping @Sendable (Node) -> Node? = { $0 }
  ) {
    (self.names, self.carried, self.words, self.envelope) = (names, carried, words, envelope)
    (self.inner, self.isTyped, self.outside) = (inner, isTyped, outside)
  }

  /// A form with Apple's own keys that may leave any of them out.
  static let partial = Dialect()

  func node(_ key: StaticString, in dictionary: Node) -> Node? {
    let name = "\(key)"
    let start =
      Self.envelopeKeys.contains(name) || outside.contains(name) ? envelope(dictionary) : dictionary
    guard let path = names[name] else {
      let value = start?[key]
      guard let inner, value?.kind == .dictionary else { return value }
      return value?[inner]
    }
    return path.reduce(start) { $0?[$1] }
  }

  func carries(_ key: StaticString) -> Bool { carried.contains("\(key)") }

  /// What Apple's key has for a word of the form, whatever its case.
  func value(_ written: String, of key: StaticString) -> String {
    guard let words = words["\(key)"] else { return written }
    return (words.first { $0.key == written } ?? words.first { $0.key.lowercased() == written.lowercased() })?
      .value ?? written
  }

  /// The form's word for what Apple's key has.
  func word(for value: String, of key: String) -> String {
    words[key]?.first { $0.value == value }?.key ?? value
  }

  /// Every word that the form has for the values of a key; empty where it writes them as Apple's keys do.
  func words(of key: String) -> [String] { words[key]?.map(\.key) ?? [] }

  /// The form's own name for a key of Apple's; in a declaration with the dictionaries around it.
  func name(of key: String) -> String {
    guard let path = names[key], let last = path.last else { return key }
    return isTyped ? path.map { "\($0)" }.joined(separator: ".") : "\(last)"
  }

  /// A number or a boolean that the form may have as text.
  static func number(_ node: Node) -> Int? { node.string.flatMap { Int($0) } }

  static func boolean(_ node: Node) -> Bool? {
    switch node.string?.lowercased() {
    case "yes", "true", "1", "on": true
    case "no", "false", "0", "off": false
    default: nil
    }
  }
}
