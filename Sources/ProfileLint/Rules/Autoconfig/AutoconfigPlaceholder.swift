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
    bad: [
      .autoconfig(user: "<username>▶%EMAILADDRESS</username>"),
      .autoconfig(user: "<username>▶%EMAIL%</username>", type: "exchange"),
      .autoconfig(host: "<hostname>▶imap.%EMAILDOMAIN</hostname>"),
    ],
    good: [
      .autoconfig(), .autoconfig(host: "<hostname>imap.%EMAILDOMAIN%</hostname>"),
      // What the file itself asks the user for.
      .autoconfig(
        user: "<username>%USERNAME%</username>", field: "\n    <inputField key=\"USERNAME\" label=\"Login\"/>"
      ),
      // What the provider's own script fills in.
      .autoconfig(user: "<username>{{ user }}</username>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.providerSettings.flatMap(\.templates).compactMap { template in
      let kind = device.documents[Int(template.text.place.document)].kind
      if isFilled(template, namesCount: kind == .autoconfig) { return nil }
      let (shown, right) = (
        template.text.value.quoted, template.isHost ? "%EMAILDOMAIN%" : "%EMAILADDRESS%"
      )
      return finding(
        at: template.text.place,
        Text(
          en: "\(shown) is taken as it stands; write a placeholder as \(right)",
          ja: "\(shown) はそのまま使われます。プレースホルダーは \(right) のように書いてください"))
    }
  }

  /// Whether every percent sign belongs to a placeholder that programs know.
  ///
  /// - Parameter namesCount: an Autodiscover answer has no placeholders, so that those in it are somebody's own.
  private func isFilled(_ template: ProviderSettings.Template, namesCount: Bool) -> Bool {
    let parts = template.text.value.split(separator: "%", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return false }
    return !namesCount
      || parts.enumerated().allSatisfy { position, part in
        position % 2 == 0 || Placeholder.known.contains(String(part))
          || template.inputs.contains { $0.contains(String(part)) }
      }
  }
}
