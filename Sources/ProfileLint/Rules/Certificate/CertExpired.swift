/// A certificate outside its validity: in a payload, or the one that signed the profile.
///
/// An error where devices are to use it: an identity, or a root that is to be trusted. A signer that has
/// expired leaves the profile working, but iOS shows it as not verified. A CA whose successor of the same name
/// is there and valid is a leftover: a note.
struct CertExpired: Rule {
  let about = About(
    id: "cert-expired",
    level: .warning,
    reads: [.documents, .certificates],
    title: Text(
      en: "Expired certificate",
      ja: "有効期限切れの証明書"),
    why: Text(
      en: """
        Nothing that rests on an expired certificate works: servers refuse the identity, and servers whose \
        certificate comes from the CA raise warnings. A profile with an expired signer shows as not verified.
        """,
      ja: """
        期限の切れた証明書に頼るものは使えません。サーバーは証明書による認証を拒否し、期限切れの CA が発行した証明書を使う\
        サーバーでは警告が出ます。署名者の期限が切れたプロファイルは「未検証」と表示されます。
        """),
    fix: Text(
      en: "Renew the certificate and distribute the profile again.",
      ja: "証明書を更新し、プロファイルを配布し直してください。"),
    symptoms: [.s8],
    guide: [49],
    yieldsTo: ["profile-signature-broken"],
    bad: [
      .payload(
        "com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.expiredAuthority, mark: "▶")),
      .payload(
        "com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.expiredServer, mark: "▶")),
      .text(ExampleSignature.byExpiredSigner),
      .payloads([
        (
          "com.apple.security.root",
          ExampleCertificate.keys(ExampleCertificate.expiredAuthority, mark: "▶")
        ),
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      ]),
    ],
    good: [
      .text(ExampleSignature.fitting),
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.authority)),
      // No certificate at all is another fault.
      .payload("com.apple.security.pem", "<key>PayloadContent</key>\n<string>Base64DataHere</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    payloads(of: device) + signers(of: device)
  }

  private func payloads(of device: Device) -> [Finding] {
    let expired = device.certificates.filter { $0.facts.map { $0.notAfter < device.now } ?? false }
    if expired.isEmpty { return [] }
    let valid = device.validSubjects
    return expired.compactMap { certificate in
      guard let facts = certificate.facts else { return nil }
      let name = facts.commonName
      let day = facts.notAfter.day
      let isFollowed = facts.isCA && valid.contains(facts.subject)
      switch certificate.use {
      case .identity:
        return finding(
          .error, at: certificate.place,
          Text(
            en: "the identity \"\(name)\" expired on \(day); servers refuse it, so issue a new one",
            ja: "ID 証明書 \"\(name)\" は \(day) に期限が切れ、サーバーに拒否されます。新しく発行してください"))
      case .root where isFollowed, .certificate where isFollowed:
        return finding(
          .note, at: certificate.place,
          Text(
            en: "the CA \"\(name)\" expired on \(day) and has a successor here; remove the old one",
            ja: "CA 証明書 \"\(name)\" は \(day) に期限が切れ、後継の証明書が入っています。古い方を削除してください"))
      case .root:
        return finding(
          .error, at: certificate.place,
          Text(
            en: "the CA \"\(name)\" expired on \(day); install its successor",
            ja: "CA 証明書 \"\(name)\" は \(day) に期限が切れました。後継の証明書に入れ替えてください"))
      case .certificate:
        return finding(
          at: certificate.place,
          Text(
            en: "the certificate \"\(name)\" expired on \(day); renew or remove it",
            ja: "証明書 \"\(name)\" は \(day) に期限が切れました。更新するか削除してください"))
      }
    }
  }

  /// The outermost signature is the one that the device shows.
  private func signers(of device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard let signer = document.read.signatures.first?.signer, signer.notAfter < device.now else {
        return nil
      }
      return finding(
        at: Place(document: position, .document),
        Text(
          en: """
            the signing certificate "\(signer.commonName)" expired on \(signer.notAfter.day), so the device \
            shows "Not Verified"; sign again with a current one
            """,
          ja: """
            署名に使われた証明書 "\(signer.commonName)" は \(signer.notAfter.day) に期限が切れたため、デバイスには\
            「未検証」と表示されます。有効な証明書で署名し直してください
            """))
    }
  }
}
