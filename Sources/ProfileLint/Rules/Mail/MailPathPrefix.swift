/// An IMAP path prefix at a provider that asks for none, or one that starts with a slash.
///
/// Apple's schema says no more than "the path prefix for the IMAP mail server". A company's own server may
/// need one, so elsewhere it is a note. POP has no folders; there the key means nothing.
struct MailPathPrefix: Rule {
  let about = About(
    id: "mail-path-prefix",
    level: .warning,
    reads: .mail,
    keys: ["IncomingMailServerIMAPPathPrefix"],
    title: Text(en: "IMAP path prefix", ja: "IMAP パス接頭辞の設定"),
    why: Text(
      en: """
        Mail shows only the folders below the prefix. Where the provider asks for none, folders disappear, \
        and new ones are made in the wrong place.
        """,
      ja: """
        接頭辞を指定すると、その下にあるフォルダだけが表示されます。接頭辞を必要としない事業者では、\
        一部のフォルダが見えなくなり、新しいフォルダも誤った場所に作られます。
        """),
    fix: Text(
      en: "Remove IncomingMailServerIMAPPathPrefix, unless the server's documentation asks for it.",
      ja: "サーバーの説明書で求められていない限り、IncomingMailServerIMAPPathPrefix を削除してください。"),
    symptoms: [.s1],
    guide: [55],
    bad: [
      .mail(
        """
        <key>IncomingMailServerHostName</key>
        <string>imap.gmail.com</string>
        <key>IncomingMailServerIMAPPathPrefix</key>
        ▶<string>[Gmail]</string>
        <key>OutgoingMailServerHostName</key>
        <string>smtp.gmail.com</string>
        """),
      .mail(
        """
        <key>IncomingMailServerIMAPPathPrefix</key>
        ▶<string>/</string>
        """),
      .mail(
        """
        <key>IncomingMailServerIMAPPathPrefix</key>
        ▶<string>INBOX</string>
        """),
    ],
    good: [
      .mail(
        """
        <key>IncomingMailServerIMAPPathPrefix</key>
        <string></string>
        """),
      .mail(
        """
        <key>IncomingMailServerIMAPPathPrefix</key>
        <string>$PREFIX</string>
        """),
      .mail(
        """
        <key>EmailAccountType</key>
        <string>EmailTypePOP</string>
        <key>IncomingMailServerHostName</key>
        <string>pop.example.com</string>
        <key>IncomingMailServerIMAPPathPrefix</key>
        <string>INBOX</string>
        <key>IncomingMailServerPortNumber</key>
        <integer>995</integer>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.mailAccounts.compactMap { account in
      guard account.incoming.mailProtocol != .pop,
        let prefix = account.entries.string("IncomingMailServerIMAPPathPrefix").located,
        prefix.value.contains(where: { !$0.isWhitespace })
      else { return nil }
      if let provider = providerWithoutPrefix(account.incoming) {
        return finding(
          at: prefix.place,
          Text(
            en:
              "\(provider) asks for no prefix, and \(prefix.value.quoted) hides the folders beside it; remove it",
            ja: "\(provider) に接頭辞は不要です。\(prefix.value.quoted) の外にあるフォルダが見えなくなるため、削除してください"))
      }
      if prefix.value.hasPrefix("/") {
        return finding(
          at: prefix.place,
          Text(
            en: "\(prefix.value.quoted) starts with a slash, and no IMAP folder does; remove the slash",
            ja: "\(prefix.value.quoted) はスラッシュで始まっていますが、IMAP のフォルダ名はスラッシュで始まりません。取り除いてください"))
      }
      return finding(
        .note, at: prefix.place,
        Text(
          en: "only folders below \(prefix.value.quoted) are shown; right if the server asks for it",
          ja: "\(prefix.value.quoted) の下にあるフォルダだけが表示されます。サーバーが求めている場合だけ必要な設定です"))
    }
  }

  private func providerWithoutPrefix(_ server: MailServer) -> String? {
    let providers = ["me.com", "googlemail.com", "hotmail.com", "office365.com", "yahoo.com"]
    return server.documentedInProtocol.lazy.map(\.provider).first { providers.contains($0.id) }?.name
  }
}
