import ProfileSchema

/// A password that everybody who gets the profile can read.
///
/// Signing does not hide it; an encrypted profile shows no payloads here and raises nothing. The
/// credentials of a public access point are the carrier's own published ones: a note at most. The two
/// passwords of a mail account are one fault, reported at the first of them.
struct MailPasswordInProfile: Rule {
  let about = About(
    id: "mail-password-in-profile",
    level: .warning,
    reads: .secrets,
    title: Text(
      en: "Password in a readable profile",
      ja: "平文のプロファイルに書かれたパスワード"),
    why: Text(
      en:
        "Apple allows passwords in encrypted profiles only: anybody who gets the file can read this one. After a change of password the old one stays on the device, and the account asks again and again.",
      ja:
        "Apple はパスワードを暗号化されたプロファイルだけに書くよう求めています。このままではファイルを手に入れた人が誰でも読めます。また、パスワードを変えても古いものがデバイスに残り、認証を繰り返し求められます。"
    ),
    fix: Text(
      en: "Leave the password out, so that the device asks for it, or encrypt the profile for the device.",
      ja: "パスワードを書かずにデバイス側で入力させるか、プロファイルをデバイス向けに暗号化してください。"),
    symptoms: [.s3, .s7],
    guide: [6, 101],
    yieldsTo: [
      "mail-password-placeholder", "mail-icloud-password-form", "mail-password-mismatch", "proxy-password",
      "eas-oauth-password",
    ],
    bad: [
      .mail(
        """
        ▶<key>IncomingPassword</key>
        <string>not-a-real-secret</string>
        """),
      .payload(
        "com.apple.wifi.managed",
        """
        <key>SSID_STR</key>
        <string>Example Office</string>
        <key>EncryptionType</key>
        <string>WPA2</string>
        ▶<key>Password</key>
        <string>not-a-real-secret</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>OutgoingPasswordSameAsIncomingPassword</key>
        <true/>
        """),
      .mail(
        """
        <key>IncomingPassword</key>
        <string></string>
        """),
      .mail(
        """
        <key>IncomingPassword</key>
        <string>$FLEET_VAR_MAIL_PASSWORD</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    let publicPlaces = publicAccessPoints(of: device)
    let seconds = secondPasswords(of: device)
    return device.secrets.compactMap { secret in
      if seconds.contains(secret.place) { return nil }
      if publicPlaces.contains(secret.place) {
        return finding(
          .note, at: secret.place,
          Text(
            en:
              "\(secret.key) of a public access point is readable; that is no secret if the carrier publishes it",
            ja: "公開されているアクセスポイントの \(secret.key) が読める状態です。事業者が公表している値であれば問題ありません"))
      }
      return finding(
        at: secret.place,
        Text(
          en:
            "\(secret.key) can be read by anybody who gets the profile; leave it out, or encrypt the profile",
          ja: "\(secret.key) はプロファイルを手に入れた人なら誰でも読めます。書かないか、プロファイルを暗号化してください"))
    }
  }

  /// Where the outgoing password stands beside an incoming one.
  private func secondPasswords(of device: Device) -> Set<Place> {
    Set(device.mailAccounts.compactMap { $0.incoming.password == nil ? nil : $0.outgoing.password?.place })
  }

  /// Where the passwords of access points stand whose names a public database lists.
  private func publicAccessPoints(of device: Device) -> Set<Place> {
    Set(
      device.cellular.flatMap(\.apns).compactMap { accessPoint in
        guard let name = accessPoint.name.value, !AccessPointNames.shared.facts(for: name).isEmpty else {
          return nil
        }
        return accessPoint.entries.keyPlace("Password") ?? accessPoint.entries.keyPlace("password")
      })
  }
}
