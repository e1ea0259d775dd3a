/// A user name or password that does not fit the access point.
///
/// A warning only where the network surely looks: it asks for CHAP alone, or several carriers share the
/// access point and are told apart by the user name (plus.acs.jp, dm.jplat.net). Elsewhere networks ignore
/// what is sent, so it is a note. User names that hold a subscriber's number are never compared, and
/// passwords are never read.
struct CellularCredentialMismatch: Rule {
  let about = About(
    id: "cellular-credential-mismatch",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "User name that does not fit the access point",
      ja: "APN に合わないユーザー名"),
    why: Text(
      en: """
        Many access points take one public user name for all customers, and some tell by it whose customer \
        it is. With another one the network refuses the connection, and there is no mobile data.
        """,
      ja: """
        多くの APN では、利用者全員が同じ公開のユーザー名を使います。ユーザー名で事業者を見分ける APN もあり、\
        違う名前では接続を拒否され、モバイル通信ができません。
        """),
    fix: Text(
      en: "Write the user name and password that the carrier of the data SIM documents, or neither.",
      ja: "データ通信に使う SIM の事業者が案内するユーザー名とパスワードを書くか、どちらも書かないでください。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(
        """
        <key>Name</key>
        <string>plus.acs.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        ▶<string>plus</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>plus.acs.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        ▶<string>uq@uqmobile.jp</string>
        """
      ).with(sim: "440-20"),
      .accessPoint(
        """
        <key>Name</key>
        ▶<string>mineo-d.jp</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>Username</key>
        ▶<string></string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>spmode.ne.jp</string>
        ▶<key>Password</key>
        <string>example</string>
        """),
    ],
    good: [
      .accessPoint(
        """
        <key>Name</key>
        <string>plus.acs.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        <string>lm</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>uno.au-net.ne.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        <string>123456789012345@uno.au-net.ne.jp</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>plus.acs.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        <string>${apn_user}</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>spmode.ne.jp</string>
        <key>Username</key>
        <string>anything</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string></string>
        <key>Username</key>
        <string></string>
        <key>Password</key>
        <string></string>
        """),
      .accessPoint(named: "<string>private.example.com</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap(\.apns).flatMap { apn -> [Finding] in
      // A form that was left empty as a whole is another matter.
      guard let name = apn.name.located, !name.value.isEmpty else { return [] }
      return [userFinding(apn, name, device.sim), passwordFinding(apn)].compactMap { $0 }
    }
  }

  private func userFinding(_ apn: AccessPoint, _ name: Located<String>, _ sim: SIM?) -> Finding? {
    let signIn = AccessPointSignIn(apn, sim: sim)
    switch apn.userName {
    case .unknown, .mistyped: return nil
    case .known(let user) where !user.value.isEmpty:
      return signIn.flatMap { mismatch(user, name.value, $0) }
    case .known(let user):
      return finding(
        .note, at: user.place,
        Text(
          en: "the user name is empty; leave the key out, or write the one that the carrier documents",
          ja: "ユーザー名が空です。キーごと削除するか、事業者が案内する値を書いてください"))
    case .absent:
      guard let signIn, signIn.isChecked else { return nil }
      let expected = Alternatives(signIn.userNames.map(\.quoted))
      return finding(
        .note, at: name.place,
        Text(
          en: "\(name.value.quoted) is documented with the user name \(expected.en), and there is none",
          ja: "\(name.value.quoted) のユーザー名は \(expected.ja) と案内されていますが、書かれていません"))
    }
  }

  private func mismatch(
    _ user: Located<String>, _ name: String, _ signIn: AccessPointSignIn
  ) -> Finding? {
    let isDocumented = signIn.userNames.contains { $0.lowercased() == user.value.lowercased() }
    if isDocumented { return nil }
    let expected = Alternatives(signIn.userNames.map(\.quoted))
    return finding(
      signIn.isChecked ? .warning : .note, at: user.place,
      Text(
        en: "\(name.quoted) is documented with the user name \(expected.en), not \(user.value.quoted)",
        ja: "\(name.quoted) のユーザー名は \(expected.ja) と案内されています。\(user.value.quoted) ではありません"))
  }

  private func passwordFinding(_ apn: AccessPoint) -> Finding? {
    guard let place = apn.passwordPlace else { return nil }
    let key = apn.isDeprecatedForm ? "password" : "Password"
    if apn.hasEmptyPassword {
      return finding(
        .note, at: place,
        Text(
          en: "\(key) is empty; leave the key out",
          ja: "\(key) が空です。キーごと削除してください"))
    }
    // The old form asks for a user name that is missing.
    guard apn.userName.isAbsent, !apn.isDeprecatedForm else { return nil }
    return finding(
      .note, at: place,
      Text(
        en: "\(key) has no Username to go with it; add the user name, or leave the password out",
        ja: "\(key) に対応する Username がありません。ユーザー名を書くか、パスワードを削除してください"))
  }
}
