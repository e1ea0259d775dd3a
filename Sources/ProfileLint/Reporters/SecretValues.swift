import LocatedPlist

/// Tells which values of a property list are secrets and are shown as `********`.
///
/// It remembers the container that it was last asked about, since values that stand together are
/// asked for together.
struct SecretValues {
  private var container = -1
  private var isContainerSecret = false

  /// What stands in place of a secret.
  static let mask = "********"

  /// Whether the text of a leaf must not be shown. A boolean has no text.
  mutating func contains(_ node: Node) -> Bool {
    switch node.kind {
    case .dictionary, .array, .boolean, .null: return false
    case .string, .integer, .real, .date, .data, .uid: break
    }
    if node.isEmpty { return false }
    guard let parent = node.parent else { return false }
    if parent.index != container {
      container = parent.index
      isContainerSecret = Self.isWithinSecret(parent)
    }
    // Of other texts in messages a part may be secret: `TextSecrets` finds it.
    if node.list.format == .message {
      return isContainerSecret || Self.hasSecretKey(node) || Self.isFile(node)
    }
    return isContainerSecret || node.borrowsPlace || Self.hasSecretKey(node)
      || (parent.kind == .dictionary && node.key == nil) || Self.isIdentity(node, in: parent)
      || Self.isTextOfSecretName(node, in: parent)
      || Self.holdsCredentials(node) || Self.isUnreadText(node) || Self.isFile(node)
  }

  /// The settings of a payload as a text that could not be read: any of it may be a password.
  private static func isUnreadText(_ node: Node) -> Bool {
    node.kind == .string && node.hasKey(SystemReport.settings)
  }

  private static func isWithinSecret(_ container: Node) -> Bool {
    // A field is called by a text in it rather than by a key.
    if let name = container.field?["name"]?.string, SecretKey.matches(name) { return true }
    var node = container
    while true {
      if hasSecretKey(node) { return true }
      guard let parent = node.parent else { return false }
      node = parent
    }
  }

  private static func hasSecretKey(_ node: Node) -> Bool {
    guard let span = node.keyBytes else { return node.key.map { SecretKey.matches($0) } ?? false }
    let plain = node.list.source.bytes.withUnsafeBufferPointer { bytes -> Bool? in
      let name = UnsafeBufferPointer(rebasing: bytes[span])
      // An entity, CDATA or an escape can spell the name in another way.
      let isSpelt = name.contains {
        $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\\")
      }
      return isSpelt ? nil : SecretKey.matches(name)
    }
    return plain ?? SecretKey.matches(node.key ?? "")
  }

  /// Certificates that come with their private key; of the payload types that carry a certificate,
  /// only these never do.
  private static func isIdentity(_ node: Node, in parent: Node) -> Bool {
    if node.kind == .data, let key = node.key, ["Certificate", "Identity"].contains(key) { return true }
    guard parent["PayloadContent"]?.index == node.index else { return false }
    switch parent["PayloadType"]?.string {
    case "com.apple.security.root", "com.apple.security.pkcs1": return false
    default: return true
    }
  }

  /// In XML that is no property list, the element's name is what the key is elsewhere.
  private static func isTextOfSecretName(_ node: Node, in parent: Node) -> Bool {
    guard node.list.format == .markup, node.hasKey("text") else { return false }
    return parent["element"]?.string.map { SecretKey.matches($0) } ?? false
  }

  /// A whole file as a `data:` address or as Base64: a profile, in which there may be passwords.
  private static func isFile(_ node: Node) -> Bool {
    guard node.kind == .string, node.extent.count > 64 else { return false }
    if node.list.format == .message, node.isInSource {
      return fileStarts.contains { node.list.source.bytes[node.extent].starts(with: $0.utf8) }
    }
    return node.string.map { text in fileStarts.contains(where: text.hasPrefix) } ?? false
  }

  private static let fileStarts = ["data:", "PD94bWw", "YnBsaXN0", "MII"]

  /// An address with user information or a query, which may be a password or a token.
  private static func holdsCredentials(_ node: Node) -> Bool {
    guard node.kind == .string else { return false }
    guard let span = node.bytes else { return node.string.map(holdsCredentials) ?? false }
    var hasScheme = false
    var hasMore = false
    for byte in node.list.source.bytes[span] {
      if byte == UInt8(ascii: ":") { hasScheme = true }
      if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "&") {
        hasMore = true
      }
    }
    guard hasScheme, hasMore, let text = node.string else { return false }
    return holdsCredentials(text)
  }

  private static func holdsCredentials(_ text: String) -> Bool {
    if text.contains("://") { return text.contains("@") || text.contains("?") }
    // A server with the name and password for it in front: `user:password@proxy.example.com`.
    return text.split(separator: "@", maxSplits: 1).first?.contains(":") ?? false && text.contains("@")
  }
}
