/// An account whose recent addresses stay on one device.
///
/// Apple's schema: disableMailRecentsSyncing keeps the account out of the syncing of recent addresses.
struct MailRecentsSyncOff: Rule {
  let about = About(
    id: "mail-recents-sync-off",
    level: .note,
    reads: .accounts,
    keys: ["disableMailRecentsSyncing"],
    title: Text(en: "Recent addresses not synced", ja: "最近使ったアドレスの同期がオフ"),
    why: Text(
      en: "The addresses that Mail suggests while typing differ from one device to the next.",
      ja: "入力中に候補として表示されるアドレスが、デバイスごとに異なります。"),
    fix: Text(
      en: "Remove disableMailRecentsSyncing, unless addresses must not reach iCloud.",
      ja: "アドレスを iCloud に渡してはならない場合を除き、disableMailRecentsSyncing を削除してください。"),
    symptoms: [],
    bad: [
      .mail("<key>disableMailRecentsSyncing</key>\n▶<true/>")
    ],
    good: [
      .mail("<key>disableMailRecentsSyncing</key>\n<false/>"),
      .mail("<key>disableMailRecentsSyncing</key>\n<string>$RECENTS_OFF</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.compactMap { account in
      guard account.hasMailOptions,
        let setting = account.entries.boolean("disableMailRecentsSyncing").located, setting.value
      else { return nil }
      return finding(
        at: setting.place,
        Text(
          en: "disableMailRecentsSyncing is true, so suggested addresses stay on each device",
          ja: "disableMailRecentsSyncing が true のため、候補のアドレスはデバイスごとに別々になります"))
    }
  }
}
