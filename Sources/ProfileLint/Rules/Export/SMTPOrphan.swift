/// An outgoing server of an export that no account sends through.
///
/// A server that an account owns, as iCloud's, is not counted, nor one that an account may have lost and should have
/// again, and neither is anything where the export does not say which account sends through which server. It is a warning where the host itself is retired.
struct SMTPOrphan: Rule {
  let about = About(
    id: "smtp-orphan",
    level: .note,
    reads: .exports,
    title: Text(en: "Outgoing server that no account uses", ja: "どのアカウントも使っていない送信サーバー"),
    why: Text(
      en:
        "Mail offers every entry of its server list as a fallback. One that nobody uses is chosen by accident, and sending fails with its old password. A note; a warning where the server itself no longer exists.",
      ja: "メールは、一覧にある送信サーバーを予備としても使います。使われていない項目が偶然選ばれると、古いパスワードのまま送信に失敗します。通常は注記ですが、サーバーがすでに廃止されている場合は警告です。"),
    fix: Text(
      en: "Delete it from the list of outgoing servers in Mail's settings.",
      ja: "メールの設定にある送信サーバーの一覧から削除してください。"),
    symptoms: [.s5],
    guide: [95, 94],
    yieldsTo: ["smtp-duplicate", "smtp-duplicate-conflicting"],
    bad: [
      .mailSettings(
        [""],
        [
          "",
          """
          <key>Hostname</key>
          ▶<string>smtp.old.example.net</string>
          """,
        ])
    ],
    good: [
      .mailSettings([""], [""]),
      .mailSettings(["without: SMTPIdentifier"], [""]),
    ])

  func check(_ device: Device) -> [Finding] {
    let entries = device.outgoingEntries
    // Where no account says through which server it sends, every server would look unused.
    let speaking = Set(device.mailAccounts.compactMap(\.exported).filter(\.link.isSaid).map(\.form))
    let lost = BrokenLinks(device)
    return entries.filter { $0.users.isEmpty && !$0.isPart && !$0.sharesName }.compactMap { entry in
      guard speaking.contains(entry.form), !lost.mayMean(entry.server),
        let host = entry.server.host.located, !host.value.isEmpty
      else { return nil }
      let isGone = entry.server.known?.retired?.status == .retired
      return finding(
        isGone ? .warning : .note, at: host.place,
        Text(
          en: "no account sends through \(host.value.quoted); delete it from the list of outgoing servers",
          ja: "\(host.value.quoted) を使って送信するアカウントがありません。送信サーバーの一覧から削除してください"))
    }
  }
}
