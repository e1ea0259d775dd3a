/// What the fields at the start of a text say about whether it is a message.
struct MessageSigns {
  private var fields = 0
  /// Fields that messages have.
  private var known = 0
  /// Of these, fields that only messages have, and that look as they do there.
  private var isSure = false
  /// Or fields that look as they do in messages, though others have them too.
  private var isLikely = false
  private var hasMoment = false
  /// Whether a date is written as in RFC 5322: `Mon, 2 Nov 2026`, not `2026-11-02`.
  private var hasMailDate = false
  private var hasAddress = false
  /// Whether a name that others have too is in small letters, as people write it in settings.
  private var isSmall = false
  /// Fields that messages have not, or not so.
  private var isForeign = false
  private var deliveryFields = 0

  /// Whether no further field would say more: so many are there, and nearly all in order.
  var areClear: Bool { fields >= 1000 }

  mutating func add(_ field: HeaderField, _ bytes: UnsafeBufferPointer<UInt8>) {
    fields += 1
    if field.name.isEmpty { return }
    let body = UnsafeBufferPointer(rebasing: bytes[field.body].prefix(1000))
    func has(_ text: StaticString) -> Bool { body.firstIndex(ofText: text, ignoringCase: true) != nil }
    switch bytes.lowercasedName(field.name) {
    case "received": noteSure(has(";") || has("by ") || has("from "))
    case "return-path", "message-id": noteSure(has("<") || has("@"))
    case "delivered-to": noteSure(has("@"))
    case "authentication-results", "arc-authentication-results": noteSure(has("=") || has(";"))
    case "dkim-signature", "arc-seal", "arc-message-signature": noteSure(has("="))
    case "received-spf": noteSure(true)
    case "mime-version": noteLikely(has("."), field, bytes)
    case "from", "to", "reply-to", "sender", "cc":
      if has("@") { hasAddress = true }
      noteLikely(has("@"), field, bytes)
    case "date":
      hasMoment = MailDate(body) != nil
      hasMailDate = hasMoment && !body.prefix(8).contains(UInt8(ascii: "-"))
      noteLikely(hasMoment, field, bytes)
    case "subject": noteLikely(false, field, bytes)
    case "content-type":
      // The header of a part that was copied out of a report may have this field alone.
      if Self.isReport(body) { noteSure(true, weight: 2) }
    // What web servers and browsers say.
    case "host", "server", "accept", "accept-encoding", "connection", "location", "last-modified", "etag":
      isForeign = true
    // Nothing else has names like these; the first block may have one field only.
    case "reporting-mta", "final-recipient": if has(";") { deliveryFields += 2 }
    case "original-recipient", "diagnostic-code", "remote-mta", "arrival-date": deliveryFields += 1
    case "action", "status": if deliveryFields > 0 { deliveryFields += 1 }
    default: if Self.isNested(field, bytes) { isForeign = true }
    }
  }

  private mutating func noteSure(_ isSure: Bool, weight: Int = 1) {
    known += weight
    if isSure { self.isSure = true }
  }

  /// Most programs write the names of these in capitals, people in settings do not.
  private mutating func noteLikely(
    _ isLikely: Bool, _ field: HeaderField, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    known += 1
    if isLikely { self.isLikely = true }
    let first = bytes[field.name.lowerBound]
    if first == first.lowercased { isSmall = true }
  }

  /// `message/delivery-status` or a multipart message with it.
  private static func isReport(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    body.starts(withText: "message/delivery-status", ignoringCase: true)
      || body.starts(withText: "multipart/report", ignoringCase: true)
  }

  /// Whether nothing but `name: value` stands behind the name, on lines of its own: YAML.
  private static func isNested(_ field: HeaderField, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let between = bytes[field.name.upperBound..<field.body.lowerBound]
    guard between.contains(0x0A) || between.contains(0x0D) else { return false }
    let word = bytes[field.body].prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    guard !word.isEmpty, word.endIndex < field.body.upperBound, bytes[word.endIndex] == UInt8(ascii: ":")
    else { return false }
    return word.endIndex + 1 == field.body.upperBound || bytes[word.endIndex + 1].isBlank
  }

  /// A header that was copied from a screen may have lost the blanks before folded lines.
  func shape(strays: Int) -> MessageShape? {
    let isWhole = strays == 0 && known >= 2
    if isSure, isWhole || known >= 4 && strays <= 8 * known { return .message }
    // The case of names says nothing where an address and a date are written as in mail.
    let isOdd = isForeign || isSmall && !(hasMailDate && hasAddress)
    if isLikely, !isOdd, isWhole || known >= 4 && hasMoment && strays < known { return .message }
    return deliveryFields >= 2 && (strays == 0 || deliveryFields >= 4) ? .deliveryStatus : nil
  }
}
