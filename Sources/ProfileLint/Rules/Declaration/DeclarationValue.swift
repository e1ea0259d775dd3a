import ProfileSchema

/// A value that Apple's schema does not have for the key, or of another kind than the schema's.
///
/// Types that nobody knew when the schema was written come with every release, so that one of these is a note, and a
/// warning where a known type is a slip of the finger away.
struct DeclarationValue: Rule {
  let about = About(
    id: "declaration-value",
    level: .error,
    reads: .declarations,
    title: Text(en: "Value that a declaration's key does not take", ja: "宣言のキーに指定できない値"),
    why: Text(
      en:
        "Each key takes values of one kind, and some take a few words only, written exactly so. A device reports a declaration with any other as invalid and does not apply it. An unknown type is a note, because new ones come with every release.",
      ja:
        "キーごとに値の種類が決まっており、決まった語しか書けないキーもあります (大文字と小文字も区別されます)。それ以外の値がある宣言は、端末で無効と報告され適用されません。不明な宣言の種類は、OS の更新で増えるため注記です。"
    ),
    fix: Text(
      en: "Write one of the values that Apple's documentation of the declaration has.",
      ja: "Apple のドキュメントにある値のどれかを書いてください。"),
    symptoms: [.s3],
    guide: [33],
    yieldsTo: ["mail-auth-value", "mail-port-range", "mail-ssl-string", "dns-unreachable-shape"],
    bad: [
      .text(Self.example("▶\"EmailTypeIMAP\"")),
      .text(
        """
        {"Type": "com.apple.configuration.account.exchange", "Identifier": "exchange-1", "ServerToken": "1",
         "Payload": {"VisibleName": "Work", "EnabledProtocolTypes": [▶"ActiveSync"], "HostName": "eas.example.com"}}
        """),
      .text(Self.example("\"IMAP\"", host: "▶12345")),
      .text(Self.example("\"IMAP\"", host: "▶[\"imap.example.com\"]")),
      .text(Self.activation("com.apple.activation.simple", "▶\"mail-1\"")),
      .text(Self.activation("▶com.apple.activation.simpel", "[]")),
      .text(Self.activation("▶com.apple.activation.nightly", "[]")),
    ],
    good: [
      .text(Self.example("\"IMAP\"")), .text(Self.example("\"$PROTOCOL\"")),
      .text(Self.example("\"IMAP\"", host: "\"imap.example.com\", \"IMAPPathPrefix\": null")),
      .text(Self.activation("com.apple.activation.simple", "\"{{configurations}}\"")),
    ])

  private static func activation(_ type: String, _ configurations: String) -> String {
    let mark = type.hasPrefix("▶") ? "▶" : ""
    return """
      {"Type": \(mark)"\(type.trimmingPrefix(mark))", "Identifier": "activation-1", "ServerToken": "1",
       "Payload": {"StandardConfigurations": \(configurations)}}
      """
  }

  private static func example(_ type: String, host: String = "\"imap.example.com\"") -> String {
    """
    {"Type": "com.apple.configuration.account.mail", "Identifier": "mail-1", "ServerToken": "1",
     "Payload": {
       "VisibleName": "Work",
       "IncomingServer": {"ServerType": \(type), "HostName": \(host), "Port": 993,
         "AuthenticationMethod": "Password"},
       "OutgoingServer": {"HostName": "smtp.example.com", "Port": 587, "AuthenticationMethod": "Password"}}}
    """
  }

  func check(_ device: Device) -> [Finding] {
    let shapes = device.declarations.shapes.map(\.shape)
    return shapes.flatMap(\.strangers).filter { !$0.value.value.isTemplateWord }.map(finding)
      + shapes.flatMap(\.misfits).map(finding)
      + device.declarations.all.filter { !DeclarationKeys.shared.knows($0.type) }.compactMap(unknownType)
  }

  private func unknownType(_ declaration: Declaration) -> Finding? {
    guard let type = declaration.entries.string("Type").located else { return nil }
    let shown = type.value.quoted
    if let meant = DeclarationKeys.shared.types.first(where: { isSlip(type.value, of: $0) }) {
      return finding(
        .warning, at: type.place,
        Text(
          en: "Apple has no declaration \(shown); did you mean \(meant.quoted)?",
          ja: "\(shown) という宣言はありません。\(meant.quoted) ではありませんか"))
    }
    return finding(
      .note, at: type.place,
      Text(
        en:
          "Apple's schema of release 27 has no declaration \(shown); a device that does not know it ignores it",
        ja: "リリース 27 までの Apple の仕様に \(shown) という宣言はありません。対応していない端末では無視されます"))
  }

  private func isSlip(_ type: String, of meant: String) -> Bool {
    type.lowercased() == meant.lowercased() || FingerSlip.turned(meant, into: type)
  }

  private func finding(_ misfit: DeclarationShape.Misfit) -> Finding {
    let (key, kind) = (misfit.key, misfit.kind.words)
    guard let found = misfit.found?.words else {
      return finding(
        at: misfit.place, Text(en: "\(key) takes \(kind.en); write one", ja: "\(key) には\(kind.ja)を指定してください"))
    }
    return finding(
      at: misfit.place,
      Text(
        en: "\(key) is \(found.en); write \(kind.en)",
        ja: "\(key) が\(found.ja)になっています。\(kind.ja)を指定してください"))
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

extension DeclarationKey.Kind {
  fileprivate var words: Text {
    switch self {
    case .string: Text(en: "a string", ja: "文字列")
    case .integer: Text(en: "an integer", ja: "整数")
    case .real: Text(en: "a number", ja: "数値")
    case .boolean: Text(en: "a boolean", ja: "真偽値")
    case .array: Text(en: "an array", ja: "配列")
    case .dictionary: Text(en: "a dictionary", ja: "辞書")
    case .data: Text(en: "data", ja: "データ")
    case .date: Text(en: "a date", ja: "日付")
    }
  }
}
