import LocatedPlist

/// The certificates of a device by the name that they bear, to ask for the issuer of another one.
struct CertificateNames {
  private var bySubject: [String: [CertificateFacts]] = [:]

  init(_ certificates: [Certificate]) {
    for certificate in certificates {
      for facts in [certificate.facts].compactMap({ $0 }) + certificate.companions {
        bySubject[facts.subject.lowercased(), default: []].append(facts)
      }
    }
  }

  /// Whether the certificate that issued this one is there.
  func hasIssuer(of facts: CertificateFacts) -> Bool {
    bySubject[facts.issuer.lowercased()]?.contains { facts.isIssued(by: $0) } ?? false
  }
}
