import LocatedPlist

/// What is shown of a message's field: its body where a mail program or a server wrote it. A line of a letter may
/// look like a field too: `Note: my PIN is 1234`.
struct ShownField {
  let isShown: Bool
  /// Whether such fields are so long that they wrap on a screen. Copied from there, their further lines do not start
  /// with a blank.
  let wraps: Bool

  /// - Parameter field: of a header, or of a delivery status notification.
  init(_ field: Node) {
    let name = field["name"]?.string?.lowercased() ?? ""
    let isOfStatus = field.parent?.hasKey("fields") ?? false
    // The reader finds parts in the bodies of those that it knows.
    let isKnown = field.children.dropFirst(2).contains { _ in true }
    isShown = isOfStatus || isKnown || name.hasPrefix("x-") || Self.names.contains(name)
    wraps = isKnown && Self.long.contains(where: name.hasSuffix)
  }

  /// Fields without parts that stand in the header of most messages (RFC 5322, RFC 2045, RFC 2369, RFC 3834).
  private static let names: Set<String> = [
    "subject", "message-id", "in-reply-to", "references", "mime-version", "content-transfer-encoding",
    "content-id", "content-language", "list-id", "list-unsubscribe", "list-unsubscribe-post", "list-post",
    "list-help", "auto-submitted", "precedence", "importance", "priority", "user-agent", "feedback-id",
    "status",
    "original-envelope-id", "action",
  ]

  private static let long = [
    "received", "authentication-results", "signature", "arc-seal", "received-spf",
  ]
}
