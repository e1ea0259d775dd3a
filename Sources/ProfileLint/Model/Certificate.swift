import LocatedPlist

/// A certificate or an identity that a payload installs.
public struct Certificate: Sendable {
  public enum Use: Sendable {
    /// com.apple.security.root: trusted from then on.
    case root
    /// com.apple.security.pem and pkcs1: a certificate of any kind.
    case certificate
    /// com.apple.security.pkcs12: a certificate with its private key.
    case identity
  }

  /// Position in `Device.payloads`.
  public var payload: Int
  /// The key PayloadContent, since the data itself says nothing to a reader and may hold a private key;
  /// the payload's type where there is none.
  public var place: Place
  public var use: Use
  /// Nil where the data is no certificate that we read, or an identity under a password.
  public var facts: CertificateFacts?
  /// The other certificates of a PKCS#12: the chain that goes with the identity.
  public var companions: [CertificateFacts]

  /// The certificate's name, quoted for a message; nil where nothing is known of it.
  var name: String? { facts.map { $0.commonName.quoted } }

  /// Whether it can make the device trust other certificates: a root payload, or a CA that vouches for
  /// itself in a payload for any certificate.
  public var isTrustAnchor: Bool {
    switch use {
    case .root: true
    case .certificate: facts.map { $0.isCA && $0.isSelfIssued } ?? false
    case .identity: false
    }
  }
}

extension Installed {
  mutating func readCertificate(_ payload: Payload, _ position: Int) {
    let content = payload.entries.node["PayloadContent"]
    let use: Certificate.Use =
      switch payload.type {
      case "com.apple.security.root": .root
      case "com.apple.security.pkcs12": .identity
      default: .certificate
      }
    facets.insert(.certificates)
    credentials.append(Credential(payload: position, isIdentity: use == .identity))
    let found = content?.data.map { data in
      use == .identity
        ? CertificateReader.identity(data, password: payload.entries.node["Password"]?.string)
        : [CertificateReader.certificate(data)].compactMap { $0 }
    }
    certificates.append(
      Certificate(
        payload: position, place: payload.entries.keyPlace("PayloadContent") ?? payload.place, use: use,
        facts: found?.first, companions: Array(found?.dropFirst() ?? [])))
    noteSecrets(["Password"], in: payload.entries, .identity, payload: position)
  }
}

extension Device {
  /// The subjects of the certificates that are valid now: a CA of the same name was followed by them, or will
  /// follow.
  var validSubjects: Set<String> {
    Set(
      self.certificates.compactMap(\.facts).filter { $0.notBefore <= now && now <= $0.notAfter }.map(
        \.subject))
  }
}
