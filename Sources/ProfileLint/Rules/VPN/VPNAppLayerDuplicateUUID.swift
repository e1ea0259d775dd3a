/// Two per-app VPNs with one VPNUUID.
///
/// A profile that replaces another one, by the same identifier in another file, brings its VPNs again; that
/// is no second VPN.
struct VPNAppLayerDuplicateUUID: Rule {
  let about = About(
    id: "vpn-applayer-duplicate-uuid",
    level: .error,
    reads: .vpn,
    title: Text(
      en: "Two per-app VPNs with one VPNUUID",
      ja: "同じ VPNUUID を持つ App ごとの VPN が 2 つある"),
    why: Text(
      en: """
        Apps and accounts name their VPN by its VPNUUID, which has to be unique. With two of them nobody can \
        say which one Mail takes, and it may be the one that does not reach the server.
        """,
      ja: """
        アプリやアカウントは VPNUUID で VPN を指定するため、重複は許されません。2 つあるとどちらが使われるか決まらず、\
        メールサーバーに届かない側が使われることもあります。
        """),
    fix: Text(
      en: "Give each VPN a VPNUUID of its own and correct the accounts and apps that name it.",
      ja: "VPN ごとに別の VPNUUID を付け、それを指定しているアカウントやアプリも直してください。"),
    symptoms: [.s2],
    guide: [10],
    bad: [
      .payloads([
        ("com.apple.vpn.managed.applayer", Self.vpn("5EED0000-0000-4000-8000-0000000000AA")),
        ("com.apple.vpn.managed.applayer", Self.vpn("5eed0000-0000-4000-8000-0000000000aa", mark: "▶")),
      ])
    ],
    good: [
      .payloads([
        ("com.apple.vpn.managed.applayer", Self.vpn("5EED0000-0000-4000-8000-0000000000AA")),
        ("com.apple.vpn.managed.applayer", Self.vpn("5EED0000-0000-4000-8000-0000000000AB")),
      ]),
      .payloads([
        ("com.apple.vpn.managed.applayer", Self.vpn("$VPN_UUID")),
        ("com.apple.vpn.managed.applayer", Self.vpn("$VPN_UUID")),
      ]),
      .payloads([
        ("com.apple.vpn.managed.applayer", Self.vpn("")), ("com.apple.vpn.managed.applayer", Self.vpn("")),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    var first: [String: (place: Place, profile: Profile)] = [:]
    return device.vpns.compactMap { vpn in
      guard vpn.isPerApp, let uuid = vpn.uuid.located, !uuid.value.isEmpty else { return nil }
      let profile = device.profiles[device.payloads[vpn.payload].profile]
      guard let other = first[uuid.value.lowercased()] else {
        first[uuid.value.lowercased()] = (uuid.place, profile)
        return nil
      }
      if profile.document != other.profile.document, profile.isNamedLike(other.profile) { return nil }
      return finding(
        at: uuid.place,
        Text(
          en: "\(uuid.value.quoted) is taken; \(vpn.label.en) needs a VPNUUID of its own",
          ja: "\(uuid.value.quoted) は使用済みです。\(vpn.label.ja) には別の VPNUUID が必要です")
      )
      .related(to: other.place, Text(en: "first used here", ja: "最初に使われているのはここです"))
    }
  }

  private static func vpn(_ uuid: String, mark: String = "") -> String {
    Example.vpnKeys("IKEv2", "", beside: "<key>VPNUUID</key>\n\(mark)<string>\(uuid)</string>")
  }
}

extension Profile {
  /// Whether it takes the other one's place on a device.
  fileprivate func isNamedLike(_ other: Profile) -> Bool {
    guard let name = identifier?.value, !name.isEmpty else { return false }
    return name == other.identifier?.value
  }
}
