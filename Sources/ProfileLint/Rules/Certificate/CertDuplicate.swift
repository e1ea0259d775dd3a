import LocatedPlist

/// A certificate that comes twice, or two CAs of one name with different keys.
///
/// A payload that stands in two profiles under one UUID, or in two versions of one profile, is the fault of
/// `profile-duplicate-uuid` and `profile-duplicate-identifier`. Identities are left out where only their names are
/// equal: one for Wi-Fi and one for the VPN is the usual way.
struct CertDuplicate: Rule {
  let about = About(
    id: "cert-duplicate",
    level: .note,
    reads: .certificates,
    title: Text(
      en: "Certificate installed twice",
      ja: "重複している証明書"),
    why: Text(
      en: """
        A certificate that comes with two profiles stays when one of them goes, so removing trust takes both. \
        Of two CAs with one name the device may try the wrong one, and what the other issued looks invalid.
        """,
      ja: """
        2 つのプロファイルに入っている証明書は、一方を削除しても残ります。同じ名前で鍵の異なる CA が 2 つあると、\
        デバイスが別の方で検証し、正しい証明書が無効に見えることがあります。
        """),
    fix: Text(
      en: "Keep the certificate in one profile; remove the older CA once its successor is in use.",
      ja: "証明書は 1 つのプロファイルにまとめ、後継の CA に切り替わったら古い方を削除してください。"),
    symptoms: [.s8],
    guide: [83],
    yieldsTo: ["cert-expired"],
    bad: [
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.root, mark: "▶")),
      ]),
      .together([
        .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        .payload(
          "com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.rolledAuthority, mark: "▶")),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.issuing)),
      ])
    ])

  func check(_ device: Device) -> [Finding] {
    if device.certificates.count < 2 { return [] }
    var byFingerprint: [String: Certificate] = [:]
    var authorities: [String: Certificate] = [:]
    return device.certificates.compactMap { certificate in
      guard let facts = certificate.facts else { return nil }
      if let first = byFingerprint[facts.fingerprint] {
        guard !Self.areCopies(first, certificate, device) else { return nil }
        return finding(at: certificate.place, Self.again(facts))
          .related(to: first.place, Text(en: "first installed here", ja: "最初に入れているのはここです"))
      }
      byFingerprint[facts.fingerprint] = certificate
      guard certificate.use != .identity, facts.isCA else { return nil }
      guard let first = authorities[facts.subject], let other = first.facts else {
        authorities[facts.subject] = certificate
        return nil
      }
      if other.keyFingerprint == facts.keyFingerprint { return nil }
      return finding(at: certificate.place, Self.namesake(facts))
        .related(to: first.place, Text(en: "the other CA is here", ja: "もう一方の CA はここです"))
    }
  }

  /// Whether one payload was given twice, or the second profile takes the first one's place.
  private static func areCopies(_ first: Certificate, _ second: Certificate, _ device: Device) -> Bool {
    let (one, other) = (device.payloads[first.payload], device.payloads[second.payload])
    if let uuid = one.uuid?.value, uuid.lowercased() == other.uuid?.value.lowercased() { return true }
    guard one.profile != other.profile, let identifier = device.profiles[one.profile].identifier else {
      return false
    }
    return identifier.value == device.profiles[other.profile].identifier?.value
  }

  private static func again(_ facts: CertificateFacts) -> Text {
    Text(
      en: "\(facts.commonName.quoted) is already installed; one payload is enough",
      ja: "\(facts.commonName.quoted) はすでに入っています。ペイロードは 1 つで足ります")
  }

  private static func namesake(_ facts: CertificateFacts) -> Text {
    Text(
      en: "there is another CA \(facts.commonName.quoted) with another key; remove the one no longer in use",
      ja: "鍵の異なる CA \(facts.commonName.quoted) がもう 1 つあります。使わなくなった方を削除してください")
  }
}
