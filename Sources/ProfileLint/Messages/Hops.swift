import LocatedPlist

/// One step of a message from server to server: a Received field.
struct Hop: Sendable {
  let document: Int
  let field: Node

  /// Where it says how it was received: at its `with`, else at the field.
  var place: Place { with?.place ?? field.place(in: document) }
  /// How the sender called itself.
  var from: Located<String>? { field["from"]?.located(in: document) }
  /// What the receiving server found out about the sender itself: `mx.example.net [192.0.2.1]`.
  var found: Located<String>? { field["fromComment"]?.located(in: document) }
  var by: String? { field["by"]?.string }
  var with: Located<String>? { field["with"]?.located(in: document) }

  var date: Located<PlistDate>? {
    field["date"].flatMap { node in node.date.map { Located($0, at: node.place(in: document)) } }
  }

  /// The sender's address, as the receiving server saw it.
  var address: String? {
    let start = field["from"]?.bytes?.upperBound ?? body.startIndex
    let end = field["by"]?.bytes?.lowerBound ?? body.endIndex
    return WrittenAddress.first(in: body[min(start, end)..<end])
      ?? from.flatMap { WrittenAddress.first(in: Array($0.value.utf8)[...]) }
  }

  /// Whether it came over the internet, as far as the field says.
  var isPublic: Bool { address.map(WrittenAddress.isPublic) ?? false }

  /// Whether a person's program handed the message in after a sign-in, or the step is inside one system.
  var isSubmission: Bool {
    let name = with?.value.uppercased() ?? ""
    return ["ESMTPA", "ESMTPSA", "UTF8SMTPA", "UTF8SMTPSA", "ASMTP"].contains(where: name.hasPrefix)
      || ["HTTP", "LMTP", "LOCAL", "MAPI"].contains(where: name.contains)
      || says(["(authenticated", " with plain)", " with login)", " with cram-md5)"])
  }

  /// Whether sender and receiver are of one organisation, by the names that they give.
  var isWithinOneOrganisation: Bool {
    guard let from = from?.value, let by else { return false }
    return OrganisationalDomain.areOne(from, by)
  }

  /// Whether a program fetched the message from a mailbox or put it into one, where it may have lain for any time.
  var isFetch: Bool {
    let name = with?.value.uppercased() ?? ""
    if name.hasPrefix("HTTPREST"), by?.lowercased() == "gmailapi.google.com" { return true }
    return name.hasPrefix("POP") || name.hasPrefix("IMAP") || says(["(fetchmail", "(getmail", "(mpop"])
  }

  /// Whether a remark says that the step was encrypted, where `with` does not.
  var mentionsTLS: Bool {
    says(["tlsv1", "tls1", "tls_", "version=tls", "sslv3", "cipher=", "(tls", "over tls", "/tls"])
  }

  /// Where the receiving server says that the sender's address leads to no name, or the name not back: each in its
  /// own way. Nil where it says nothing of the kind.
  var namelessness: Place? {
    let found = found
    let remark = found?.value.lowercased() ?? ""
    // Postfix, and sendmail where the name does not lead back.
    // A name may begin so: `unknown.static.example.net`.
    let isUnknown =
      remark.split(separator: " ", maxSplits: 1).first == "unknown" || remark.hasPrefix("unknown[")
    if isUnknown || says(["(may be forged)"]) { return found?.place }
    let name = from?.value.lowercased() ?? ""
    // qmail, and Exim, which writes the address in place of the name.
    if name == "unknown", remark.hasPrefix("helo ") { return from?.place }
    if name.hasPrefix("["), remark.contains("helo=") { return from?.place }
    // sendmail and Gmail write the name in front of the address; others never ask for it.
    let isAsked = field["byComment"]?.string?.hasPrefix("8.") == true || by == "mx.google.com"
    return isAsked && remark.hasPrefix("[") ? found?.place : nil
  }

  /// The field's text as it stands.
  private var body: ArraySlice<UInt8> {
    guard let bytes = field["body"]?.bytes else { return [] }
    return field.list.source.bytes[bytes]
  }

  /// Whether one of some words stands in the field, which are in small letters.
  func says(_ words: [StaticString]) -> Bool {
    body.withUnsafeBufferPointer { body in words.contains { body.mentions($0) } }
  }
}

/// The addresses of servers as mail systems write them: `[192.0.2.1]`, `[IPv6:2001:db8::1]`, `(fe80::1%5)`.
enum WrittenAddress {
  /// The first address in a text that is not what the sender calls itself.
  static func first(in text: ArraySlice<UInt8>) -> String? {
    var before = text[text.startIndex..<text.startIndex]
    var at = text.startIndex
    while let start = text[at...].firstIndex(where: isPart) {
      let end = text[start...].firstIndex { !isPart($0) } ?? text.endIndex
      let word = text[start..<end]
      if let address = address(word), !isGreeting(before) {
        return address
      }
      (before, at) = (word, end)
    }
    return nil
  }

  /// Whether it is one that the internet leads to. Those of documents stand for such.
  static func isPublic(_ address: String) -> Bool {
    guard let reach = NetworkAddress(address)?.reach, reach == .global || reach == .documentation else {
      return false
    }
    // 100.64.0.0/10 is for the customers of one provider (RFC 6598).
    let parts = address.split(separator: ".").compactMap { UInt8($0) }
    return !(parts.count == 4 && parts[0] == 100 && (64...127).contains(parts[1]))
  }

  private static func address(_ word: ArraySlice<UInt8>) -> String? {
    guard word.count <= 64, word.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") })
    else {
      return nil
    }
    let word = String(decoding: word, as: UTF8.self)
    let bare = word.lowercased().hasPrefix("ipv6:") ? String(word.dropFirst(5)) : word
    return NetworkAddress(bare) == nil ? nil : bare
  }

  private static func isGreeting(_ word: ArraySlice<UInt8>) -> Bool {
    ["helo", "ehlo"].contains { $0 == String(decoding: word.prefix(5), as: UTF8.self).lowercased() }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "%"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
