/// Profiles that the user may not install (allowUIConfigurationProfileInstallation false).
struct RestrictionProfileInstall: Rule {
  let about = About(
    id: "restriction-profile-install",
    level: .note,
    reads: .restrictions,
    keys: ["allowUIConfigurationProfileInstallation"],
    title: Text(
      en: "The user cannot install profiles",
      ja: "利用者がプロファイルをインストールできない"),
    why: Text(
      en: """
        Many smaller carriers give their access point, and some their mail account, as a profile to \
        download. Here it is refused, so a new SIM brings no mobile data until management delivers it.
        """,
      ja: """
        多くの MVNO は APN を、一部の通信事業者はメールアカウントを、ダウンロードするプロファイルで配布しています。\
        この設定ではインストールできず、SIM を替えても MDM で配布するまでモバイル通信が使えません。
        """),
    fix: Text(
      en: "Deliver the carrier's APN and mail profile by MDM.",
      ja: "通信事業者の APN やメールのプロファイルは MDM で配布してください。"),
    symptoms: [.s2],
    guide: [71],
    bad: [.restrictions("<key>allowUIConfigurationProfileInstallation</key>\n▶<false/>")],
    good: [
      .restrictions("<key>allowUIConfigurationProfileInstallation</key>\n<true/>"),
      .restrictions("<key>allowUIConfigurationProfileInstallation</key>\n<string>no</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowUIConfigurationProfileInstallation", equal: false).map { setting in
      finding(
        at: setting.place,
        Text(
          en: "a carrier's APN or mail profile arrives by MDM or not at all",
          ja: "通信事業者の APN やメールのプロファイルは、MDM で配布しないと入りません"))
    }
  }
}
