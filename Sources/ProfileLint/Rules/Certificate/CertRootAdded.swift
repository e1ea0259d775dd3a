/// A certificate that the device is to trust as a CA.
///
/// A note, also beside a mail account, where the catalogue has a warning: a company's root next to the account
/// on its own mail server is the plain healthy case. `tls-inspection-suspected` warns where the root comes with
/// something that can use it against mail.
struct CertRootAdded: Rule {
  let about = About(
    id: "cert-root-added",
    level: .note,
    reads: .certificates,
    title: Text(
      en: "CA added to the trust store",
      ja: "信頼される CA 証明書の追加"),
    why: Text(
      en: """
        Whoever holds the CA's key can issue a certificate for any server that the device then accepts, those \
        of mail and iCloud included. As long as the profile stays, certificate warnings behave differently.
        """,
      ja: """
        CA の鍵を持つ者は、メールや iCloud を含むどのサーバーの証明書でも発行でき、デバイスはそれを受け入れます。\
        このプロファイルがある間は、証明書の警告の出方も変わります。
        """),
    fix: Text(
      en: "Keep it only if servers of your own use this CA; otherwise remove the payload.",
      ja: "自社のサーバーがこの CA を使っている場合にだけ残し、そうでなければペイロードを削除してください。"),
    symptoms: [.s8],
    guide: [83, 98],
    yieldsTo: ["tls-inspection-suspected", "cert-expired", "cert-not-ca", "cert-duplicate"],
    bad: [
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root, mark: "▶")),
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.root, mark: "▶")),
    ],
    good: [
      // An intermediate is trusted through its root only.
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.issuing)),
      .payload("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
    ])

  func check(_ device: Device) -> [Finding] {
    device.certificates.filter(\.isTrustAnchor).map { certificate in
      finding(at: certificate.place, Self.message(certificate))
    }
  }

  private static func message(_ certificate: Certificate) -> Text {
    guard let name = certificate.name else {
      return Text(
        en: "the device will trust whatever this CA issues; keep it only for servers of your own",
        ja: "この CA が発行する証明書はすべて信頼されます。自社のサーバー用でなければ不要です")
    }
    return Text(
      en: "the device will trust whatever \(name) issues; keep it only for servers of your own",
      ja: "\(name) が発行する証明書はすべて信頼されます。自社のサーバー用でなければ不要です")
  }
}
