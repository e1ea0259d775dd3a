/// A profile that its user may not remove, with mail accounts or network settings in it.
///
/// A note, since an organisation may want just that. Silent where a removal password opens the way
/// (com.apple.profileRemovalPassword), and for settings that no step of a help desk asks to remove. Beyond the
/// catalogue's mail, proxy, DNS and cellular it looks at every account, at VPNs, relays, filters and Wi-Fi.
struct ProfileRemovalDisallowed: Rule {
  let about = About(
    id: "profile-removal-disallowed",
    level: .note,
    reads: .profiles,
    title: Text(
      en: "Mail or network profile that the user cannot remove",
      ja: "利用者が削除できないメールやネットワークのプロファイル"),
    why: Text(
      en: """
        "Remove the profile and try again" is the first advice for mail and network trouble. Here the button is \
        missing on supervised devices, and the account cannot be deleted and added anew.
        """,
      ja: """
        メールやネットワークの不具合では、まず「プロファイルを削除して試す」よう案内されます。監視対象のデバイスでは\
        このプロファイルに削除ボタンが出ず、アカウントの削除と再追加もできません。
        """),
    fix: Text(
      en: "Allow removal, add com.apple.profileRemovalPassword, or tell the help desk who can remove it.",
      ja: "削除を許可するか com.apple.profileRemovalPassword を追加し、できない場合は削除の依頼先を案内してください。"),
    symptoms: [.s6],
    guide: [20, 44],
    bad: [
      Self.account(
        """
        <key>PayloadRemovalDisallowed</key>
        ▶<true/>
        """)
    ],
    good: [
      Self.account("<key>PayloadRemovalDisallowed</key>\n<false/>"),
      Self.account("<key>PayloadRemovalDisallowed</key>\n<string>true</string>"),
      Self.account(""),
      // A Dock that stays is nobody's trouble.
      .profile("<key>PayloadRemovalDisallowed</key>\n<true/>"),
      Self.account(
        "<key>PayloadRemovalDisallowed</key>\n<true/>",
        [
          (
            "com.apple.profileRemovalPassword",
            "<key>RemovalPassword</key>\n<string>$REMOVAL_PASSWORD</string>"
          )
        ]),
    ])

  private static let troublesome: Set<String> = [
    "com.apple.mail.managed", "com.apple.eas.account", "com.apple.ews.account", "com.apple.google-oauth",
    "com.apple.caldav.account", "com.apple.carddav.account", "com.apple.ldap.account",
    "com.apple.subscribedcalendar.account",
    "com.apple.proxy.http.global", "com.apple.SystemConfiguration", "com.apple.wifi.managed",
    "com.apple.vpn.managed", "com.apple.dnsSettings.managed", "com.apple.dnsProxy.managed",
    "com.apple.relay.managed", "com.apple.webcontent-filter", "com.apple.cellular", "com.apple.apn.managed",
    "com.apple.managedCarrier",
  ]

  func check(_ device: Device) -> [Finding] {
    device.wholeProfiles.compactMap { profile in
      guard let disallowed = profile.isRemovalDisallowed.located, disallowed.value else { return nil }
      let payloads = device.payloads[profile.payloads]
      guard let payload = payloads.first(where: { Self.troublesome.contains($0.type) }),
        !device.hasPayload(of: "com.apple.profileRemovalPassword", in: profile)
      else { return nil }
      return finding(
        at: disallowed.place,
        Text(
          en: "the user cannot remove this profile and its \(payload.type.quoted); say who can",
          ja: "利用者はこのプロファイルと \(payload.type.quoted) を削除できません。削除の依頼先を案内してください")
      )
      .related(to: payload.place, Text(en: "what stays with it", ja: "一緒に残る設定"))
    }
  }

  private static func account(_ keys: String, _ others: [(type: String, keys: String)] = []) -> Example {
    .text(
      Example.profile(
        of: [("com.apple.mail.managed", Example.mailKeys("", number: 0))] + others, keys: keys))
  }
}
