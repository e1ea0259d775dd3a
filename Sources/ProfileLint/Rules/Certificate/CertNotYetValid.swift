import LocatedPlist

/// A certificate whose validity has not begun: in a payload, or the one that signed the profile.
///
/// An error where devices are to use it, as for `cert-expired`. A CA that stands beside a valid one of the
/// same name was rolled out ahead of time, which is a note. What begins within a day of the moment that is
/// judged is left alone: it was issued this morning, or somewhere else on the globe.
struct CertNotYetValid: Rule {
  let about = About(
    id: "cert-not-yet-valid",
    level: .warning,
    reads: [.documents, .certificates],
    title: Text(
      en: "Certificate that is not valid yet",
      ja: "まだ有効になっていない証明書"),
    why: Text(
      en: """
        Until its first day a certificate counts as little as an expired one: servers refuse the identity, \
        and what the CA issued raises warnings. Often the clock of the machine that issued it was wrong.
        """,
      ja: """
        有効期間が始まる前の証明書は、期限切れの証明書と同じく信頼されません。認証は拒否され、その CA が発行した証明書では\
        警告が出ます。多くは、発行したマシンの時計がずれていたことが原因です。
        """),
    fix: Text(
      en: "Issue the certificate again, or distribute the profile once it is valid.",
      ja: "証明書を発行し直すか、有効期間が始まってからプロファイルを配布してください。"),
    symptoms: [.s8],
    guide: [49],
    yieldsTo: ["profile-signature-broken"],
    bad: [
      .payload(
        "com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.futureAuthority, mark: "▶")),
      .payload(
        "com.apple.security.pkcs1", ExampleCertificate.keys(ExampleCertificate.futureAuthority, mark: "▶")),
      .payloads([
        ("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
        (
          "com.apple.security.root",
          ExampleCertificate.keys(ExampleCertificate.futureAuthority, mark: "▶")
        ),
      ]),
    ],
    good: [
      .text(ExampleSignature.fitting),
      .payload("com.apple.security.root", ExampleCertificate.keys(ExampleCertificate.authority)),
      // No certificate at all is another fault.
      .payload("com.apple.security.pem", "<key>PayloadContent</key>\n<string>Base64DataHere</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    payloads(of: device) + signers(of: device)
  }

  private func payloads(of device: Device) -> [Finding] {
    let early = device.certificates.filter { certificate in
      certificate.facts.map { Self.begins($0.notBefore, after: device.now) } ?? false
    }
    if early.isEmpty { return [] }
    let valid = device.validSubjects
    return early.compactMap { certificate in
      guard let facts = certificate.facts else { return nil }
      let name = facts.commonName.quoted
      let day = facts.notBefore.day
      switch certificate.use {
      case .identity:
        return finding(
          .error, at: certificate.place,
          Text(
            en: "the identity \(name) is valid from \(day) on only; servers refuse it until then",
            ja: "ID 証明書 \(name) が有効になるのは \(day) からで、それまではサーバーに拒否されます"))
      case .root where valid.contains(facts.subject):
        return finding(
          .note, at: certificate.place,
          Text(
            en: "the CA \(name) takes over on \(day); until then the one beside it is used",
            ja: "CA 証明書 \(name) が有効になるのは \(day) からです。それまでは一緒に入る現行の証明書が使われます"))
      case .root:
        return finding(
          .error, at: certificate.place,
          Text(
            en: "the CA \(name) is valid from \(day) on only; install one that is valid now",
            ja: "CA 証明書 \(name) が有効になるのは \(day) からです。現在有効な証明書を入れてください"))
      case .certificate:
        return finding(
          at: certificate.place,
          Text(
            en:
              "the certificate \(name) is valid from \(day) on only; check the date that it was issued with",
            ja: "証明書 \(name) が有効になるのは \(day) からです。発行時の日付を確認してください"))
      }
    }
  }

  private static func begins(_ start: PlistDate, after now: PlistDate) -> Bool {
    // Both stand for years between 0 and 9999, so the sum stays small.
    start.secondsSince1970 > now.secondsSince1970 &+ 86_400
  }

  /// The outermost signature is the one that the device shows.
  private func signers(of device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard let signer = document.read.signatures.first?.signer,
        Self.begins(signer.notBefore, after: device.now)
      else { return nil }
      return finding(
        at: Place(document: position, .document),
        Text(
          en: """
            the signing certificate \(signer.commonName.quoted) is valid from \(signer.notBefore.day) on only, \
            so the device shows "Not Verified"; sign with a current one
            """,
          ja: """
            署名に使われた証明書 \(signer.commonName.quoted) が有効になるのは \(signer.notBefore.day) からのため、\
            デバイスには「未検証」と表示されます。有効な証明書で署名してください
            """))
    }
  }
}
