/// A wrapping around a property list, or the form of the list itself.
public enum Container: String, Sendable, Hashable {
  case cms, pem, base64, xml, binary, json, sqlite, message
}

/// What one input turned out to be.
public struct ReadDocument: Sendable {
  /// The wrappings from the outside in; the last one is the form of the property list, if known.
  public var containers: [Container]
  /// The outermost signature first; empty for an unsigned file.
  public var signatures: [Signature]
  /// The file as it stands; of an unwrapped UTF-8 text these are the very bytes of `source`.
  public var file: [UInt8]
  /// The bytes that the places of the property list count in.
  public var source: Source
  public var content: Result<PropertyList, ReadFailure>

  public init(
    file: [UInt8], containers: [Container], signatures: [Signature], source: Source,
    content: Result<PropertyList, ReadFailure>
  ) {
    self.file = file
    self.containers = containers
    self.signatures = signatures
    self.source = source
    self.content = content
  }

  /// Whether a text stands in the file, whatever else does.
  public func holds(_ text: StaticString) -> Bool {
    source.bytes.withUnsafeBufferPointer { $0.firstIndex(ofText: text) != nil }
  }

  /// Whether the property list stands inside something else, a signature or a value of another document, so that
  /// its lines are not the file's.
  public var isEmbedded: Bool {
    containers.count > 1 || containers.contains { $0 == .cms || $0 == .pem || $0 == .base64 }
  }
}

/// The signature around a profile, as far as it can be judged without asking anybody.
public struct Signature: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// The signature fits the content and the certificate that comes with it. Trust is not judged.
    case fits
    /// The content was changed after signing, or the signature is by another key.
    case broken
    /// The signer's certificate is missing or the algorithm is not supported.
    case unknown
  }

  public var verdict: Verdict
  /// The signer's certificate, if it is in the message.
  public var signer: CertificateFacts?
  /// When the signer says it was signed.
  public var signingTime: PlistDate?

  public init(verdict: Verdict, signer: CertificateFacts?, signingTime: PlistDate?) {
    self.verdict = verdict
    self.signer = signer
    self.signingTime = signingTime
  }
}

/// What an X.509 certificate says.
public struct CertificateFacts: Sendable, Hashable {
  /// One line in the order of RFC 4514: `CN=Example,O=Example Corp,C=JP`.
  public var subject: String
  public var issuer: String
  /// The most telling part of the subject: its CN, else its O, else the whole of it.
  public var commonName: String
  public var notBefore: PlistDate
  public var notAfter: PlistDate
  public var isCA: Bool
  public var isSelfIssued: Bool
  /// The algorithm's short name: `RSA`, `EC`, `ED25519`.
  public var keyAlgorithm: String
  public var keyBits: Int
  /// The digest of the signature: `SHA256`, `SHA1`; empty where it has none.
  public var signatureDigest: String
  /// SHA-256 over the certificate, lower-case hex.
  public var fingerprint: String
  /// SHA-256 over the public key, lower-case hex: equal for a certificate and its renewal with the same key.
  public var keyFingerprint: String
  /// The extension subjectKeyIdentifier in hex; empty where there is none.
  public var subjectKeyID: String
  /// The issuer's key by authorityKeyIdentifier, in hex; empty where there is none.
  public var authorityKeyID: String

  /// Whether the other one is the certificate of its issuer, as far as names and key identifiers tell.
  /// Names are compared without regard to case, as X.509 asks.
  public func isIssued(by other: CertificateFacts) -> Bool {
    let keysDiffer =
      !authorityKeyID.isEmpty && !other.subjectKeyID.isEmpty && authorityKeyID != other.subjectKeyID
    return !keysDiffer && issuer.lowercased() == other.subject.lowercased()
  }
}
