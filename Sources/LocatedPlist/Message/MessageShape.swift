/// Tells a mail message from any other text with colons in it.
enum MessageShape {
  case message
  /// The fields of a delivery status notification that were saved on their own.
  case deliveryStatus

  /// Nil where a text is neither.
  ///
  /// A note, a YAML file or a changelog may have a `Date:` and a `Subject:` too, so two fields of a mail are
  /// asked for, and one of them must be one that only a mail has or look as it does there.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.starts(withText: "\u{FEFF}") ? 3 : 0
    var scanner = HeaderScanner(bytes, start..<bytes.count)
    scanner.skipEnvelope()
    guard MessageHeaders.isHeader(bytes, at: scanner.at) else { return nil }
    var signs = Signs()
    while let field = scanner.next(), !signs.areClear { signs.add(field, bytes) }
    guard let shape = signs.shape else { return nil }
    self = shape
  }

  private struct Signs {
    private var fields = 0
    private var strays = 0
    private var known = 0
    private var isTelling = false
    private var deliveryFields = 0

    /// Whether no further field would say more: so many are there, and nearly all in order.
    var areClear: Bool { fields >= 1000 }

    mutating func add(_ field: HeaderField, _ bytes: UnsafeBufferPointer<UInt8>) {
      fields += 1
      if field.name.isEmpty {
        strays += 1
        return
      }
      switch bytes.lowercasedName(field.name) {
      case "received", "return-path", "message-id", "mime-version", "authentication-results",
        "dkim-signature", "received-spf", "arc-seal", "arc-message-signature", "arc-authentication-results",
        "delivered-to":
        known += 1
        isTelling = true
      case "from", "to", "reply-to", "sender", "cc":
        known += 1
        if bytes[field.body].contains(UInt8(ascii: "@")) { isTelling = true }
      case "date":
        known += 1
        if MailDate(bytes.part(field.body)) != nil { isTelling = true }
      case "subject": known += 1
      // Nothing else has names like these; the first block may have one field only.
      case "reporting-mta", "final-recipient": deliveryFields += 2
      case "original-recipient", "diagnostic-code", "remote-mta", "arrival-date": deliveryFields += 1
      case "action", "status": if deliveryFields > 0 { deliveryFields += 1 }
      default: break
      }
    }

    /// A header that was copied from a screen may have lost the blanks before a folded line.
    var shape: MessageShape? {
      if isTelling, strays == 0 ? known >= 2 : known >= 4 && strays < known { return .message }
      return deliveryFields >= 2 && strays == 0 ? .deliveryStatus : nil
    }
  }
}
