/// The fixed words of the text report.
enum Words {
  static func level(_ level: Level) -> Text {
    switch level {
    case .error: Text(en: "error", ja: "エラー")
    case .warning: Text(en: "warning", ja: "警告")
    case .note: Text(en: "note", ja: "注記")
    }
  }

  static let at = Text(en: "at", ja: "場所")
  static let why = Text(en: "why", ja: "理由")
  static let help = Text(en: "help", ja: "対処")
  static let docs = Text(en: "docs", ja: "説明")
  static let signed = Text(en: "signed", ja: "署名")

  /// Who signed, and what that means for the line numbers.
  static func signer(_ name: String, until day: String) -> Text {
    Text(
      en: "CN=\(name), until \(day); lines count inside the signature",
      ja: "CN=\(name)、\(day) まで。行番号は署名の内側で数えます")
  }

  static let unknownSigner = Text(
    en: "the signer's certificate is missing; lines count inside the signature",
    ja: "署名者の証明書がありません。行番号は署名の内側で数えます")

  /// Behind the path of a file that has no lines of its own.
  static func inside(_ place: String, isSigned: Bool) -> Text {
    isSigned
      ? Text(en: "(inside the signature, line \(place))", ja: "(署名の内側の行 \(place))")
      : Text(en: "(inside the encoded text, line \(place))", ja: "(符号化の内側の行 \(place))")
  }

  static func more(_ count: Int, of rule: String) -> Text {
    Text(
      en: "... and \(count) more of \(rule) in this file",
      ja: "... このファイルには \(rule) がほかに \(count) 件あります")
  }
}
