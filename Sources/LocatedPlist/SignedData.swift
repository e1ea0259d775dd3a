import CSignedData

/// A CMS message with a signature around its content.
struct SignedData {
  /// What was signed.
  var content: [UInt8]
  var signature: Signature

  /// Whether bytes start like a CMS message: a sequence with the identifier of a kind of content.
  static func isMessage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.first == BER.Tag.sequence.byte, bytes.count > 2 else { return false }
    let length = bytes[1]
    let start = length > 0x80 ? 2 + Int(length & 0x7F) : 2
    guard start + 2 <= bytes.count, bytes[start] == BER.Tag.objectIdentifier.byte else { return false }
    let identifier = start + 2..<start + 2 + Int(bytes[start + 1])
    return identifier.upperBound <= bytes.count && ContentType(bytes[identifier]) != nil
  }

  /// Takes the content out of a message and judges the signature. Bytes behind the message's end are
  /// tolerated, as everybody tolerates them.
  static func read(_ message: [UInt8]) -> Result<SignedData, ReadFailure> {
    message.withUnsafeBufferPointer { bytes in
      do throws(Refusal) {
        var walk = Walk(BER(bytes))
        let (content, end) = try walk.content()
        let signature = Signature(of: UnsafeBufferPointer(rebasing: bytes[..<end]))
        return .success(SignedData(content: content, signature: signature))
      } catch {
        return .failure(ReadFailure(error.reason))
      }
    }
  }

  private struct Refusal: Error {
    var reason: ReadFailure.Reason

    init(_ reason: ReadFailure.Reason) { self.reason = reason }
    init(_ fault: BER.Fault) { reason = fault == .truncated ? .cmsTruncated : .cmsMalformed }
  }

  /// The way from the message down to its content.
  private struct Walk {
    var ber: BER

    init(_ ber: BER) { self.ber = ber }

    mutating func content() throws(Refusal) -> ([UInt8], end: Int) {
      do {
        let message = try ber.element(at: 0, before: ber.bytes.count)
        let signed = try explicit(ofType: .signedData, in: message)
        // Version, digest algorithms, content; certificates and signers are OpenSSL's to read.
        let fields = try ber.children(of: signed, upTo: 3)
        guard signed.tag == .sequence, fields.count == 3, fields[0].tag == .integer,
          fields[1].tag == .set, fields[2].tag == .sequence
        else { throw Refusal(.cmsMalformed) }
        let content = try explicit(ofType: nil, in: fields[2])
        return (try ber.octets(of: content), message.end)
      } catch let fault as BER.Fault {
        throw Refusal(fault)
      } catch let refusal as Refusal {
        throw refusal
      } catch {
        throw Refusal(.cmsMalformed)
      }
    }

    /// What stands in `[0]` behind the identifier of a type.
    private mutating func explicit(ofType wanted: ContentType?, in parent: BER.Element) throws -> BER.Element
    {
      let fields = try ber.children(of: parent, upTo: 2)
      guard parent.tag == .sequence, let identifier = fields.first, identifier.tag == .objectIdentifier
      else { throw Refusal(.cmsMalformed) }
      let type = ContentType(ber.bytes[identifier.content])
      if type == .encrypted { throw Refusal(.cmsEncrypted) }
      if let wanted, type != wanted { throw Refusal(.cmsNotSignedData) }
      guard fields.count == 2 else { throw Refusal(.cmsWithoutContent) }
      guard fields[1].tag == .context0, let inner = try ber.children(of: fields[1], upTo: 1).first
      else { throw Refusal(.cmsMalformed) }
      return inner
    }
  }
}

extension Signature {
  /// What OpenSSL says of a message.
  fileprivate init(of message: UnsafeBufferPointer<UInt8>) {
    let facts = signature_facts_of(message.baseAddress, message.count)
    defer { owned_bytes_free(facts.signer) }
    let verdict: Verdict =
      switch facts.verdict {
      case SIGNATURE_FITS: .fits
      case SIGNATURE_BROKEN: .broken
      default: .unknown
      }
    let time = facts.has_signing_time ? PlistDate(secondsSince1970: facts.signing_time) : nil
    let signer = UnsafeBufferPointer(start: facts.signer.bytes, count: facts.signer.length)
    self.init(verdict: verdict, signer: CertificateFacts(der: signer), signingTime: time)
  }
}
