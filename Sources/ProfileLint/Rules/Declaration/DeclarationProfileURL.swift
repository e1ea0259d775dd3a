/// A declaration of a profile that says nowhere where the profile is, or an address that devices load nothing from.
///
/// Assets have such an address too. A `data:` address is left alone where a profile is in it: exports carry one so, and
/// it is linted where it stands.
struct DeclarationProfileURL: Rule {
  let about = About(
    id: "declaration-profile-url",
    level: .error,
    reads: .declarations,
    title: Text(en: "Address that a device does not load from", ja: "端末が読み込めないアドレスの指定"),
    why: Text(
      en:
        "A device loads the profiles of com.apple.configuration.legacy and legacy.interactive, and the data of assets, from addresses that begin with https:// only. A profile has to be named by ProfileURL or ProfileAssetReference; without either the device reports the declaration as invalid.",
      ja:
        "com.apple.configuration.legacy・legacy.interactive のプロファイルと、アセットのデータは、https:// で始まるアドレスからしか読み込まれません。プロファイルの場所は ProfileURL か ProfileAssetReference で指定し、どちらもない宣言は端末で無効と報告されます。"
    ),
    fix: Text(
      en:
        "Write an address that begins with https://, from which the server gives out the profile or the data.",
      ja: "サーバーがプロファイルやデータを配布する、https:// で始まるアドレスを書いてください。"),
    symptoms: [.s3],
    guide: [54],
    bad: [
      .text(Self.example("\"ProfileURL\": ▶\"http://mdm.example.com/mail.mobileconfig\"")),
      .text(Self.example("", mark: "▶")),
      .text(Self.example("\"VisibleName\": \"Mail\"", type: "legacy.interactive", mark: "▶")),
      .text(Self.asset("▶\"http://mdm.example.com/login.json\"")),
      .text(Self.example("\"ProfileURL\": ▶\"data:application/x-apple-aspen-config;base64,PD94bWwg\"")),
    ],
    good: [
      .text(Self.example("\"ProfileURL\": \"https://mdm.example.com/mail.mobileconfig\"")),
      .text(Self.example("\"ProfileURL\": \"$PROFILE_URL\"")),
      .text(Self.asset("\"https://mdm.example.com/login.json\"")),
      .text(Self.asset("\"{{ server }}/login.json\"")),
    ])

  private static func example(_ key: String, type: String = "legacy", mark: String = "") -> String {
    """
    {"Type": "com.apple.configuration.\(type)", "Identifier": "mail-profile", "ServerToken": "1",
     "Payload": \(mark){\(key)}}
    """
  }

  private static func asset(_ url: String) -> String {
    """
    {"Type": "com.apple.asset.credential.userpassword", "Identifier": "login-1", "ServerToken": "1",
     "Payload": {"Reference": {"DataURL": \(url), "ContentType": "application/json"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.declarations.all.compactMap { declaration in
      guard let payload = declaration.payload else { return nil }
      if declaration.isAsset { return finding(payload.section("Reference")?.string("DataURL").located) }
      guard declaration.isLegacyProfile else { return nil }
      // Exports put the profile itself under a key of their own.
      let isSomewhere = payload.node.children.contains { $0.key != "VisibleName" }
      if !isSomewhere { return missing(at: payload.place) }
      let url = payload.string("ProfileURL").located
      let isCarried = device.carriers.values.contains(declaration.identifier.place)
      return finding(url) ?? (isCarried ? nil : empty(url))
    }
  }

  /// For a `data:` address in which no profile was found.
  private func empty(_ url: Located<String>?) -> Finding? {
    guard let url, url.value.lowercased().hasPrefix("data:") else { return nil }
    return finding(
      at: url.place,
      Text(
        en: "no profile can be read in this data: address; write it anew",
        ja: "この data: アドレスからプロファイルを読み取れません。作り直してください"))
  }

  private func finding(_ url: Located<String>?) -> Finding? {
    guard let url else { return nil }
    let scheme = url.value.prefix { $0 != ":" }.lowercased()
    if scheme == "https" || scheme == "data" { return nil }
    return finding(
      at: url.place,
      Text(
        en: "a device loads from addresses that begin with https:// only; correct this one",
        ja: "端末は https:// で始まるアドレスからしか読み込みません。アドレスを直してください"))
  }

  private func missing(at place: Place) -> Finding {
    finding(
      at: place,
      Text(
        en: "neither ProfileURL nor ProfileAssetReference says where the profile is; write one of them",
        ja: "ProfileURL も ProfileAssetReference もないため、プロファイルの場所が分かりません。どちらかを書いてください"))
  }
}
