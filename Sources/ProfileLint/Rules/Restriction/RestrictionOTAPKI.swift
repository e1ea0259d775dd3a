/// Trust data of the system that stays as old as the system (allowOTAPKIUpdates false).
///
/// The catalogue has a warning; without an account on the device it is a note, because baselines set it on
/// purpose. Apple says that checks for revoked certificates go on.
struct RestrictionOTAPKI: Rule {
  let about = About(
    id: "restriction-ota-pki",
    level: .warning,
    reads: .restrictions,
    keys: ["allowOTAPKIUpdates"],
    title: Text(
      en: "Updates of the trusted certificates are off",
      ja: "信頼済み証明書の更新がオフ"),
    why: Text(
      en: """
        Apple renews the list of trusted roots over the air, between system updates. Without that a mail \
        server with a certificate from a new authority gives a warning here and on no other device.
        """,
      ja: """
        Apple は、OS のアップデートとは別に信頼済みルート証明書の一覧を更新しています。更新が止まると、新しい認証局の\
        証明書を使うメールサーバーに、このデバイスだけで証明書の警告が出ます。
        """),
    fix: Text(
      en: "Remove allowOTAPKIUpdates or set it to true.",
      ja: "allowOTAPKIUpdates を削除するか、true にしてください。"),
    symptoms: [.s8],
    guide: [99],
    bad: [
      .restrictions("<key>allowOTAPKIUpdates</key>\n▶<false/>"),
      .restrictions("<key>allowOTAPKIUpdates</key>\n▶<false/>", besideMail: ""),
    ],
    good: [
      .restrictions("<key>allowOTAPKIUpdates</key>\n<true/>", besideMail: ""),
      .restrictions("<key>allowOTAPKIUpdates</key>\n<string>$OTA_PKI</string>", besideMail: ""),
      .restrictions("<key>allowCamera</key>\n<false/>", besideMail: ""),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowOTAPKIUpdates", equal: false).map { setting in
      finding(
        device.accounts.isEmpty ? .note : .warning, at: setting.place,
        Text(
          en: "new root certificates do not arrive before the next system update",
          ja: "新しいルート証明書は、次の OS アップデートまで届きません"))
    }
  }
}
