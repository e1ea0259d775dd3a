/// What a message's header says about its body, as far as this is read.
struct BodyForm {
  enum Content: Equatable {
    case text, other
    /// - Parameter isReport: one of the parts is for programs.
    case multipart(boundary: [UInt8], isReport: Bool)
    /// The fields of a delivery status notification.
    case deliveryStatus
    /// A message inside this one, or its header alone.
    case message
  }

  private(set) var content = Content.text
  /// Whether a mail system wrote the message rather than a person.
  private(set) var isFromMailSystem = false
  private var encoding: String?
  private var hasType = false

  /// Takes note of a field that speaks of the body. Of several of a name the first counts.
  mutating func note(_ field: FieldWriter) {
    switch field.name {
    case "content-type": noteType(field)
    case "content-transfer-encoding": encoding = encoding ?? field.bytes.lowercasedName(field.field.body)
    case "return-path", "from":
      let body = field.bytes.part(field.field.body)
      let names: [StaticString] = ["mailer-daemon", "postmaster", "mail delivery"]
      if body.elementsEqual("<>".utf8)
        || names.contains(where: { body.prefix(1000).firstIndex(ofText: $0, ignoringCase: true) != nil })
      {
        isFromMailSystem = true
      }
    case "x-failed-recipients": isFromMailSystem = true
    default: break
    }
  }

  private mutating func noteType(_ field: FieldWriter) {
    var lexer = HeaderLexer(field.bytes, field.field.body, marks: ";=")
    guard !hasType, let type = lexer.next(), type.kind == .word else { return }
    hasType = true
    content = .other
    switch field.bytes.lowercasedName(type.content) {
    case "text/plain": content = .text
    case "message/delivery-status", "message/global-delivery-status": content = .deliveryStatus
    case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
      content = .message
    case let type where type.hasPrefix("multipart/"):
      if let boundary = boundary(field.bytes, &lexer) {
        content = .multipart(boundary: boundary, isReport: type == "multipart/report")
      }
    default: break
    }
  }

  private func boundary(_ bytes: UnsafeBufferPointer<UInt8>, _ lexer: inout HeaderLexer) -> [UInt8]? {
    var name = ""
    while let token = lexer.next() {
      if token.kind == .word { name = bytes.lowercasedName(token.content) }
      guard token.kind == .mark, lexer.byte(token) == UInt8(ascii: "="), let value = lexer.value() else {
        continue
      }
      guard name == "boundary" else { continue }
      let text = HeaderText.unescaped(bytes.part(value.content), isQuoted: value.hasEscape)
      // A boundary has 70 characters at most; a few programs write more.
      return (1...200).contains(text.count) ? text : nil
    }
    return nil
  }

  /// The text of the body where it is encoded; nil where it stands as it is, and where it is broken.
  func decoded(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    switch encoding {
    case "base64": Base64.decoded(body)
    case "quoted-printable": QuotedPrintable.decoded(body)
    default: nil
    }
  }
}
