/// A reference that leads to the wrong kind of certificate payload.
///
/// Not in the catalogue. What signs in needs a private key, so it must name com.apple.security.pkcs12, SCEP, ACME
/// or an Active Directory certificate; a bare certificate cannot do it. A recovery key is encrypted for a bare
/// certificate: Apple's schema asks for com.apple.security.pkcs1. A trust anchor that is fetched by SCEP, ACME or
/// from Active Directory is the device's own certificate and no server's: a warning. One in a PKCS#12 is only
/// a note, since the file may hold the CA as well.
struct CertReferenceNotIdentity: Rule {
  let about = About(
    id: "cert-reference-not-identity",
    level: .error,
    reads: .references,
    title: Text(
      en: "Reference to the wrong kind of certificate",
      ja: "種類の違う証明書への参照"),
    why: Text(
      en: """
        To sign in, a device needs the private key that belongs to the certificate; to trust or to encrypt it \
        needs the certificate alone. With the wrong kind the network, VPN or account never connects.
        """,
      ja: """
        認証には証明書に対応する秘密鍵が必要で、信頼や暗号化には証明書だけが必要です。種類が違うと、\
        ネットワークや VPN、アカウントは接続できません。
        """),
    fix: Text(
      en: "Name the identity (PKCS#12, SCEP, ACME) for signing in, and the CA's certificate for trust.",
      ja: "認証には ID 証明書（PKCS#12・SCEP・ACME）、信頼には CA 証明書のペイロードを指定してください。"),
    symptoms: [.s8, .s2],
    guide: [49],
    yieldsTo: ["cert-missing-reference"],
    bad: [
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(identity: "▶", number: 1)),
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
      ]),
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(identity: "", anchor: "▶", number: 1)),
        ("com.apple.security.scep", "<key>PayloadContent</key>\n<dict/>"),
      ]),
      .payloads([
        (
          "com.apple.security.FDERecoveryKeyEscrow",
          """
          <key>EncryptCertPayloadUUID</key>
          ▶<string>5EED0000-0000-4000-8000-000000000001</string>
          <key>Location</key>
          <string>Example Corp</string>
          """
        ),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(identity: "", number: 1)),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(identity: "", number: 1)),
        ("com.apple.security.acme", "<key>ClientIdentifier</key>\n<string>device</string>"),
      ]),
      // A preference is for the certificates of others as well.
      .payloads([
        (
          "com.apple.security.certificatepreference",
          """
          <key>Name</key>
          <string>partner@example.com</string>
          <key>PayloadCertificateUUID</key>
          <string>5EED0000-0000-4000-8000-000000000001</string>
          """
        ),
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.device)),
      ]),
      // Without certificates this VPN does not read the key.
      .payloads([
        (
          "com.apple.vpn.managed",
          """
          <key>VPNType</key>
          <string>IPSec</string>
          <key>IPSec</key>
          <dict>
          <key>AuthenticationMethod</key>
          <string>SharedSecret</string>
          <key>PayloadCertificateUUID</key>
          <string>5EED0000-0000-4000-8000-000000000001</string>
          </dict>
          """
        ),
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.root)),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let graph = device.referenceGraph
    return device.references.compactMap { reference in
      guard let payload = graph.payload(named: reference), let credential = graph.credential(at: payload),
        let fault = fault(of: reference, credential, type: device.payloads[payload].type)
      else { return nil }
      return finding(fault.level, at: reference.uuid.place, fault.message)
        .related(
          to: device.payloads[payload].place, Text(en: "the payload that is named", ja: "参照先のペイロード"))
    }
  }

  private func fault(
    of reference: Reference, _ credential: Credential, type: String
  ) -> (level: Level, message: Text)? {
    let key = reference.key
    switch reference.need {
    case .identity where !credential.isIdentity:
      return (
        .error,
        Text(
          en: "\(key) names a \(type.quoted) without a private key; name an identity to sign in with",
          ja: "\(key) が指す \(type.quoted) には秘密鍵がありません。認証に使う ID 証明書を指定してください")
      )
    case .encryption where credential.isIdentity:
      return (
        .error,
        Text(
          en: "\(key) names a \(type.quoted); a recovery key is encrypted for a \"com.apple.security.pkcs1\"",
          ja: "\(key) が指しているのは \(type.quoted) です。復旧キーの暗号化には \"com.apple.security.pkcs1\" を指定してください")
      )
    case .certificate where credential.isIdentity:
      return (
        type == "com.apple.security.pkcs12" ? .note : .warning,
        Text(
          en: "\(key) trusts a \(type.quoted), the device's own identity; name the CA of the servers",
          ja: "\(key) が信頼しているのはデバイス自身の ID 証明書（\(type.quoted)）です。サーバー側の CA 証明書を指定してください")
      )
    case .identity, .encryption, .certificate, .either, .smime:
      return nil
    }
  }

  /// A network that names payload `number` as its identity, or as what it trusts.
  private static func wifi(identity: String, anchor: String? = nil, number: Int) -> String {
    let uuid = "<string>5EED0000-0000-4000-8000-00000000000\(number)</string>"
    let reference =
      anchor.map {
        """
        <key>EAPClientConfiguration</key>
        <dict>
        <key>PayloadCertificateAnchorUUID</key>
        <array>
        \($0)\(uuid)
        </array>
        </dict>
        """
      } ?? "<key>PayloadCertificateUUID</key>\n\(identity)\(uuid)"
    return "<key>SSID_STR</key>\n<string>Office</string>\n" + reference
  }
}
