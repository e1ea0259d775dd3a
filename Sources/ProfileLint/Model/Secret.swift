import LocatedPlist

/// A password that rules may ask about, and never see: no message can quote what nobody can read.
struct Secret: Sendable {
  /// Where its key stands.
  let place: Place
  private let node: Node

  /// Nil where the key is absent, empty, of another type, or left to a management server.
  init?(_ key: StaticString, in entries: Entries) {
    guard case .known(let text) = entries.string(key), let node = entries.child(key), !node.isEmpty,
      entries.dialect == nil || text.value != StoredSecret.hidden, let place = entries.keyPlace(key)
    else { return nil }
    self.place = place
    self.node = node
  }

  /// Nil for what is no text, such as an identity.
  init?(_ stored: StoredSecret, of device: Device) {
    guard let node = device.node(at: stored.place), node.kind == .string else { return nil }
    place = stored.place
    self.node = node
  }

  func isSame(as other: Secret) -> Bool { node.hasSameContent(as: other.node) }

  /// Whether it stands in for a password that somebody meant to write: `changeme`, `Password123`, `xxxx`.
  var isPlaceholder: Bool {
    guard let text = node.string else { return false }
    let word = text.lowercased().filter { !" -_.".contains($0) }
    if let first = text.first, text.count > 2, text.allSatisfy({ $0 == first }) { return true }
    return Self.placeholders.contains(word)
  }

  /// Whether it has the form of the passwords that Apple makes for one app: four groups of four small
  /// letters, with the hyphens that people sometimes leave out.
  var hasAppSpecificForm: Bool {
    guard let text = node.string else { return false }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = groups.map(\.utf8.count)
    return (lengths == [4, 4, 4, 4] || lengths == [16])
      && groups.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
  }

  /// Words that forms, templates and factories hold. Weak passwords that somebody may really use, such as
  /// names, are none.
  private static let placeholders: Set<String> = [
    "password", "password1", "password123", "passw0rd", "p@ssw0rd", "p@ssword", "passwordhere",
    "changeme", "changeit", "changethis", "yourpassword", "yourpasswordhere", "mypassword",
    "enterpassword", "enterpasswordhere", "insertpassword", "insertpasswordhere", "placeholder", "todo",
    "tbd", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "パスワード",
    "ここにパスワード",
  ]
}

extension MailServer {
  /// IncomingPassword or OutgoingPassword.
  var password: Secret? {
    isOutgoing ? Secret("OutgoingPassword", in: entries) : Secret("IncomingPassword", in: entries)
  }
}
