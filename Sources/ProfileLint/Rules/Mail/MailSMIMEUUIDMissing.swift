/// S/MIME with a certificate that the file does not have.
///
/// Apple's schema: both keys hold the payload UUID of an identity certificate. Identities come from
/// com.apple.security.pkcs12, SCEP, ACME and Active Directory payloads; the other certificate payloads hold
/// no private key. Where no key switches S/MIME on, nothing fails yet, and where a file of the set cannot
/// be read, the identity may be in it: both are notes.
struct MailSMIMEUUIDMissing: Rule {
  let about = About(
    id: "mail-smime-uuid-missing",
    level: .error,
    reads: .accounts,
    keys: ["SMIMESigningCertificateUUID", "SMIMEEncryptionCertificateUUID"],
    title: Text(
      en: "S/MIME without its certificate",
      ja: "証明書のない S/MIME 設定"),
    why: Text(
      en: """
        Without the identity, messages cannot be signed and stay in the outbox, and encrypted mail cannot \
        be read.
        """,
      ja: """
        証明書と秘密鍵がないと、署名できないメールが送信ボックスに残り、\
        暗号化されたメールも読めません。
        """),
    fix: Text(
      en: "Add the identity's payload, or write the PayloadUUID of the one that is there.",
      ja: "証明書のペイロードを追加するか、すでにあるペイロードの PayloadUUID を書いてください。"),
    symptoms: [.s5],
    bad: [
      .mail(
        """
        <key>SMIMESigningCertificateUUID</key>
        ▶<string>0C1F6A52-93B7-4E8D-A0F4-6B2D5E7C1A94</string>
        <key>SMIMESigningEnabled</key>
        <true/>
        """),
      .payloads([
        (
          "com.apple.mail.managed",
          mailKeys + """
            <key>SMIMEEncryptByDefault</key>
            <true/>
            <key>SMIMEEncryptionCertificateUUID</key>
            ▶<string>5EED0000-0000-4000-8000-000000000001</string>
            """
        ), ("com.apple.dock", "<key>autohide</key>\n<true/>"),
      ]),
      .mail(
        """
        <key>SMIMESigningCertificateUUID</key>
        ▶<string>0C1F6A52-93B7-4E8D-A0F4-6B2D5E7C1A94</string>
        """),
    ],
    good: [
      .payloads([
        (
          "com.apple.mail.managed",
          mailKeys + """
            <key>SMIMESigningCertificateUUID</key>
            <string>5eed0000-0000-4000-8000-000000000001</string>
            <key>SMIMESigningEnabled</key>
            <true/>
            """
        ), ("com.apple.security.scep", scepKeys),
      ]),
      .mail(
        """
        <key>SMIMESigningCertificateUUID</key>
        <string>$SMIME_UUID</string>
        <key>SMIMESigningEnabled</key>
        <true/>
        """),
      .mail(
        """
        <key>SMIMESigningCertificateUUID</key>
        <string></string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    let references = device.references.filter { $0.need == .smime }
    if references.isEmpty { return [] }
    var types: [String: String] = [:]
    for payload in device.payloads {
      if let uuid = payload.uuid { types[uuid.value.uppercased()] = payload.type }
    }
    let identities = Set(
      device.credentials.filter(\.isIdentity)
        .compactMap { device.payloads[$0.payload].uuid?.value.uppercased() })
    return references.compactMap { reference in
      let uuid = reference.uuid.value.uppercased()
      if identities.contains(uuid) { return nil }
      let isFault = usesSMIME(device.payloads[reference.payload].entries) && device.isWhole
      return finding(isFault ? .error : .note, at: reference.uuid.place, message(reference, types[uuid]))
    }
  }

  private func message(_ reference: Reference, _ type: String?) -> Text {
    let uuid = reference.uuid.value.quoted
    guard let type else {
      return Text(
        en: "no payload has the UUID \(uuid); \(reference.key) needs the one of an identity",
        ja: "UUID が \(uuid) のペイロードがありません。\(reference.key) には証明書と秘密鍵を持つペイロードが必要です")
    }
    return Text(
      en:
        "\(uuid) is a \(type.quoted) payload, which holds no private key; \(reference.key) needs an identity",
      ja: "\(uuid) は \(type.quoted) で、秘密鍵を持っていません。\(reference.key) には証明書と秘密鍵を持つペイロードが必要です")
  }

  private func usesSMIME(_ entries: Entries) -> Bool {
    let switches: [StaticString] = [
      "SMIMEEnabled", "SMIMESigningEnabled", "SMIMESigningUserOverrideable", "SMIMEEncryptionEnabled",
      "SMIMEEncryptByDefault", "SMIMEEncryptByDefaultUserOverrideable", "SMIMEEnablePerMessageSwitch",
      "SMIMEEnableEncryptionPerMessageSwitch",
    ]
    return switches.contains { entries.boolean($0).value == true }
  }

  private static let mailKeys = Example.mailKeys("", number: 0)

  private static let scepKeys = """
    <key>PayloadContent</key>
    <dict>
    <key>Keysize</key>
    <integer>2048</integer>
    <key>URL</key>
    <string>https://scep.example.com/scep</string>
    </dict>
    """
}
