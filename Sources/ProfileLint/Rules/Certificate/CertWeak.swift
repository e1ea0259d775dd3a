import LocatedPlist

/// A certificate that Apple's systems refuse for TLS because of its key or its signature.
///
/// Since iOS 13 and macOS 10.15 the certificates of servers and of the CAs that issue them need RSA keys of
/// 2048 bit and signatures over SHA-2. Two cases are milder than the catalogue has it. The signature of a root
/// over itself is checked by nobody, so SHA-1 there is healthy. An identity is judged by the server that it is
/// shown to, not by Apple: a note.
struct CertWeak: Rule {
  let about = About(
    id: "cert-weak",
    level: .warning,
    reads: .certificates,
    title: Text(
      en: "Certificate with a short key or an old signature",
      ja: "鍵が短い、または署名方式が古い証明書"),
    why: Text(
      en: """
        Since iOS 13 and macOS 10.15 a server's certificate and those of its CAs need RSA keys of at least \
        2048 bit and signatures over SHA-2. With less, connections to the server fail, mail included.
        """,
      ja: """
        iOS 13 と macOS 10.15 以降、サーバー証明書とその CA 証明書には 2048 ビット以上の RSA 鍵と SHA-2 の署名が必要です。\
        これを満たさないとメールを含めてサーバーに接続できません。
        """),
    fix: Text(
      en: "Issue the certificate again with RSA 2048 or EC P-256 and SHA-256.",
      ja: "RSA 2048 または EC P-256 の鍵と SHA-256 で証明書を発行し直してください。"),
    symptoms: [.s8],
    guide: [49],
    yieldsTo: ["cert-expired"],
    bad: [
      .payload(
        "com.apple.security.root",
        ExampleCertificate.keys(ExampleCertificate.shortKeyAuthority, mark: "▶")),
      .payload(
        "com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.sha1Server, mark: "▶")),
    ],
    good: [
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      // A root's own signature proves nothing, so nobody checks it.
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.sha1Authority)),
      .payload("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
    ])

  func check(_ device: Device) -> [Finding] {
    device.certificates.compactMap { certificate in
      guard let facts = certificate.facts, let fault = Self.fault(of: facts) else { return nil }
      return finding(certificate.use == .identity ? .note : .warning, at: certificate.place, fault)
    }
  }

  private static func fault(of facts: CertificateFacts) -> Text? {
    let name = facts.commonName.quoted
    if facts.keyAlgorithm.hasPrefix("RSA"), facts.keyBits > 0, facts.keyBits < 2048 {
      return Text(
        en: "\(name) has an RSA key of \(facts.keyBits) bit; Apple's systems want 2048 or more",
        ja: "\(name) の RSA 鍵は \(facts.keyBits) ビットです。Apple の OS では 2048 ビット以上が必要です")
    }
    if !facts.isSelfIssued, ["SHA1", "MD5", "MD4", "MD2"].contains(facts.signatureDigest) {
      return Text(
        en: "\(name) is signed over \(facts.signatureDigest); Apple's systems want SHA-256 or better",
        ja: "\(name) の署名は \(facts.signatureDigest) です。Apple の OS では SHA-256 以上が必要です")
    }
    return nil
  }
}
