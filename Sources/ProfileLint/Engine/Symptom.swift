/// What the person in front of the device sees: the guide's nine symptoms.
public enum Symptom: String, Sendable, CaseIterable {
  case s1 = "S1"
  case s2 = "S2"
  case s3 = "S3"
  case s4 = "S4"
  case s5 = "S5"
  case s6 = "S6"
  case s7 = "S7"
  case s8 = "S8"
  case s9 = "S9"

  public var title: Text {
    switch self {
    case .s1: Text(en: "cannot get mail", ja: "メールを取得できません")
    case .s2: Text(en: "cannot connect to the server", ja: "サーバーに接続できません")
    case .s3: Text(en: "account error", ja: "アカウントエラー")
    case .s4: Text(en: "mail does not arrive", ja: "メールが届かない")
    case .s5: Text(en: "cannot send mail", ja: "メールを送れない")
    case .s6: Text(en: "a setting is greyed out", ja: "設定が押せない")
    case .s7: Text(en: "the password is asked for again and again", ja: "頻発する認証要求")
    case .s8: Text(en: "certificate warning", ja: "証明書の警告")
    case .s9: Text(en: "mail arrives late", ja: "受信遅延・プッシュ不安定")
    }
  }
}
