/// Base64 between `-----BEGIN` and `-----END`, with any text around it.
enum PEM {
  /// One block, and what its label says that it is.
  struct Block {
    var kind: Kind
    /// The lines between the two marks.
    var body: Range<Int>
  }

  enum Kind { case message, certificate, certificateRequest, privateKey, publicKey, pgp, other }

  static let begin: StaticString = "-----BEGIN "
  private static let end: StaticString = "-----END "
  private static let dashes: StaticString = "-----"
  /// More blocks than a chain of certificates has.
  private static let maximumBlocks = 100

  /// The blocks whose mark starts a line.
  static func blocks(in text: [UInt8]) -> [Block] {
    text.withUnsafeBufferPointer { text in
      var found: [Block] = []
      var at = 0
      while found.count < maximumBlocks, let mark = text.firstIndex(ofText: begin, from: at) {
        at = mark + begin.utf8CodeUnitCount
        guard mark == 0 || text[mark - 1].isBlank || mark == 3 && text.starts(withText: "\u{FEFF}"),
          let labelEnd = text.firstIndex(ofText: dashes, from: at, before: at + 80)
        else { continue }
        let bodyEnd = text.firstIndex(ofText: end, from: labelEnd) ?? text.count
        let body = labelEnd + dashes.utf8CodeUnitCount
        found.append(Block(kind: Kind(label: text[at..<labelEnd]), body: body..<max(body, bodyEnd)))
        at = bodyEnd
      }
      return found
    }
  }

  /// The bytes of a body, which may have headers of its own; nil where it is not Base64.
  static func decoded(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    Base64.decoded(UnsafeBufferPointer(rebasing: body[MessageHeaders.end(in: body)...]))
  }
}

extension PEM.Kind {
  fileprivate init(label: Slice<UnsafeBufferPointer<UInt8>>) {
    let text = String(decoding: label, as: UTF8.self)
    self =
      switch text {
      case "PKCS7", "CMS", "PKCS #7 SIGNED DATA": .message
      case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE": .certificate
      case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": .certificateRequest
      case _ where text.hasSuffix("PRIVATE KEY"): .privateKey
      case _ where text.hasSuffix("PUBLIC KEY"): .publicKey
      case _ where text.hasPrefix("PGP "): .pgp
      default: .other
      }
  }
}
