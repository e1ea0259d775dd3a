import LocatedPlist

/// A certificate that is to be trusted as a root and is none.
///
/// Two departures from the catalogue. An intermediate beside the root that issued it is a note, since Apple calls
/// com.apple.security.root an alias for com.apple.security.pkcs1: it is installed all the same. And what another
/// payload names is silent: a network's sign-in may trust the certificate of one server.
struct CertNotCA: Rule {
  let about = About(
    id: "cert-not-ca",
    level: .warning,
    reads: .certificates,
    title: Text(
      en: "Root payload without a root certificate",
      ja: "ルート証明書ではない証明書が入ったルートペイロード"),
    why: Text(
      en: """
        Only a CA that vouches for itself can be trusted as a root. Anything else is installed without effect, \
        and the warnings that it was meant to end stay.
        """,
      ja: """
        ルートとして信頼できるのは自己署名の CA 証明書だけです。それ以外は入れても効果がなく、\
        なくすはずだった証明書の警告は消えません。
        """),
    fix: Text(
      en: "Install the root at the top of the chain; intermediates go into com.apple.security.pkcs1.",
      ja: "証明書チェーンの最上位にあるルート証明書を入れ、中間証明書は com.apple.security.pkcs1 に入れてください。"),
    symptoms: [.s8],
    guide: [83],
    yieldsTo: ["cert-expired"],
    bad: [
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.device, mark: "▶")),
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.oldServer, mark: "▶")),
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.issuing, mark: "▶")),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.issuing, mark: "▶")),
      ]),
    ],
    good: [
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.device)),
      .payload("com.apple.security.root", "<key>PayloadContent</key>\n<string>{{root_ca}}</string>"),
      // The certificate of one RADIUS server, which the network names.
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.oldServer)),
        (
          "com.apple.wifi.managed",
          """
          <key>SSID_STR</key>
          <string>Office</string>
          <key>EAPClientConfiguration</key>
          <dict>
          <key>PayloadCertificateAnchorUUID</key>
          <array>
          <string>5eed0000-0000-4000-8000-000000000000</string>
          </array>
          </dict>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let suspects = device.certificates.filter { certificate in
      guard certificate.use == .root, let facts = certificate.facts else { return false }
      return !(facts.isCA && facts.isSelfIssued) && !device.referenceGraph.isNamed(certificate.payload)
        && device.networkTrust[device.payloads[certificate.payload].profile]?.mayHideMore != true
    }
    if suspects.isEmpty { return [] }
    let names = CertificateNames(device.certificates)
    return suspects.compactMap { certificate in
      guard let facts = certificate.facts else { return nil }
      let level: Level = facts.isCA && names.hasIssuer(of: facts) ? .note : .warning
      return finding(level, at: certificate.place, Self.message(facts))
    }
  }

  private static func message(_ facts: CertificateFacts) -> Text {
    let name = facts.commonName.quoted
    if facts.isCA {
      return Text(
        en: "\(name) is an intermediate CA, which is trusted through its root only; install that as the root",
        ja: "\(name) は中間 CA で、ルート証明書を通してしか信頼されません。ルートには発行元のルート証明書を入れてください")
    }
    if facts.isSelfIssued {
      return Text(
        en: "\(name) is the certificate of one server and no CA; create a CA and install that",
        ja: "\(name) は CA ではなくサーバー自身の証明書です。CA を作り、その証明書を入れてください")
    }
    return Text(
      en: "\(name) is no CA; install the root above \(CertificateName.short(facts.issuer).quoted)",
      ja: "\(name) は CA 証明書ではありません。\(CertificateName.short(facts.issuer).quoted) の上にあるルート証明書を入れてください")
  }
}
