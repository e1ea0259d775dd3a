/// A CA in a profile that a person may install by hand, which does not make it trusted for TLS.
///
/// Apple trusts a CA for TLS at once where the profile comes from device management or Apple Configurator, or
/// enrols the device; since iOS 10.3 one that was opened by hand waits for a switch in Settings. A file does not
/// say how it will travel, so this is a note, and silent where it gives itself away: an enrolment, a deployment
/// variable in its identifiers, a Mac as its target. CAs that a Wi-Fi or Ethernet network names for its own
/// sign-in need no switch. One finding for a profile.
struct CertTrustManual: Rule {
  let about = About(
    id: "cert-trust-manual",
    level: .note,
    reads: .certificates,
    title: Text(
      en: "CA that is not trusted for TLS when installed by hand",
      ja: "手動でインストールすると TLS で信頼されない CA 証明書"),
    why: Text(
      en: """
        On iPhone and iPad, a CA from a profile that was opened by hand is listed but not trusted for TLS. Until \
        the user turns it on, mail servers with its certificates raise warnings.
        """,
      ja: """
        iPhone と iPad では、手動で開いたプロファイルの CA 証明書は表示されるだけで、TLS 通信では信頼されません。\
        利用者がオンにするまで、その CA を使うメールサーバーでは証明書の警告が出ます。
        """),
    fix: Text(
      en: """
        Deliver the profile by MDM, or tell users: Settings > General > About > Certificate Trust Settings.
        """,
      ja: "MDM で配布するか、「設定 > 一般 > 情報 > 証明書信頼設定」でオンにするよう利用者に案内してください。"),
    symptoms: [.s8],
    guide: [98],
    yieldsTo: ["tls-inspection-suspected"],
    bad: [
      .payload(
        "com.apple.security.root",
        "▶PayloadType\n" + ExampleCertificate.keys(ExampleCertificate.root))
    ],
    good: [
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.issuing)),
      // What enrols a device is trusted.
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        ("com.apple.security.pkcs12", ExampleCertificate.keys(ExampleCertificate.deviceIdentity)),
        (
          "com.apple.mdm",
          """
          <key>IdentityCertificateUUID</key>
          <string>5EED0000-0000-4000-8000-000000000001</string>
          """
        ),
      ]),
      .payload(
        "com.apple.security.root",
        """
        <key>PayloadUUID</key>
        <string>$FLEET_VAR_HOST_UUID</string>

        """ + ExampleCertificate.keys(ExampleCertificate.root)),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.root)),
        (
          "com.apple.wifi.managed",
          """
          <key>SSID_STR</key>
          <string>Office</string>
          <key>EAPClientConfiguration</key>
          <dict>
          <key>PayloadCertificateAnchorUUID</key>
          <array>
          <string>5EED0000-0000-4000-8000-000000000000</string>
          </array>
          </dict>
          """
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    var seen: Set<Int> = []
    return device.certificates.compactMap { certificate in
      guard certificate.isTrustAnchor, Self.mayBeRoot(certificate),
        !device.referenceGraph.isNamed(certificate.payload)
      else { return nil }
      let payload = device.payloads[certificate.payload]
      guard seen.insert(payload.profile).inserted, Self.mayBeOpenedByHand(payload.profile, device) else {
        return nil
      }
      return finding(at: payload.place, Self.message(certificate))
    }
  }

  /// What is no root gains nothing by the switch; `cert-not-ca` speaks of it.
  private static func mayBeRoot(_ certificate: Certificate) -> Bool {
    certificate.facts.map { $0.isCA && $0.isSelfIssued } ?? true
  }

  private static func mayBeOpenedByHand(_ number: Int, _ device: Device) -> Bool {
    let profile = device.profiles[number]
    // 5 is a Mac.
    if profile.entries.integer("TargetDeviceType").value == 5 { return false }
    let texts = ["PayloadIdentifier", "PayloadUUID", "PayloadOrganization"] as [StaticString]
    let entries = [profile.entries] + device.payloads[profile.payloads].map(\.entries)
    let isTemplate = entries.contains { entries in
      texts.contains { if case .unknown = entries.string($0) { true } else { false } }
    }
    return !isTemplate && !device.hasPayload(of: "com.apple.mdm", in: profile)
  }

  private static func message(_ certificate: Certificate) -> Text {
    let name = certificate.name
    return Text(
      en: "installed by hand, \(name ?? "this CA") is not trusted for TLS until the user turns it on",
      ja: "手動でインストールした場合、利用者がオンにするまで \(name ?? "この CA 証明書") は TLS 通信で信頼されません")
  }
}
