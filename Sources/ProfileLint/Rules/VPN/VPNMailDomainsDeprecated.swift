/// A per-app VPN that finds its accounts by domains, as before iOS 13.4.
///
/// Apple deprecated MailDomains, CalendarDomains and ContactsDomains on iOS only; the accounts' VPNUUID does
/// not exist on a Mac. So it is a note where the VPN is made for a Mac (ProviderDesignatedRequirement), and
/// where an account names the VPN already and the old keys stay for older devices.
struct VPNMailDomainsDeprecated: Rule {
  let about = About(
    id: "vpn-mail-domains-deprecated",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "Per-app VPN tied to accounts by deprecated keys",
      ja: "非推奨のキーでアカウントと結び付けた App ごとの VPN"),
    why: Text(
      en: """
        Since iOS 13.4 an account says itself which VPN it takes. With the old lists of domains Mail may go \
        around the VPN, and a server that only the VPN reaches is not found.
        """,
      ja: """
        iOS 13.4 以降は、どの VPN を使うかをアカウントの側で指定します。古いドメインの一覧だけでは、メールが VPN を\
        通らず、VPN 経由でしか届かないサーバーにつながらないことがあります。
        """),
    fix: Text(
      en: "Put the VPN's VPNUUID into the account's payload and remove the list.",
      ja: "アカウントのペイロードに VPN の VPNUUID を書き、一覧は削除してください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .perAppVPN(
        "IKEv2", "",
        beside: """

          <key>MailDomains</key>
          ▶<array>
          <string>mail.example.com</string>
          </array>
          """),
      .perAppVPN(
        "VPN", "<key>ProviderDesignatedRequirement</key>\n<string>identifier com.example.vpn</string>",
        beside: """

          <key>CalendarDomains</key>
          ▶<array>
          <string>calendar.example.com</string>
          </array>
          """),
    ],
    good: [
      .perAppVPN(
        "IKEv2", "",
        beside: """

          <key>SafariDomains</key>
          <array>
          <string>intranet.example.com</string>
          </array>
          <key>MailDomains</key>
          <array/>
          """),
      .payloads([
        (
          "com.apple.vpn.managed.applayer",
          Example.vpnKeys(
            "IKEv2", "", beside: "<key>VPNUUID</key>\n<string>5EED0000-0000-4000-8000-0000000000AA</string>")
        ),
        (
          "com.apple.mail.managed",
          Example.mailKeys(
            "<key>VPNUUID</key>\n<string>5EED0000-0000-4000-8000-0000000000AA</string>", number: 1)
        ),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let vpns = device.vpns.filter(\.isPerApp)
    if vpns.isEmpty { return [] }
    let used = Set(device.accounts.compactMap { $0.vpnUUID.value?.lowercased() })
    return vpns.flatMap { vpn in
      (["MailDomains", "CalendarDomains", "ContactsDomains"] as [StaticString]).compactMap { key in
        guard let list = vpn.entries.node[key], list.kind == .array, !list.isEmpty else { return nil }
        let isUsed = vpn.uuid.value.map { used.contains($0.lowercased()) } ?? false
        let isForMac = vpn.settings?.has("ProviderDesignatedRequirement") ?? false
        return finding(
          isUsed || isForMac ? .note : .warning, at: vpn.entries.place(of: list),
          Text(
            en: "\(key) chooses \(vpn.label.en); since iOS 13.4 the account's VPNUUID does",
            ja: "\(key) で \(vpn.label.ja) を選んでいます。iOS 13.4 以降はアカウントの VPNUUID で指定します"))
      }
    }
  }
}
