/// An identity that no payload names, in a profile that has a network or a VPN which signs in by certificate and
/// names none.
///
/// Not in the catalogue, and a note: an identity by itself is healthy, as apps and the keychain use it. Where a
/// reference leads nowhere, `cert-missing-reference` speaks and points at the identity that may be meant.
struct ProfileOrphanedCredential: Rule {
  let about = About(
    id: "profile-orphaned-credential",
    level: .note,
    reads: [.references, .certificates],
    title: Text(
      en: "Identity that nothing uses",
      ja: "どこからも使われていない ID 証明書"),
    why: Text(
      en: """
        A network or a VPN of this profile signs in with a certificate but does not say with which, while the \
        profile brings an identity that nothing names. The device asks the user, or does not connect.
        """,
      ja: """
        このプロファイルのネットワークや VPN は証明書で認証しますが、どの証明書を使うかが指定されていません。一方で、\
        どこからも参照されない ID 証明書が入っています。デバイスは利用者に選ばせるか、接続しません。
        """),
    fix: Text(
      en: "Set PayloadCertificateUUID of the network or VPN to the identity's PayloadUUID.",
      ja: "ネットワークや VPN の PayloadCertificateUUID に、ID 証明書の PayloadUUID を書いてください。"),
    symptoms: [.s2, .s8],
    guide: [9],
    bad: [
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(type: 13)),
        ("com.apple.security.scep", "▶PayloadType\n<key>PayloadContent</key>\n<dict/>"),
      ]),
      .payloads([
        (
          "com.apple.vpn.managed",
          """
          <key>VPNType</key>
          <string>IKEv2</string>
          <key>IKEv2</key>
          <dict>
          <key>AuthenticationMethod</key>
          <string>Certificate</string>
          </dict>
          """
        ),
        (
          "com.apple.security.pkcs12",
          "▶PayloadType\n" + ExampleCertificate.keys(ExampleCertificate.deviceIdentity)
        ),
      ]),
    ],
    good: [
      .payloads([
        (
          "com.apple.wifi.managed",
          Self.wifi(type: 13)
            + "\n<key>PayloadCertificateUUID</key>\n<string>5EED0000-0000-4000-8000-000000000001</string>"
        ),
        ("com.apple.security.scep", "<key>PayloadContent</key>\n<dict/>"),
      ]),
      // PEAP signs in by password; the identity is for something else.
      .payloads([
        ("com.apple.wifi.managed", Self.wifi(type: 25)),
        ("com.apple.security.scep", "<key>PayloadContent</key>\n<dict/>"),
      ]),
      .payload("com.apple.security.scep", "<key>PayloadContent</key>\n<dict/>"),
      // The network names one that is missing, which is another fault.
      .payloads([
        ("com.apple.security.scep", "<key>PayloadContent</key>\n<dict/>"),
        (
          "com.apple.wifi.managed",
          Self.wifi(type: 13) + "\n<key>PayloadCertificateUUID</key>\n<string>$ID</string>"
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    var needs: [Int: Payload?] = [:]
    return device.credentials.compactMap { credential in
      guard credential.isIdentity, !device.referenceGraph.isNamed(credential.payload) else { return nil }
      let payload = device.payloads[credential.payload]
      let found = needs[payload.profile] ?? Self.nameless(device.profiles[payload.profile], device)
      needs[payload.profile] = .some(found)
      guard let found else { return nil }
      return finding(
        at: payload.place,
        Text(
          en:
            "nothing names this identity, while a \(found.type.quoted) signs in by certificate; name it there",
          ja: "どこからも参照されていません。証明書で認証する \(found.type.quoted) から参照してください")
      )
      .related(to: found.place, Text(en: "it names no identity", ja: "ID 証明書の指定がありません"))
    }
  }

  /// The first payload of a profile that signs in by certificate and does not say with which.
  private static func nameless(_ profile: Profile, _ device: Device) -> Payload? {
    device.payloads[profile.payloads].first { payload in
      let entries = payload.entries
      if entries.dialect != nil { return false }
      if payload.type == "com.apple.vpn.managed" || payload.type == "com.apple.vpn.managed.applayer" {
        let sections = (["IKEv2", "IPSec", "VPN"] as [StaticString]).compactMap { entries.section($0) }
        return sections.contains {
          $0.string("AuthenticationMethod").value == "Certificate" && !$0.has("PayloadCertificateUUID")
        }
      }
      // 13 is EAP-TLS.
      guard !entries.has("PayloadCertificateUUID"), let eap = entries.section("EAPClientConfiguration") else {
        return false
      }
      return eap.node["AcceptEAPTypes"]?.children.contains { $0.integer == 13 } ?? false
    }
  }

  private static func wifi(type: Int) -> String {
    """
    <key>SSID_STR</key>
    <string>Office</string>
    <key>EAPClientConfiguration</key>
    <dict>
    <key>AcceptEAPTypes</key>
    <array>
    <integer>\(type)</integer>
    </array>
    </dict>
    """
  }
}
