import LocatedPlist

/// An account that is switched off on the device.
struct ExportAccountDisabled: Rule {
  let about = About(
    id: "export-account-disabled",
    level: .note,
    reads: .exports,
    title: Text(en: "Account is switched off", ja: "オフになっているアカウント"),
    why: Text(
      en: "The device fetches no mail for an account that is switched off, or whose Mail is.",
      ja: "アカウント自体、またはそのメールがオフになっていると、端末はメールを受信しません。"),
    fix: Text(
      en: "Switch the account, or Mail within it, on in Settings.",
      ja: "「設定」でアカウント、またはその中のメールをオンにしてください。"),
    symptoms: [.s1],
    guide: [35],
    bad: [
      .mailSettings(
        [
          """
          <key>isActive</key>
          ▶<string>NO</string>
          """
        ], [""]),
      .mailSettings(
        [""],
        [
          """
          <key>isActive</key>
          ▶<string>NO</string>
          """
        ]),
    ],
    good: [
      .mailSettings(
        [
          """
          <key>isActive</key>
          <true/>
          """
        ], [""])
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      account.exported.flatMap { finding($0.name ?? account.address.value, $0.isActive, $0.hasMail) }
    }
      + device.reportedAccounts.compactMap { finding($0.name, $0.isActive, $0.hasMail) }
      + device.outgoingEntries.compactMap { finding($0, device) }
  }

  /// An outgoing server that is off, and an account that sends through it all the same.
  private func finding(_ entry: OutgoingEntry, _ device: Device) -> Finding? {
    guard !entry.isPart, let active = entry.isActive.located, !active.value,
      let account = entry.users.lazy.map({ device.mailAccounts[$0] }).first(where: {
        $0.exported?.isOff == false
      })
    else { return nil }
    let name = (account.exported?.name ?? account.address.value ?? "").quoted
    let host = (entry.server.host.value ?? "").quoted
    return finding(
      at: active.place,
      Text(
        en: "\(name) sends through \(host), which is switched off",
        ja: "\(name) は \(host) で送信しますが、このサーバーはオフになっています")
    )
    .related(to: account.place, Text(en: "the account that sends through it", ja: "この送信サーバーを使うアカウント"))
  }

  private func finding(
    _ name: String?, _ isActive: Setting<Bool>, _ hasMail: Setting<Bool>
  ) -> Finding? {
    let name = (name ?? "").quoted
    if let active = isActive.located, !active.value {
      return finding(
        at: active.place,
        Text(
          en: "\(name) is switched off, so no mail comes through it",
          ja: "\(name) はオフになっているため、メールを受信しません"))
    }
    guard let mail = hasMail.located, !mail.value else { return nil }
    return finding(
      at: mail.place,
      Text(
        en: "Mail is switched off in \(name), so no mail comes through it",
        ja: "\(name) のメールがオフになっているため、メールを受信しません"))
  }
}
