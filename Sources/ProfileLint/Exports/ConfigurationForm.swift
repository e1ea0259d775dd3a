import LocatedPlist

/// How the configurations of a type say what a profile says in a payload (Apple's schema, release 27).
///
/// A declaration is a whole: what its form has a key for and it does not say is not set.
struct ConfigurationForm: Sendable {
  /// Reads a payload; the number is its position, the setting the mail address that an asset has.
  typealias Read = @Sendable (inout Installed, Payload, Int, Setting<String>) -> Void

  let dialect: Dialect
  let read: Read

  /// - Parameters:
  ///   - names: where a key of a profile's stands.
  ///   - alike: keys that are called as in a profile.
  ///   - never: keys that no declaration has, so that what they say is never so.
  ///   - words: what a profile has for the values of a key.
  ///   - outside: where a key stands outside of `Payload`.
  init(
    _ names: [String: [StaticString]], alike: Set<String> = [], never: Set<String> = [],
    words: [String: Dialect.Words] = [:], outside: [String: [StaticString]] = [:], read: @escaping Read
  ) {
    let envelope: [String: [StaticString]] = ["PayloadType": ["Type"], "PayloadIdentifier": ["Identifier"]]
    dialect = Dialect(
      names: names.merging(envelope) { a, _ in a }.merging(outside) { a, _ in a },
      carried: alike.union(never).union(names.keys), words: words, isTyped: true,
      outside: Set(outside.keys), envelope: { $0.parent })
    self.read = read
  }

  /// By type.
  static let all: [String: ConfigurationForm] = {
    let forms = accounts.merging(networks) { a, _ in a }
    return Dictionary(uniqueKeysWithValues: forms.map { ("com.apple.configuration.\($0)", $1) })
  }()
}
