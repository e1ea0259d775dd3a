/// A placeholder of config-v1.1.xml that no program fills in.
struct AutoconfigPlaceholder: Rule {
  let about = About(
    id: "autoconfig-placeholder",
    level: .error,
    reads: .exports,
    title: Text(en: "Placeholder that is not filled in", ja: "置き換えられないプレースホルダー"),
    why: Text(
      en:
        "Mail programs replace %EMAILADDRESS%, %EMAILLOCALPART%, %EMAILDOMAIN% and %REALNAME%. With a percent sign missing, or another name, the text itself is taken as the user name or host.",
      ja:
        "メールソフトが置き換えるのは %EMAILADDRESS%・%EMAILLOCALPART%・%EMAILDOMAIN%・%REALNAME% です。% が欠けていたり別の名前だったりすると、その文字列がそのままユーザー名やホスト名になります。"
    ),
    fix: Text(
      en: "Write the placeholder with a percent sign at both ends.",
      ja: "プレースホルダーの前後に % を付けてください。"),
    symptoms: [.s3],
    guide: [60, 7],
    bad: [.autoconfig(user: "<username>▶%EMAILADDRESS</username>")],
    good: [.autoconfig()])

  private static let known: Set<Substring> = ["EMAILADDRESS", "EMAILLOCALPART", "EMAILDOMAIN", "REALNAME"]

  func check(_ device: Device) -> [Finding] {
    device.providerSettings.flatMap(\.servers).flatMap { server in
      [server.userName.located, server.written].compactMap { value in
        guard let value, !Self.isFilled(value.value) else { return nil }
        return finding(
          at: value.place,
          Text(
            en: "\(value.value.quoted) is taken as it stands; write a placeholder as %EMAILADDRESS%",
            ja: "\(value.value.quoted) はそのまま使われます。プレースホルダーは %EMAILADDRESS% のように書いてください"))
      }
    }
  }

  /// Whether every percent sign belongs to a placeholder that programs know.
  private static func isFilled(_ text: String) -> Bool {
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return true }
    guard parts.count % 2 == 1 else { return false }
    return parts.enumerated().allSatisfy { $0 % 2 == 0 || known.contains($1) }
  }
}
