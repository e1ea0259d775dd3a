/// Exchange sign-in keys that do not go together.
///
/// Apple's schema: with OAuth no password is to be specified; OAuthSignInURL is read only with OAuth, switches
/// autodiscovery off, and then needs Host. Exchange Online has refused basic authentication for ActiveSync
/// since 2023; an account with a certificate signs in without a password and is left alone. A password
/// beside OAuth is a warning, since Apple does not say what becomes of it.
struct EASOAuthPassword: Rule {
  let about = About(
    id: "eas-oauth-password",
    level: .error,
    reads: .accounts,
    keys: ["OAuth", "OAuthSignInURL", "Host"],
    title: Text(
      en: "Exchange sign-in that contradicts itself",
      ja: "矛盾した Exchange のサインイン設定"),
    why: Text(
      en: """
        OAuth and a stored password exclude each other, and an OAuth sign-in page needs the server's name. \
        Exchange Online takes nothing but OAuth, so without it the account never signs in.
        """,
      ja: """
        OAuth と保存されたパスワードは併用できません。OAuth のサインイン URL にはサーバー名も必要です。\
        Exchange Online は OAuth だけを受け付けるため、OAuth がなければサインインできません。
        """),
    fix: Text(
      en: "For OAuth set OAuth to true, leave Password out, and write Host beside OAuthSignInURL.",
      ja: """
        OAuth を使う場合は OAuth を true にして Password を書かず、\
        OAuthSignInURL を書くときは Host も書いてください。
        """),
    symptoms: [.s3],
    guide: [33],
    bad: [
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>outlook.office365.com</string>
        <key>OAuth</key>
        <true/>
        ▶<key>Password</key>
        <string>not-a-real-secret</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>OAuth</key>
        <true/>
        <key>OAuthSignInURL</key>
        ▶<string>https://login.example.com/oauth2/authorize</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>outlook.office365.com</string>
        <key>OAuth</key>
        ▶<false/>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        ▶<string>Outlook.office365.com</string>
        <key>SSL</key>
        <true/>
        """),
    ],
    good: [
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>outlook.office365.com</string>
        <key>OAuth</key>
        <true/>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>outlook.office365.com</string>
        <key>OAuth</key>
        <string>{{use_oauth}}</string>
        <key>SSL</key>
        <true/>
        """),
      // A certificate instead of a password.
      .payloads([
        (
          "com.apple.eas.account",
          """
          <key>Host</key>
          <string>outlook.office365.com</string>
          <key>PayloadCertificateUUID</key>
          <string>5EED0000-0000-4000-8000-000000000001</string>
          <key>SSL</key>
          <true/>
          """
        ),
        (
          "com.apple.security.scep",
          """
          <key>PayloadContent</key>
          <dict>
          <key>URL</key>
          <string>https://scep.example.com/scep</string>
          </dict>
          """
        ),
      ]),
      // Without OAuth nobody reads the address.
      .payload(
        "com.apple.eas.account",
        """
        <key>OAuthSignInURL</key>
        <string>https://login.example.com/oauth2/authorize</string>
        <key>SSL</key>
        <true/>
        """),
      .payload(
        "com.apple.eas.account",
        """
        <key>Host</key>
        <string>eas.example.com</string>
        <key>OAuth</key>
        <false/>
        <key>SSL</key>
        <true/>
        """),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accounts.filter { $0.kind == .exchangeActiveSync }.flatMap { account in
      [password(account), signInPage(account), basicAuthentication(account)].compactMap { $0 }
    }
  }

  private func password(_ account: Account) -> Finding? {
    guard account.usesOAuth, let node = account.entries.node["Password"], !node.isEmpty,
      let place = account.entries.keyPlace("Password")
    else { return nil }
    return finding(
      .warning, at: place,
      Text(
        en: "OAuth is true, and Apple asks for no Password beside it; leave Password out",
        ja: "OAuth が true のときは Password を書かないよう Apple は求めています。Password を削除してください"))
  }

  private func signInPage(_ account: Account) -> Finding? {
    guard account.usesOAuth, let url = account.entries.string("OAuthSignInURL").located,
      !url.value.isEmpty, account.entries.string("Host").isAbsent
    else { return nil }
    let (page, host) = (account.entries.name(of: "OAuthSignInURL"), account.entries.name(of: "Host"))
    return finding(
      at: url.place,
      Text(
        en:
          "\(page) switches autodiscovery off, and \(host) is missing; write the server's name in \(host)",
        ja: "\(page) を書くと自動検出が使われませんが、\(host) がありません。\(host) にサーバー名を書いてください"))
  }

  private func basicAuthentication(_ account: Account) -> Finding? {
    let oauth = account.entries.boolean("OAuth")
    guard let host = account.entries.string("Host").located,
      HostName.normalised(host.value) == "outlook.office365.com",
      oauth.isAbsent || oauth.value == false,
      !account.entries.has("PayloadCertificateUUID"), !account.entries.has("Certificate")
    else { return nil }
    let key = account.entries.name(of: "OAuth")
    return finding(
      at: oauth.place ?? host.place,
      Text(
        en: "\(host.value.quoted) accepts no passwords from Exchange accounts any more; set \(key) to true",
        ja: "\(host.value.quoted) は Exchange アカウントのパスワード認証を受け付けません。\(key) を true にしてください"))
  }
}
