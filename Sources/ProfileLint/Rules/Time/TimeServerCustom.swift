/// A Mac's time server that is not a public one, or not the only one.
///
/// Apple: since macOS 10.13 there is one server; of several payloads the last one installed wins, and
/// removing it brings nothing back. Several servers in one text, which security baselines still ask for,
/// are a note; two payloads that disagree are a warning.
struct TimeServerCustom: Rule {
  let about = About(
    id: "time-server-custom",
    level: .note,
    reads: .preferences,
    keys: ["timeServer"],
    title: Text(
      en: "Time server that not every network reaches",
      ja: "どの回線からも使えるとは限らない時刻サーバー"),
    why: Text(
      en: """
        A Mac away from the company's network does not reach a private time server, and keeps it even after \
        the profile is gone. Its clock drifts until sign-in fails and certificates look invalid.
        """,
      ja: """
        社外の Mac は社内の時刻サーバーに届かず、プロファイルを削除しても設定は残ります。時計が少しずつずれ、やがて\
        サインインに失敗したり、証明書が無効に見えたりします。
        """),
    fix: Text(
      en: "Use one server that every network reaches, such as time.apple.com.",
      ja: "time.apple.com など、どの回線からも使えるサーバーを 1 つだけ指定してください。"),
    symptoms: [.s3, .s8],
    guide: [28],
    bad: [
      Self.server("▶<string>ntp.corp.example.com</string>"),
      Self.server("▶<string>time.apple.com,time.nist.gov</string>"),
      .payloads([
        ("com.apple.MCX", "<key>timeServer</key>\n<string>time.apple.com</string>"),
        ("com.apple.MCX", "<key>timeServer</key>\n▶<string>ntp.nict.jp</string>"),
      ]),
    ],
    good: [
      Self.server("<string>time.apple.com</string>"),
      Self.server("<string>2.pool.ntp.org.</string>"),
      Self.server("<string>$TIME_SERVER</string>"),
      Self.server("<string></string>"),
      .payloads([
        ("com.apple.MCX", "<key>timeServer</key>\n<string>time.apple.com</string>"),
        ("com.apple.MCX", "<key>timeServer</key>\n<string>Time.Apple.com</string>"),
        ("com.apple.MCX", "<key>timeZone</key>\n<string>Asia/Tokyo</string>"),
      ]),
    ])

  func check(_ device: Device) -> [Finding] {
    let servers = device.preferences(.managedClient).compactMap { preferences in
      preferences.entries.string("timeServer").located.flatMap { $0.value.isEmpty ? nil : $0 }
    }
    guard let first = servers.first else { return [] }
    return servers.compactMap { server in
      if HostName.normalised(server.value) != HostName.normalised(first.value) {
        return finding(
          .warning, at: server.place,
          Text(
            en:
              "\(server.value.quoted) or \(first.value.quoted): the one installed last stays; keep one of them",
            ja: "\(first.value.quoted) と \(server.value.quoted) のうち、後から入った方が残ります。どちらか 1 つにしてください")
        )
        .related(to: first.place, Text(en: "the other one is set here", ja: "もう一方の設定はここです"))
      }
      return finding(server)
    }
  }

  private func finding(_ server: Located<String>) -> Finding? {
    if server.value.contains(where: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      return finding(
        at: server.place,
        Text(
          en: "\(server.value.quoted) names several servers; macOS 10.13 and later use one",
          ja: "\(server.value.quoted) は複数のサーバーです。macOS 10.13 以降で使えるのは 1 つだけです"))
    }
    let name = HostName.normalised(server.value)
    guard !Self.publicDomains.contains(where: { HostName.isIn($0, name) }) else { return nil }
    return finding(
      at: server.place,
      Text(
        en: "\(server.value.quoted) is no public time server; a Mac elsewhere may not reach it",
        ja: "\(server.value.quoted) は公開の時刻サーバーではありません。社外の Mac からは使えないことがあります"))
  }

  /// Who runs time servers for everybody.
  private static let publicDomains = [
    "apple.com", "ntp.org", "nist.gov", "nict.jp", "mfeed.ad.jp", "google.com", "cloudflare.com",
    "windows.com", "aws.com", "ptb.de",
  ]

  private static func server(_ value: String, fileID: String = #fileID, line: Int = #line) -> Example {
    .payload("com.apple.MCX", "<key>timeServer</key>\n\(value)", fileID: fileID, line: line)
  }
}
