/// What a message's field is made of, by its name.
enum FieldShape {
  case text, addresses, date, received, results, tags, policyResult, mediaType
  /// `type; value`, as delivery status notifications have it.
  case typed
  /// An enhanced status code, perhaps with words behind it.
  case status

  /// - Parameter name: in small letters.
  init(_ name: String) { self = Self.shapes[name] ?? .text }

  private static let shapes: [String: FieldShape] = {
    let names: [(FieldShape, [String])] = [
      (
        .addresses,
        [
          "from", "sender", "reply-to", "to", "cc", "bcc", "return-path", "resent-from", "resent-sender",
          "resent-to", "resent-cc", "delivered-to", "x-original-to", "envelope-to", "errors-to",
          "disposition-notification-to", "x-failed-recipients",
        ]
      ),
      (
        .date,
        [
          "date", "resent-date", "delivery-date", "arrival-date", "last-attempt-date", "will-retry-until",
          "x-mailman-approved-at",
        ]
      ),
      (.received, ["received", "x-received"]),
      (.results, ["authentication-results", "arc-authentication-results"]),
      (
        .tags,
        [
          "dkim-signature", "x-google-dkim-signature", "domainkey-signature", "arc-message-signature",
          "arc-seal",
        ]
      ),
      (.policyResult, ["received-spf"]),
      (.mediaType, ["content-type", "content-disposition"]),
      (
        .typed,
        [
          "reporting-mta", "remote-mta", "received-from-mta", "dsn-gateway", "final-recipient",
          "original-recipient", "diagnostic-code", "x-actual-recipient",
        ]
      ),
      (.status, ["status"]),
    ]
    var shapes: [String: FieldShape] = [:]
    for (shape, names) in names {
      for name in names { shapes[name] = shape }
    }
    return shapes
  }()
}
