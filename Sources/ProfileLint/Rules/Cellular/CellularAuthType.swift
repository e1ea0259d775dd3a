/// PAP where a carrier documents CHAP.
///
/// Apple: without AuthenticationType it is PAP. A note, because many networks take both.
struct CellularAuthType: Rule {
  let about = About(
    id: "cellular-auth-type",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "PAP where the carrier documents CHAP",
      ja: "CHAP と案内されている APN に PAP を使っている"),
    why: Text(
      en: """
        Without AuthenticationType the device signs in with PAP. A network that takes CHAP alone refuses \
        that, although user name and password are right.
        """,
      ja: """
        AuthenticationType を書かないと PAP になります。CHAP だけを受け付けるネットワークでは、ユーザー名とパスワードが\
        正しくても拒否されます。
        """),
    fix: Text(
      en: "Set AuthenticationType to CHAP.",
      ja: "AuthenticationType を CHAP にしてください。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(
        """
        <key>Name</key>
        <string>mineo-d.jp</string>
        <key>AuthenticationType</key>
        ▶<string>PAP</string>
        <key>Username</key>
        <string>mineo@k-opti.com</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        ▶<string>uqmobile.jp</string>
        <key>Username</key>
        <string>uq@uqmobile.jp</string>
        """),
    ],
    good: [
      .accessPoint(
        """
        <key>Name</key>
        <string>mineo-d.jp</string>
        <key>AuthenticationType</key>
        <string>CHAP</string>
        <key>Username</key>
        <string>mineo@k-opti.com</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>iijmio.jp</string>
        <key>Username</key>
        <string>mio@iij</string>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>mineo-d.jp</string>
        <key>AuthenticationType</key>
        <string>$AUTH</string>
        <key>Username</key>
        <string>mineo@k-opti.com</string>
        """),
      .accessPoint(named: "<string>mineo-d.jp</string>"),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>Username</key>
        <string>example</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap(\.apns).compactMap { apn in
      // The old form has no such key. Without a user name nobody signs in.
      guard !apn.isDeprecatedForm, let name = apn.name.located, apn.userName.value?.isEmpty == false else {
        return nil
      }
      let facts = apn.facts
      guard facts.areDistinctive, facts.allSatisfy({ $0.authentication == "chap" }) else { return nil }
      switch apn.authentication {
      case .absent:
        return finding(
          at: name.place,
          Text(
            en: "\(name.value.quoted) is documented with CHAP, and without AuthenticationType it is PAP",
            ja: "\(name.value.quoted) は CHAP と案内されていますが、AuthenticationType がないため PAP になります"))
      case .known(let type) where type.value == "PAP":
        return finding(
          at: type.place,
          Text(
            en: "\(name.value.quoted) is documented with CHAP, and \"PAP\" is written",
            ja: "\(name.value.quoted) は CHAP と案内されていますが、\"PAP\" と書かれています"))
      case .known, .unknown, .mistyped: return nil
      }
    }
  }
}
