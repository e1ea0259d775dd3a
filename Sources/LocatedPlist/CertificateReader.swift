import CSignedData

/// Reads what certificates say.
public enum CertificateReader {
  /// The certificate in some data, in DER or PEM; nil where there is none.
  public static func certificate(_ data: [UInt8]) -> CertificateFacts? {
    guard let block = PEM.blocks(in: data).first(where: { $0.kind == .certificate }) else {
      return data.withUnsafeBufferPointer(CertificateFacts.init(der:))
    }
    let der = data.withUnsafeBufferPointer { PEM.decoded(UnsafeBufferPointer(rebasing: $0[block.body])) }
    return der?.withUnsafeBufferPointer(CertificateFacts.init(der:))
  }

  /// The certificates in a PKCS#12, that of the identity first and then its chain; none where the password
  /// does not open it, or where it is encrypted by a method that is no longer supported.
  public static func identity(_ data: [UInt8], password: String?) -> [CertificateFacts] {
    let maximum = 32
    var found = [owned_bytes](repeating: owned_bytes(), count: maximum)
    let count = data.withUnsafeBufferPointer { bytes in
      (password ?? "").withCString {
        identity_certificates(bytes.baseAddress, bytes.count, $0, &found, maximum)
      }
    }
    defer { found.forEach(owned_bytes_free) }
    return found.prefix(count).compactMap {
      CertificateFacts(der: UnsafeBufferPointer(start: $0.bytes, count: $0.length))
    }
  }
}

extension CertificateFacts {
  init?(der: UnsafeBufferPointer<UInt8>) {
    guard !der.isEmpty else { return nil }
    var facts = certificate_facts()
    guard certificate_facts_read(der.baseAddress, der.count, &facts) else { return nil }
    defer { certificate_facts_free(&facts) }
    self.init(
      subject: String(cString: facts.subject),
      issuer: String(cString: facts.issuer),
      commonName: String(cString: facts.common_name),
      notBefore: PlistDate(secondsSince1970: facts.not_before),
      notAfter: PlistDate(secondsSince1970: facts.not_after),
      isCA: facts.is_ca,
      isSelfIssued: facts.is_self_issued,
      keyAlgorithm: Self.text(&facts.key_algorithm),
      keyBits: Int(facts.key_bits),
      signatureDigest: Self.text(&facts.signature_digest),
      fingerprint: Self.text(&facts.fingerprint),
      keyFingerprint: Self.text(&facts.key_fingerprint),
      subjectKeyID: Self.text(&facts.subject_key_id),
      authorityKeyID: Self.text(&facts.authority_key_id))
  }

  /// A C array of characters up to its NUL.
  private static func text<Characters>(_ characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
