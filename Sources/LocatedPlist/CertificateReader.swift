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

  /// The certificate of the identity in a PKCS#12; nil where the password does not open it, or where it
  /// is encrypted by a method that is no longer supported.
  public static func identity(_ data: [UInt8], password: String?) -> CertificateFacts? {
    let der = data.withUnsafeBufferPointer { bytes in
      (password ?? "").withCString { identity_certificate(bytes.baseAddress, bytes.count, $0) }
    }
    defer { owned_bytes_free(der) }
    return CertificateFacts(der: UnsafeBufferPointer(start: der.bytes, count: der.length))
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
      fingerprint: Self.text(&facts.fingerprint))
  }

  /// A C array of characters up to its NUL.
  private static func text<Characters>(_ characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
