/// Lines of `Name: value` before a body, as mail and PEM have them.
enum MessageHeaders {
  /// Where the body starts: behind the blank line that ends the headers. The very start if the text
  /// starts with none.
  static func end(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var at = text.skippingBlanks(from: 0)
    guard isHeader(text, at: at) else { return 0 }
    while at < text.count {
      guard let lineEnd = text[at...].firstIndex(of: UInt8(ascii: "\n")) else { return text.count }
      let next = lineEnd + 1
      if text[at..<lineEnd].allSatisfy({ $0.isBlank }) { return next }
      at = next
    }
    return at
  }

  /// Whether a line is a header: a name of letters, digits and hyphens, and a colon.
  static func isHeader(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var at = start
    while at < text.count, text[at].isLetter || text[at].isDigit || text[at] == UInt8(ascii: "-") { at += 1 }
    return at > start && at < text.count && text[at] == UInt8(ascii: ":")
  }

  /// Whether the headers before a body say that it is a signed or encrypted message.
  static func announceMessage(_ headers: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let type = headers.firstIndex(ofText: "Content-Type:", ignoringCase: true) else { return false }
    let value = headers.skippingBlanks(from: type + 13)
    return headers.starts(withText: "application/pkcs7-mime", at: value, ignoringCase: true)
      || headers.starts(withText: "application/x-pkcs7-mime", at: value, ignoringCase: true)
  }
}
