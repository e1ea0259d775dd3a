import LocatedPlist

/// Accounts of one device that keep the same folder in different places.
struct ExportFolderMapping: Rule {
  let about = About(
    id: "export-folder-mapping",
    level: .note,
    reads: .exports,
    title: Text(en: "Folder kept on the server for some accounts only", ja: "アカウントごとに異なるフォルダの保存先"),
    why: Text(
      en:
        "Where sent, drafted or deleted messages stay on one device, other devices do not show them. Two accounts that differ in that look like lost mail.",
      ja: "送信済み・下書き・ゴミ箱を端末側に保存すると、ほかの端末には表示されません。アカウントによって違うと、メールが消えたように見えます。"),
    fix: Text(
      en: "Keep the folder on the server for every IMAP account, in the account's mailbox behaviours.",
      ja: "IMAP アカウントの「メールボックスの特性」で、どのアカウントもサーバに保存するようそろえてください。"),
    symptoms: [.s1],
    guide: [108],
    bad: [
      .mailSettings(
        [
          """
          <key>StoreSentMessagesOnServer</key>
          <string>YES</string>
          """,
          """
          <key>AccountName</key>
          <string>Sales</string>
          <key>EmailAddresses</key>
          <array>
          <string>sales@example.com</string>
          </array>
          <key>StoreSentMessagesOnServer</key>
          ▶<string>NO</string>
          <key>Username</key>
          <string>sales@example.com</string>
          """,
        ], [""])
    ],
    good: [
      .mailSettings(
        [
          """
          <key>StoreSentMessagesOnServer</key>
          <string>YES</string>
          """,
          """
          <key>AccountName</key>
          <string>Sales</string>
          <key>EmailAddresses</key>
          <array>
          <string>sales@example.com</string>
          </array>
          <key>StoreSentMessagesOnServer</key>
          <string>YES</string>
          <key>Username</key>
          <string>sales@example.com</string>
          """,
        ], [""])
    ])

  func check(_ device: Device) -> [Finding] {
    // POP has no folders on the server.
    let folders = device.mailAccounts.filter { $0.type.value == "EmailTypeIMAP" }
      .flatMap { $0.exported?.folders ?? [] }
    let onServer = Dictionary(
      folders.filter(\.isOnServer.value).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return folders.filter { !$0.isOnServer.value }.compactMap { folder in
      guard let other = onServer[folder.key] else { return nil }
      return finding(
        at: folder.isOnServer.place,
        Text(
          en: "\(folder.key) is off here and on for another account; switch it on for both",
          ja: "\(folder.key) はここではオフ、別のアカウントではオンです。両方ともオンにしてください")
      )
      .related(to: other.isOnServer.place, Text(en: "on for this account", ja: "こちらはオンです"))
    }
  }
}
