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
        ], [""])
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
    let exported = device.mailAccounts.compactMap { account in
      account.exported.map { (name: $0.name ?? account.address.value, isActive: $0.isActive) }
    }
    let reported = device.reportedAccounts.map { (name: $0.name, isActive: $0.hasMail) }
    return (exported + reported).compactMap { account in
      guard let active = account.isActive.located, !active.value else { return nil }
      let name = (account.name ?? "").quoted
      return finding(
        at: active.place,
        Text(
          en: "\(name) is switched off, so no mail comes through it",
          ja: "\(name) はオフになっているため、メールを受信しません"))
    }
  }
}
