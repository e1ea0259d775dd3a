/// Accounts that the user may not change (allowAccountModification false).
///
/// A warning where a profile sets up an account, which somebody will want to mend one day; a note
/// elsewhere, since kiosks and baselines mean it.
struct RestrictionAccountModification: Rule {
  let about = About(
    id: "restriction-account-modification",
    level: .warning,
    reads: .restrictions,
    keys: ["allowAccountModification"],
    title: Text(
      en: "Accounts cannot be changed on the device",
      ja: "デバイスでアカウントを変更できない"),
    why: Text(
      en: """
        Adding, removing and editing accounts is greyed out, Apple Account and mail alike. When an account \
        stops working, signing in anew or adding it again is the usual remedy, and it is not there.
        """,
      ja: """
        Apple Account やメールを含め、アカウントの追加・削除・編集がグレーアウトします。アカウントに不具合が起きたとき、\
        サインインし直す、いったん削除して追加し直すという定番の対処ができません。
        """),
    fix: Text(
      en: "Set allowAccountModification to true, or plan how accounts are renewed by profile.",
      ja: "allowAccountModification を true にするか、プロファイルでアカウントを入れ直す手順を用意してください。"),
    symptoms: [.s6, .s3],
    guide: [5, 20, 100],
    bad: [
      .restrictions("<key>allowAccountModification</key>\n▶<false/>"),
      .restrictions("<key>allowAccountModification</key>\n▶<false/>", besideMail: ""),
    ],
    good: [
      .restrictions("<key>allowAccountModification</key>\n<true/>", besideMail: ""),
      .restrictions("<key>allowAccountModification</key>\n<string>{{lock}}</string>", besideMail: ""),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowAccountModification", equal: false).map { setting in
      guard let account = device.accounts.first else {
        return finding(
          .note, at: setting.place,
          Text(
            en: "accounts cannot be added, removed or signed in to again",
            ja: "アカウントの追加・削除・再サインインができません"))
      }
      let isListed = device.profiles[device.payloads[account.payload].profile].form.isProfile == false
      return finding(
        at: setting.place,
        isListed
          ? Text(
            en: "the accounts on the device cannot be mended there; allow it",
            ja: "デバイスにあるアカウントをデバイス上で直せません。変更を許可してください")
          : Text(
            en:
              "the accounts set up by profile cannot be mended on the device; allow it, or renew them by profile",
            ja: "プロファイルで設定したアカウントをデバイス上で直せません。変更を許可するか、プロファイルで入れ直してください")
      )
      .related(
        to: device.payloads[account.payload].place,
        Text(en: "an account is set up here", ja: "アカウントの設定はここです"))
    }
  }
}
