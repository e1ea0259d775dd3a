/// A payload that names a certificate or an identity by a UUID that no such payload has.
///
/// An error where Apple's schema says that the payload stands in the same profile, which it does for Wi-Fi,
/// Ethernet, Exchange, most VPNs, filters, keychain preferences, classrooms and recovery keys, and for the
/// identity of an enrolment. For DNS, relays, Always On tunnels, Apple's Kerberos extension and pinned
/// certificates it says no more than that the UUID points to a payload: silent where another profile of the set
/// has it, else a warning. A payload of the set that stands in another profile than it should is a warning; a
/// keychain preference finds what it means in the keychain, so there it is a note.
///
/// UUIDs of a template are unknown. S/MIME is the matter of `mail-smime-uuid-missing`.
struct CertMissingReference: Rule {
  let about = About(
    id: "cert-missing-reference",
    level: .error,
    reads: .references,
    title: Text(
      en: "Reference to a certificate that is missing",
      ja: "参照先の証明書がない"),
    why: Text(
      en: """
        A payload names its certificate by PayloadUUID. Where no payload has that UUID the device refuses the \
        profile, or installs an account, a network or a VPN that cannot sign in or trusts no server.
        """,
      ja: """
        ペイロードは使う証明書を PayloadUUID で指定します。その UUID のペイロードがないと、プロファイルは拒否されるか、\
        認証できない、またはサーバーを信頼できないアカウントやネットワークができてしまいます。
        """),
    fix: Text(
      en: "Put the certificate's payload into the same profile, and copy its PayloadUUID into the reference.",
      ja: "証明書のペイロードを同じプロファイルに入れ、その PayloadUUID を参照に書いてください。"),
    symptoms: [.s8],
    guide: [49],
    bad: [
      .payload("com.apple.wifi.managed", Self.wifi("▶<string>5EED0000-0000-4000-8000-0000000000AA</string>")),
      // The identity is there, and the reference names the network itself.
      .payloads([
        ("com.apple.wifi.managed", Self.wifi("▶<string>5EED0000-0000-4000-8000-000000000000</string>")),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .together([
        .payload(
          "com.apple.wifi.managed", Self.wifi("▶<string>5EED1001-0000-4000-8000-000000000000</string>")),
        .payload("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .payload(
        "com.apple.relay.managed", Self.relay("▶<string>5EED0000-0000-4000-8000-0000000000AA</string>")),
    ],
    good: [
      .payloads([
        ("com.apple.wifi.managed", Self.wifi("<string>5eed0000-0000-4000-8000-000000000001</string>")),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .payloads([
        ("com.apple.wifi.managed", Self.wifi("<string>$IDENTITY_UUID</string>")),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
      .payload("com.apple.wifi.managed", Self.wifi("<string></string>")),
      // The server fills in the identity's own UUID.
      .payloads([
        ("com.apple.wifi.managed", Self.wifi("<string>5EED0000-0000-4000-8000-0000000000AA</string>")),
        ("com.apple.security.scep", "<key>PayloadUUID</key>\n<string>${SCEP_UUID}</string>"),
      ]),
      .together([
        .payload(
          "com.apple.relay.managed", Self.relay("<string>5EED1001-0000-4000-8000-000000000000</string>")),
        .payload("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let graph = device.referenceGraph
    let unnamed = UnnamedCredentials(device)
    return device.references.compactMap { reference in
      if reference.need == .smime { return nil }
      switch graph.target(of: reference) {
      case .unknown: return nil
      case .nothing: return missing(reference, unnamed.candidate(for: reference), device)
      case .elsewhere(let payload): return reference.isLocal ? displaced(reference, payload, device) : nil
      case .payload(let payload):
        return Self.isCertificateLess(device.payloads[payload].type)
          ? mistaken(reference, payload, device) : nil
      }
    }
  }

  /// Whether a payload surely holds no certificate. A type of somebody else's may be anything.
  private static func isCertificateLess(_ type: String) -> Bool {
    type.hasPrefix("com.apple.") && !type.hasPrefix("com.apple.security.")
      && type != "com.apple.ADCertificate.managed"
  }

  private func missing(_ reference: Reference, _ candidate: Int?, _ device: Device) -> Finding {
    let key = reference.key
    let found = finding(
      reference.isLocal ? .error : .warning, at: reference.uuid.place,
      Text(
        en: "\(key) names \(reference.uuid.value.quoted), a UUID that no payload here has; add its payload",
        ja: "\(key) が指す \(reference.uuid.value.quoted) のペイロードがありません。証明書のペイロードを追加してください"))
    return candidate.map {
      found.related(
        to: device.payloads[$0].place,
        Text(en: "is this one meant? nothing names it", ja: "どこからも参照されていないペイロード（参照先の候補）"))
    } ?? found
  }

  private func displaced(_ reference: Reference, _ payload: Int, _ device: Device) -> Finding {
    finding(
      Self.preferences.contains(device.payloads[reference.payload].type) ? .note : .warning,
      at: reference.uuid.place,
      Text(
        en:
          "\(reference.key) names a payload of another profile; devices look in this one only, so move it here",
        ja: "\(reference.key) が指すペイロードは別のプロファイルにあります。検索されるのは同じプロファイル内だけなので、こちらに移してください")
    )
    .related(to: device.payloads[payload].place, Text(en: "it stands here", ja: "参照先はここにあります"))
  }

  private func mistaken(_ reference: Reference, _ payload: Int, _ device: Device) -> Finding {
    let type = device.payloads[payload].type.quoted
    return finding(
      at: reference.uuid.place,
      Text(
        en: "\(reference.key) names a payload of type \(type); it takes the UUID of a certificate",
        ja: "\(reference.key) が指しているのは \(type) です。証明書のペイロードの UUID を指定してください")
    )
    .related(to: device.payloads[payload].place, Text(en: "the payload that is named", ja: "参照先のペイロード"))
  }

  /// Payloads that mean something in the keychain, wherever that came from.
  private static let preferences: Set<String> = [
    "com.apple.security.identitypreference", "com.apple.security.certificatepreference",
  ]

  private static func wifi(_ uuid: String) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>EncryptionType</key>
    <string>WPA2</string>
    <key>PayloadCertificateUUID</key>
    \(uuid)
    """
  }

  private static func relay(_ uuid: String) -> String {
    """
    <key>Relays</key>
    <array>
    <dict>
    <key>HTTP3RelayURL</key>
    <string>https://relay.example.com</string>
    <key>PayloadCertificateUUID</key>
    \(uuid)
    </dict>
    </array>
    <key>MatchDomains</key>
    <array>
    <string>example.com</string>
    </array>
    """
  }
}
