/// A profile whose payloads are encrypted, so that nobody but the device can look inside.
///
/// Either the payloads are (EncryptedPayloadContent, for the devices whose certificates were used), or the
/// file as a whole (CMS EnvelopedData).
struct ProfileEncrypted: Rule {
  let about = About(
    id: "profile-encrypted",
    level: .note,
    reads: .documents,
    title: Text(
      en: "Encrypted profile that cannot be inspected",
      ja: "暗号化されていて検査できないプロファイル"),
    why: Text(
      en: """
        The payloads are encrypted for particular devices. That is the right way to send passwords, and it \
        also means that nothing in them has been checked here.
        """,
      ja: """
        ペイロードが特定のデバイス向けに暗号化されています。パスワードを配布する方法としては正しいものですが、\
        中身はここでは検査されていません。
        """),
    fix: Text(
      en: "Lint the profile before it is encrypted.",
      ja: "暗号化する前のプロファイルを検査してください。"),
    symptoms: [],
    bad: [
      .text(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        <key>PayloadDisplayName</key>
        <string>Example</string>
        <key>PayloadIdentifier</key>
        <string>com.example.encrypted</string>
        <key>PayloadType</key>
        <string>Configuration</string>
        <key>PayloadUUID</key>
        <string>5EED0000-0000-4000-8000-0000000000FF</string>
        <key>PayloadVersion</key>
        <integer>1</integer>
        ▶<key>EncryptedPayloadContent</key>
        <data>
        MIAGCSqGSIb3DQEHA6CAMIACAQAxAA==
        </data>
        </dict>
        </plist>
        """)
    ],
    good: [
      .profile("<key>PayloadOrganization</key>\n<string>Example Corp</string>")
    ])

  func check(_ device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard document.status == .encrypted else { return nil }
      let content = document.list?.root["EncryptedPayloadContent"]
      let anchor = content.map { Place.Anchor.key(Int32($0.index)) } ?? .document
      return finding(
        at: Place(document: position, anchor),
        Text(
          en: "the payloads are encrypted and were not checked; lint the profile before it is encrypted",
          ja: "ペイロードが暗号化されているため検査していません。暗号化する前のプロファイルを検査してください"))
    }
  }
}
