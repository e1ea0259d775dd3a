/// A declaration of a profile that says nowhere, or in the wrong way, where the profile is.
///
/// A `data:` address is left alone: exports carry the profile so, and it is linted where it stands.
struct DeclarationProfileURL: Rule {
  let about = About(
    id: "declaration-profile-url",
    level: .error,
    reads: .declarations,
    title: Text(en: "Profile that a device cannot load", ja: "端末が読み込めないプロファイルの指定"),
    why: Text(
      en:
        "com.apple.configuration.legacy and legacy.interactive load a profile from ProfileURL, which begins with https://, or from the asset that ProfileAssetReference names. Without either the device reports the declaration as invalid.",
      ja:
        "com.apple.configuration.legacy と legacy.interactive は、https:// で始まる ProfileURL か、ProfileAssetReference が指すアセットからプロファイルを読み込みます。どちらもない宣言は、端末で無効と報告されます。"
    ),
    fix: Text(
      en: "Write an address that begins with https://, from which the server gives out the profile.",
      ja: "サーバーがプロファイルを配布する、https:// で始まるアドレスを書いてください。"),
    symptoms: [.s3],
    guide: [54],
    bad: [
      .text(Self.example("\"ProfileURL\": ▶\"http://mdm.example.com/mail.mobileconfig\"")),
      .text(Self.example("", mark: "▶")),
    ],
    good: [
      .text(Self.example("\"ProfileURL\": \"https://mdm.example.com/mail.mobileconfig\"")),
      .text(Self.example("\"ProfileURL\": \"$PROFILE_URL\"")),
    ])

  private static func example(_ key: String, mark: String = "") -> String {
    """
    {"Type": "com.apple.configuration.legacy", "Identifier": "mail-profile", "ServerToken": "1",
     "Payload": \(mark){\(key)}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.declarations.all.filter(\.isLegacyProfile).compactMap { declaration in
      guard let payload = declaration.payload else { return nil }
      guard payload.has("ProfileURL") else {
        return payload.has("ProfileAssetReference") || !payload.node.isEmpty
          ? nil : missing(at: payload.place)
      }
      guard let url = payload.string("ProfileURL").located else { return nil }
      let scheme = url.value.prefix { $0 != ":" }.lowercased()
      if scheme == "https" || scheme == "data" { return nil }
      return finding(
        at: url.place,
        Text(
          en: "a device loads profiles from addresses that begin with https:// only; correct this one",
          ja: "端末は https:// で始まるアドレスからしかプロファイルを読み込みません。アドレスを直してください"))
    }
  }

  private func missing(at place: Place) -> Finding {
    finding(
      at: place,
      Text(
        en: "neither ProfileURL nor ProfileAssetReference says where the profile is; write one of them",
        ja: "ProfileURL も ProfileAssetReference もないため、プロファイルの場所が分かりません。どちらかを書いてください"))
  }
}
