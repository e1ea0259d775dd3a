/// A message that was not taken because the sign-in failed.
struct BounceAuthFailed: Rule {
  let about = About(
    id: "bounce-auth-failed",
    level: .error,
    reads: .messages,
    title: Text(en: "Server refused the sign-in", ja: "送信サーバーが認証を拒否"),
    why: Text(
      en:
        "The outgoing server did not accept user name and password, or wants an app password or OAuth. Nothing is sent until that changes.",
      ja: "送信サーバーがユーザー名とパスワードを受け付けないか、アプリ用パスワードや OAuth を求めています。直すまで送信できません。"),
    fix: Text(
      en:
        "Check the user name's form and the password of the outgoing server; where the provider wants an app password, make one.",
      ja: "送信サーバーのユーザー名の形式とパスワードを確認してください。アプリ用パスワードが必要な事業者では、新しく発行してください。"),
    symptoms: [.s3, .s5],
    guide: [107, 27, 31],
    bad: [
      .bounce("▶535 5.7.8 Authentication credentials invalid"),
      .bounce("▶454 4.7.0 Too many login attempts, please try again later"),
    ],
    good: [
      .bounce("550 5.4.1 Recipient address rejected: Access denied"),
      // 5.7.9 is about the sign-in behind 53x alone (RFC 4954), and STARTTLS comes before it (RFC 3207).
      .bounce("554 5.7.9 Message not accepted for policy reasons"),
      // The server could not ask; the password may be right.
      .bounce("454 4.7.0 Temporary authentication failure", action: "delayed"),
      .bounce("530 5.7.0 Must issue a STARTTLS command first"),
    ])

  func check(_ device: Device) -> [Finding] {
    findings(on: device.deliveries(for: .signIn)) { answer, _ in
      Text(
        en:
          "the server answered \(answer); check user name and password of the outgoing server",
        ja: "サーバーの応答は \(answer) です。送信サーバーのユーザー名とパスワードを確認してください")
    }
  }
}
