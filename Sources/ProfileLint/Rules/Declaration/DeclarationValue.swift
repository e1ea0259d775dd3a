/// A value that Apple's schema does not have for the key.
struct DeclarationValue: Rule {
  let about = About(
    id: "declaration-value",
    level: .error,
    reads: .declarations,
    title: Text(en: "Value that a declaration's key does not take", ja: "宣言のキーに指定できない値"),
    why: Text(
      en:
        "The key takes one of a few words, written exactly so. A device reports a declaration with any other as invalid and does not apply it.",
      ja: "このキーに書けるのは決まった値だけで、大文字と小文字も区別されます。それ以外の値がある宣言は、端末で無効と報告され適用されません。"),
    fix: Text(
      en: "Write one of the values that Apple's documentation of the declaration has.",
      ja: "Apple のドキュメントにある値のどれかを書いてください。"),
    symptoms: [.s3],
    guide: [33],
    yieldsTo: ["mail-auth-value", "dns-unreachable-shape"],
    bad: [
      .text(Self.example("▶\"EmailTypeIMAP\"")),
      .text(
        """
        {"Type": "com.apple.configuration.account.exchange", "Identifier": "exchange-1", "ServerToken": "1",
         "Payload": {"VisibleName": "Work", "EnabledProtocolTypes": [▶"ActiveSync"], "HostName": "eas.example.com"}}
        """),
    ],
    good: [.text(Self.example("\"IMAP\"")), .text(Self.example("\"$PROTOCOL\""))])

  private static func example(_ type: String) -> String {
    """
    {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
     "Payload": {
       "VisibleName": "Work",
       "IncomingServer": {"ServerType": \(type), "HostName": "imap.example.com", "Port": 993,
         "AuthenticationMethod": "Password"},
       "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    device.declarations.shapes.flatMap(\.shape.strangers).filter { !$0.value.value.isTemplateWord }.map(
      finding)
  }

  private func finding(_ stranger: DeclarationShape.Stranger) -> Finding {
    let (key, value) = (stranger.key, stranger.value)
    if let meant = NearestName.of(value.value, among: stranger.values) {
      return finding(
        at: value.place,
        Text(
          en: "\(key) has no value \(value.value.quoted); did you mean \(meant.quoted)?",
          ja: "\(key) に \(value.value.quoted) という値はありません。\(meant.quoted) ではありませんか"))
    }
    let values = Alternatives(stranger.values)
    return finding(
      at: value.place,
      Text(
        en: "\(key) has no value \(value.value.quoted); write \(values.en)",
        ja: "\(key) に \(value.value.quoted) という値はありません。\(values.ja) を指定してください"))
  }
}
