import ProfileSchema

/// Mobile data without IPv6.
///
/// The public tables do not say which IP versions an access point serves, so this is a note; a warning only
/// for a carrier of which it is certain (`protocol` in carriers.tsv). DefaultProtocolMask counts where
/// AllowedProtocolMask is missing, because versions before iOS 11 read it; a roaming mask counts where
/// there is no mask for home (else `cellular-mask-mismatch` speaks).
struct CellularIPv4Only: Rule {
  let about = About(
    id: "cellular-ipv4-only",
    level: .note,
    reads: .cellular,
    title: Text(
      en: "Mobile data limited to IPv4",
      ja: "モバイル通信が IPv4 に限られている"),
    why: Text(
      en: """
        Some networks hand out IPv6 alone. There a profile that allows IPv4 only gets no address, and mail \
        fails on mobile data while Wi-Fi is fine.
        """,
      ja: """
        IPv6 のアドレスしか配らないネットワークがあります。IPv4 だけを許すプロファイルではアドレスを得られず、\
        Wi-Fi では問題なくても、モバイル通信ではメールが使えません。
        """),
    fix: Text(
      en:
        "Write 3 (IPv4 and IPv6) into AllowedProtocolMask; EnableXLAT464 (iOS 16) helps on networks with IPv6 alone.",
      ja: "AllowedProtocolMask を 3（IPv4 と IPv6）にしてください。IPv6 だけのネットワークでは EnableXLAT464（iOS 16 以降）も役立ちます。"),
    symptoms: [.s2],
    guide: [104],
    bad: [
      .accessPoint(
        """
        <key>Name</key>
        <string>rakuten.jp</string>
        <key>AllowedProtocolMask</key>
        ▶<integer>1</integer>
        <key>AllowedProtocolMaskInRoaming</key>
        <integer>1</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMask</key>
        ▶<integer>1</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>DefaultProtocolMask</key>
        ▶<integer>1</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>private.example.com</string>
        <key>AllowedProtocolMaskInRoaming</key>
        ▶<integer>1</integer>
        """),
    ],
    good: [
      .accessPoint(named: "<string>rakuten.jp</string>"),
      .accessPoint(
        """
        <key>Name</key>
        <string>rakuten.jp</string>
        <key>AllowedProtocolMask</key>
        <integer>3</integer>
        <key>DefaultProtocolMask</key>
        <integer>1</integer>
        """),
      .accessPoint(
        """
        <key>Name</key>
        <string>rakuten.jp</string>
        <key>AllowedProtocolMask</key>
        <string>$MASK</string>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap(\.apns).compactMap { apn in
      switch apn.allowedMask {
      case .known(let mask):
        return mask.value == 1 ? homeFinding(apn, mask.place) : nil
      case .absent:
        if let mask = apn.defaultMask.located, mask.value == 1 {
          return finding(
            at: mask.place,
            Text(
              en:
                "DefaultProtocolMask 1 is IPv4 only before iOS 11, and is not read since; AllowedProtocolMask 3 allows both",
              ja:
                "DefaultProtocolMask の 1 は iOS 10 までは IPv4 のみを意味し、iOS 11 以降では使われません。AllowedProtocolMask を 3 にしてください"
            ))
        }
        return roamingFinding(apn)
      case .unknown, .mistyped:
        return nil
      }
    }
  }

  private func homeFinding(_ apn: AccessPoint, _ place: Place) -> Finding {
    let owners = apn.facts.owners
    guard owners.count == 1, let owner = owners.first, owner.isDualStack else {
      return finding(
        at: place,
        Text(
          en: "AllowedProtocolMask 1 allows IPv4 only; 3 allows IPv6 too",
          ja: "AllowedProtocolMask の 1 は IPv4 だけを許します。3 なら IPv6 も使えます"))
    }
    return finding(
      .warning, at: place,
      Text(
        en: "\(owner.name) serves IPv4 and IPv6, and AllowedProtocolMask 1 allows IPv4 only; write 3",
        ja: "\(owner.name) は IPv4 と IPv6 に対応していますが、AllowedProtocolMask の 1 は IPv4 だけを許します。3 にしてください"))
  }

  private func roamingFinding(_ apn: AccessPoint) -> Finding? {
    guard
      let mask = [apn.roamingMask, apn.domesticRoamingMask].compactMap(\.located).first(where: {
        $0.value == 1
      })
    else { return nil }
    return finding(
      at: mask.place,
      Text(
        en: "this mask allows IPv4 only while roaming; 3 allows IPv6 too",
        ja: "この値ではローミング中に IPv4 しか使えません。3 なら IPv6 も使えます"))
  }
}
