/// Certificates that nobody is asked about (allowUntrustedTLSPrompt false).
struct RestrictionUntrustedTLS: Rule {
  let about = About(
    id: "restriction-untrusted-tls",
    level: .note,
    reads: .restrictions,
    keys: ["allowUntrustedTLSPrompt"],
    title: Text(
      en: "Untrusted certificates are refused without a word",
      ja: "信頼されていない証明書を確認なしで拒否する"),
    why: Text(
      en: """
        The user is told that the server cannot be reached, and not that its certificate is at fault. An \
        expired or private certificate of a mail server then looks like a fault of the network.
        """,
      ja: """
        利用者には証明書の問題ではなく「サーバーに接続できない」とだけ表示されます。メールサーバーの証明書が期限切れや\
        自社発行の場合でも、ネットワークの不具合に見えます。
        """),
    fix: Text(
      en: "Keep it, install private roots by profile, and look at the certificate first when mail fails.",
      ja: "設定はそのままで、自社のルート証明書をプロファイルで配布し、メールの障害時は証明書から確認してください。"),
    symptoms: [.s8, .s2],
    guide: [49],
    bad: [.restrictions("<key>allowUntrustedTLSPrompt</key>\n▶<false/>")],
    good: [
      .restrictions("<key>allowUntrustedTLSPrompt</key>\n<true/>"),
      .restrictions("<key>allowUntrustedTLSPrompt</key>\n<string>false</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.settings(.restrictions, "allowUntrustedTLSPrompt", equal: false).map { setting in
      finding(
        at: setting.place,
        Text(
          en: "a certificate fault shows as \"cannot connect\" only",
          ja: "証明書の問題が「接続できません」としか表示されません"))
    }
  }
}
