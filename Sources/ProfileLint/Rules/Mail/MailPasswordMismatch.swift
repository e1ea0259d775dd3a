import ProfileSchema

/// Two passwords for one mailbox.
///
/// Both servers are one host, of one provider or in one domain, and the user is the same. Silent where the
/// provider lets people make any number of app passwords: two of them may both be right. The finding stands at the incoming password: with the
/// outgoing one it is a single fault, and `mail-password-in-profile` is silent about both.
struct MailPasswordMismatch: Rule {
  let about = About(
    id: "mail-password-mismatch",
    level: .warning,
    reads: .secrets,
    title: Text(
      en: "Two different passwords for one mailbox",
      ja: "受信と送信で異なるパスワード"),
    why: Text(
      en:
        "One of the two is old: mail arrives and cannot be sent, or the other way round, and the device asks for the password again.",
      ja: "どちらかが古いままです。受信できるのに送信できない、またはその逆になり、パスワードを繰り返し求められます。"),
    fix: Text(
      en: "Leave both out, and let the device ask once with OutgoingPasswordSameAsIncomingPassword.",
      ja: "両方とも書かず、OutgoingPasswordSameAsIncomingPassword を true にして一度だけ入力させてください。"),
    symptoms: [.s3, .s5],
    guide: [6, 39],
    yieldsTo: ["mail-password-placeholder", "mail-icloud-password-form"],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>mail.example.com</string>
        ▶<key>IncomingPassword</key>
        <string>not-a-real-secret</string>
        <key>OutgoingMailServerHostName</key>
        <string>mail.example.com</string>
        <key>OutgoingPassword</key>
        <string>nor-is-this-one</string>
        """),
      .mail(
        """
        <key>EmailAddress</key>
        <string>user@i.softbank.jp</string>
        <key>IncomingMailServerHostName</key>
        <string>imap.softbank.jp</string>
        <key>IncomingMailServerUsername</key>
        <string>user</string>
        ▶<key>IncomingPassword</key>
        <string>not-a-real-secret</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.softbank.jp</string>
        <key>OutgoingMailServerPortNumber</key>
        <integer>465</integer>
        <key>OutgoingMailServerUsername</key>
        <string>user</string>
        <key>OutgoingPassword</key>
        <string>nor-is-this-one</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingPassword</key>
        <string>$IMAP_PASSWORD</string>
        <key>OutgoingPassword</key>
        <string>$SMTP_PASSWORD</string>
        """),
      .mail(
        """
        <key>IncomingPassword</key>
        <string></string>
        <key>OutgoingPassword</key>
        <string>{{ smtp_password }}</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      let (incoming, outgoing) = (account.incoming, account.outgoing)
      guard incoming.authenticates, outgoing.authenticates, isSameUser(incoming, outgoing),
        let first = incoming.password, let second = outgoing.password, !first.isSame(as: second),
        !second.isPlaceholder, knowSameUsers(incoming, outgoing)
      else { return nil }
      return finding(
        at: first.place,
        Text(
          en: "IncomingPassword and OutgoingPassword differ for one user; leave both out",
          ja: "同じユーザーの IncomingPassword と OutgoingPassword が異なります。どちらも書かないでください")
      )
      .related(to: second.place, Text(en: "the other password", ja: "もう一方のパスワード"))
    }
  }

  private func knowSameUsers(_ incoming: MailServer, _ outgoing: MailServer) -> Bool {
    guard let host = incoming.hostName, let other = outgoing.hostName else { return false }
    let providers = Set(incoming.documented.map(\.provider))
    let shared = outgoing.documented.filter { providers.contains($0.provider) }
    if !shared.isEmpty { return !shared.contains { $0.password == .appPassword } }
    return host == other || domain(of: host) != nil && domain(of: host) == domain(of: other)
  }

  /// The domain above a host; nil where it may be one that many companies share, such as `co.jp`.
  private func domain(of host: String) -> Substring? {
    let labels = host.split(separator: ".")
    guard labels.count > 2, labels[1].count > 3, !HostName.isAddress(host) else { return nil }
    return host.drop { $0 != "." }
  }

  /// Some providers want the address at one server and the part before the @ at the other.
  private func isSameUser(_ incoming: MailServer, _ outgoing: MailServer) -> Bool {
    guard let name = incoming.userName.value?.lowercased(), !name.isEmpty,
      let other = outgoing.userName.value?.lowercased(), !other.isEmpty
    else { return false }
    return name == other || name.hasPrefix(other + "@") || other.hasPrefix(name + "@")
  }
}
