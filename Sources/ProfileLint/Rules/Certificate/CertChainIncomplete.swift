import LocatedPlist

/// An identity or an intermediate CA whose issuer is missing from a profile that brings other parts of the chain.
///
/// Not in the catalogue, and a note: an issuer that is installed elsewhere, or that the server has, is healthy.
/// It speaks where the file shows that the chain is meant to be in it: a PKCS#12 that holds more certificates
/// than the identity's, an identity in a profile that brings CAs, none of which is its issuer, an intermediate in
/// one that brings a root, or an intermediate that a network's sign-in trusts.
struct CertChainIncomplete: Rule {
  let about = About(
    id: "cert-chain-incomplete",
    level: .note,
    reads: .certificates,
    title: Text(
      en: "Certificate chain with a gap",
      ja: "途中が欠けている証明書チェーン"),
    why: Text(
      en: """
        A certificate counts only together with every CA up to the root. Where an intermediate is missing, a \
        server that does not have it refuses the identity, and the device cannot tell what it came from.
        """,
      ja: """
        証明書は、ルートまでの CA がそろって初めて信頼されます。中間証明書が欠けていると、それを持たないサーバーは認証を拒否し、\
        デバイスも発行元を確かめられません。
        """),
    fix: Text(
      en: "Add the issuer's certificate as com.apple.security.pkcs1, or export the PKCS#12 with its chain.",
      ja: "発行元の証明書を com.apple.security.pkcs1 で追加するか、チェーンを含めて PKCS#12 を書き出してください。"),
    symptoms: [.s8],
    guide: [49],
    yieldsTo: ["cert-expired", "cert-not-yet-valid", "cert-not-ca"],
    bad: [
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity, mark: "▶")),
      ])
    ],
    good: [
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.issuing)),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentityWithChain)),
      ]),
      // Alone: its CA is wherever it was installed before.
      .payload("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      .together([
        .payloads([
          ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
          ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
        ]),
        .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.issuing)),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let members = device.certificates.filter { certificate in
      guard let facts = certificate.facts, !facts.isSelfIssued else { return false }
      return certificate.use == .identity || facts.isCA
    }
    if members.isEmpty { return [] }
    let names = CertificateNames(device.certificates)
    let chains = Chains(device)
    return members.compactMap { certificate in
      guard let facts = certificate.facts, !names.hasIssuer(of: facts),
        chains.include(certificate)
      else { return nil }
      let issuer = CertificateName.short(facts.issuer).quoted
      return finding(
        at: certificate.place,
        Text(
          en: "\(facts.commonName.quoted) was issued by \(issuer), whose certificate is missing; add it",
          ja: "\(facts.commonName.quoted) を発行した \(issuer) の証明書がありません。追加してください"))
    }
  }

  /// Which profiles are meant to hold what their certificates come from.
  private struct Chains {
    private let device: Device
    private var profilesWithCA: Set<Int> = []
    private var profilesWithRoot: Set<Int> = []

    init(_ device: Device) {
      self.device = device
      for certificate in device.certificates {
        guard let facts = certificate.facts, facts.isCA else { continue }
        let profile = device.payloads[certificate.payload].profile
        profilesWithCA.insert(profile)
        if facts.isSelfIssued { profilesWithRoot.insert(profile) }
      }
    }

    func include(_ certificate: Certificate) -> Bool {
      let profile = device.payloads[certificate.payload].profile
      if certificate.use == .identity {
        return !certificate.companions.isEmpty || profilesWithCA.contains(profile)
      }
      return profilesWithRoot.contains(profile) || device.referenceGraph.isNamed(certificate.payload)
    }
  }
}
