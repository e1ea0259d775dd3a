import LocatedPlist

/// A profile whose newest date lies more than five years back.
///
/// What counts as a date: when it was signed, its signer's certificate, the certificates inside, and the days on
/// which it expires or is removed. A CA lives for decades, so that its own certificate proves nothing by itself;
/// the same holds for the day on which a profile that has none of these was made. Where the profile has expired
/// or is to be removed already, `profile-expired` and `profile-removal-past` say more.
struct ProfileOld: Rule {
  let about = About(
    id: "profile-old",
    level: .note,
    reads: .profiles,
    title: Text(
      en: "Profile from years ago",
      ja: "何年も前のプロファイル"),
    why: Text(
      en: """
        Nothing in it is younger than five years. Servers, certificates and carriers have changed since, and a \
        profile that was forgotten keeps its old accounts and settings on the device.
        """,
      ja: """
        5 年より新しい日付が 1 つもありません。その間にサーバーや証明書、通信事業者の設定は変わっており、\
        忘れられたプロファイルは古いアカウントや設定をデバイスに残し続けます。
        """),
    fix: Text(
      en: "Check whether it is still needed; if so, build it anew with today's settings, or else remove it.",
      ja: "まだ必要かを確かめ、必要なら現在の設定で作り直し、不要なら削除してください。"),
    symptoms: [.s3],
    guide: [9],
    bad: [
      .text(
        Example.profile(of: [
          ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.oldServer))
        ]).replacing("<string>Configuration</string>", with: "▶<string>Configuration</string>"))
    ],
    good: [
      .payload("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.authority)),
      // A CA lives long.
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.oldAuthority)),
      // The newest date counts.
      .payloads([
        ("com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.oldServer)),
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      ]),
      .text(ExampleSignature.fitting),
      .profile("<key>RemovalDate</key>\n<date>2060-03-31T15:00:00Z</date>"),
    ])

  private static let years: Int64 = 5

  func check(_ device: Device) -> [Finding] {
    let limit = device.now.secondsSince1970 &- Self.years &* 31_556_952
    let certificates = Dictionary(grouping: device.certificates) { device.payloads[$0.payload].profile }
    return device.profiles.enumerated().compactMap { position, profile in
      let document = device.documents[profile.document]
      if document.kind == .payload { return nil }
      let newest = Self.dates(of: profile, document, certificates[position] ?? [], device.now).max {
        $0.day < $1.day
      }
      guard let newest, newest.isTelling, newest.day.secondsSince1970 < limit else { return nil }
      let old = finding(
        at: profile.place,
        Text(
          en: "the newest date in this profile is \(newest.day.day); check whether it is still needed",
          ja: "このプロファイルで最も新しい日付は \(newest.day.day) です。まだ必要か確認してください"))
      return newest.place.map { old.related(to: $0, Text(en: "the newest date", ja: "最も新しい日付")) } ?? old
    }
  }

  private struct Evidence {
    var day: PlistDate
    /// Whether it shows when the profile was made.
    var isTelling: Bool
    var place: Place?
  }

  private static func dates(
    of profile: Profile, _ document: Document, _ certificates: [Certificate], _ now: PlistDate
  ) -> [Evidence] {
    let limits = [profile.entries.date("PayloadExpirationDate"), profile.removalDate].compactMap(\.located)
    // What is over has a finding of its own; what lies ahead was set on purpose.
    var found = limits.map { Evidence(day: $0.value, isTelling: false, place: $0.place) }
    if let day = profile.installDay.flatMap(PlistDate.init(_:)),
      let node = profile.entries.child("InstallDate")
    {
      found.append(Evidence(day: day, isTelling: true, place: profile.entries.place(of: node)))
    }
    for signature in document.read.signatures {
      if let day = signature.signingTime { found.append(Evidence(day: day, isTelling: true, place: nil)) }
      // A signer's certificate was there before the profile was; once it is over it cannot have signed it since.
      if let signer = signature.signer {
        found.append(Evidence(day: signer.notBefore, isTelling: signer.notAfter < now, place: nil))
      }
    }
    for certificate in certificates {
      guard let facts = certificate.facts else { continue }
      found.append(
        Evidence(day: facts.notBefore, isTelling: !facts.isCA, place: certificate.place))
    }
    return found
  }
}
