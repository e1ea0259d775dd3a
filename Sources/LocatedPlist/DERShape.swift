/// Tells what a DER encoding is by the kinds of its first fields, without reading what they say.
enum DERShape {
  /// What some bytes are; nil where they are nothing that is met where a profile is expected.
  static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> ReadFailure.Kind? {
    var ber = BER(bytes)
    guard let whole = try? ber.element(at: 0, before: bytes.count), whole.tag == .sequence,
      let fields = try? ber.children(of: whole, upTo: 3)
    else { return nil }
    switch fields.map(\.tag) {
    case [.sequence, .sequence, .bitString]:
      return isRequest(fields[0], &ber) ? .certificateRequest : .certificate
    case [.sequence, .bitString]: return .publicKey
    case [.sequence, .octetString]: return .privateKey
    case [.integer, .octetString, .context0], [.integer, .octetString]: return .privateKey
    case [.integer, .integer, .integer]: return .privateKey
    case [.integer, .integer]: return .publicKey
    case [.integer, .sequence, .octetString]: return .privateKey
    case [.integer, .sequence], [.integer, .sequence, .sequence]:
      return firstTag(in: fields[1], &ber) == .objectIdentifier ? .pkcs12 : nil
    default: return nil
    }
  }

  /// A request has a name where a certificate has an algorithm, and so a set or nothing in it.
  private static func isRequest(_ body: BER.Element, _ ber: inout BER) -> Bool {
    guard let fields = try? ber.children(of: body, upTo: 2), fields.count == 2,
      fields[0].tag == .integer, fields[1].tag == .sequence
    else { return false }
    return firstTag(in: fields[1], &ber) != .objectIdentifier
  }

  private static func firstTag(in element: BER.Element, _ ber: inout BER) -> BER.Tag? {
    (try? ber.children(of: element, upTo: 1))?.first?.tag
  }
}
