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

  public var payload: Int
  /// At the payload's type, since the data itself says nothing to a reader.
  public var place: Place
  public var use: Use
  /// Nil where the data is no certificate that we read, or an identity under a password.
  public var facts: CertificateFacts?
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
    let place = content.map(payload.entries.place(of:)) ?? payload.place
    let data = content?.data ?? []
    let facts: CertificateFacts? =
      use == .identity
      ? CertificateReader.identity(data, password: payload.entries.node["Password"]?.string)
      : CertificateReader.certificate(data)
    certificates.append(
      Certificate(
        payload: position, place: content == nil ? payload.place : place, use: use, facts: facts))
    noteSecrets(["Password"], in: payload.entries, .identity, payload: position)
  }
}
