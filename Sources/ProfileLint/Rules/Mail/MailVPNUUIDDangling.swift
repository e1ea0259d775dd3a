/// An account that is to use a per-app VPN which is not there.
///
/// Apple's schema: VPNUUID of an account is that of the per-app VPN (com.apple.vpn.managed.applayer) it
/// uses. MDM servers often install that VPN with a profile of its own, so a file by itself raises a note; a
/// warning where it holds a per-app VPN, but another one; an error where all files of a device were given.
struct MailVPNUUIDDangling: Rule {
  let about = About(
    id: "mail-vpnuuid-dangling",
    level: .error,
    reads: .accounts,
    keys: ["VPNUUID"],
    title: Text(
      en: "Account bound to a VPN that is missing",
      ja: "存在しない VPN を使うアカウント"),
    why: Text(
      en: "The account's traffic may take the per-app VPN only. Without it, the account never connects.",
      ja: "アカウントの通信は、指定した App ごとの VPN だけを通ります。その VPN がなければ接続できません。"),
    fix: Text(
      en: "Install the per-app VPN with this VPNUUID, or write the VPNUUID of the one that is there.",
      ja: "この VPNUUID を持つ App ごとの VPN を追加するか、すでにある VPN の VPNUUID を書いてください。"),
    symptoms: [.s2],
    guide: [11],
    bad: [
      .mail(
        """
        <key>VPNUUID</key>
        ▶<string>6E0B94A1-2D37-4F15-8C60-9A7B3D5F1E28</string>
        """),
      .payloads([
        ("com.apple.caldav.account", calendar(vpn: "6E0B94A1-2D37-4F15-8C60-9A7B3D5F1E28", mark: "▶")),
        ("com.apple.vpn.managed.applayer", vpn),
      ]),
      .together([
        .mail(
          """
          <key>VPNUUID</key>
          ▶<string>6E0B94A1-2D37-4F15-8C60-9A7B3D5F1E28</string>
          """),
        .payload("com.apple.dock", "<key>autohide</key>\n<true/>"),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.caldav.account", calendar(vpn: "b1d7f20c-5a48-4e93-9f06-1c3e8a6d7b52")),
        ("com.apple.vpn.managed.applayer", vpn),
      ]),
      .together([
        .payload("com.apple.caldav.account", calendar(vpn: "B1D7F20C-5A48-4E93-9F06-1C3E8A6D7B52")),
        .payload("com.apple.vpn.managed.applayer", vpn),
      ]),
      .mail("<key>VPNUUID</key>\n<string>$VPN_UUID</string>"),
      .mail("<key>VPNUUID</key>\n<string></string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    let references = device.accounts.compactMap(\.vpnUUID.located).filter { !$0.value.isEmpty }
    if references.isEmpty { return [] }
    // A VPN whose UUID is a variable may be the one.
    if device.vpns.contains(where: { $0.uuid.place != nil && $0.uuid.value == nil }) { return [] }
    let known = Set(device.vpns.compactMap { $0.uuid.value?.uppercased() })
    let level = level(device)
    return references.compactMap { uuid in
      if known.contains(uuid.value.uppercased()) { return nil }
      return finding(level, at: uuid.place, message(uuid.value, isNote: level == .note))
    }
  }

  private func level(_ device: Device) -> Level {
    guard device.isWhole else { return .note }
    if device.documents.count > 1 { return .error }
    return device.vpns.contains(where: \.isPerApp) ? .warning : .note
  }

  private func message(_ uuid: String, isNote: Bool) -> Text {
    if isNote {
      return Text(
        en: "\(uuid.quoted) is no per-app VPN of this file, so another profile has to install it",
        ja: "\(uuid.quoted) の App ごとの VPN はこのファイルにありません。別のプロファイルでインストールする必要があります")
    }
    return Text(
      en: "no com.apple.vpn.managed.applayer payload has the VPNUUID \(uuid.quoted)",
      ja: "VPNUUID が \(uuid.quoted) の com.apple.vpn.managed.applayer がありません")
  }

  private static func calendar(vpn: String, mark: String = "") -> String {
    """
    <key>CalDAVHostName</key>
    <string>calendar.example.com</string>
    <key>VPNUUID</key>
    \(mark)<string>\(vpn)</string>
    """
  }

  private static let vpn = """
    <key>IKEv2</key>
    <dict>
    <key>AuthenticationMethod</key>
    <string>None</string>
    <key>LocalIdentifier</key>
    <string>device.example.com</string>
    <key>RemoteAddress</key>
    <string>vpn.example.com</string>
    <key>RemoteIdentifier</key>
    <string>vpn.example.com</string>
    </dict>
    <key>UserDefinedName</key>
    <string>Example VPN</string>
    <key>VPNType</key>
    <string>IKEv2</string>
    <key>VPNUUID</key>
    <string>B1D7F20C-5A48-4E93-9F06-1C3E8A6D7B52</string>
    """
}
