import LocatedPlist

// A server's answer to Microsoft's Autodiscover as plain XML (MS-OXDSCLI).
extension ProviderSettings {
  mutating func readAutodiscover(_ root: MarkupTree, _ document: Int) {
    let answers = root.elements("Response")
    refusal = answers.lazy.compactMap(Self.refusal).first
    var known: Set<String> = []
    for element in answers.flatMap({ $0.elements("Account") }).flatMap({ $0.elements("Protocol") }) {
      let reader = ElementReader(element, document)
      let user = reader.text("LoginName")
      templates += [reader.template("LoginName", []), reader.template("Server", [], isHost: true)]
        .compactMap { $0 }
      let kinds: [String: MailServer.MailProtocol] = [
        "IMAP": .imap, "POP3": .pop, "POP": .pop, "SMTP": .smtp,
      ]
      guard let kind = element.element("Type")?.text?.string.flatMap({ kinds[$0.uppercased()] }) else {
        continue
      }
      if let domain = user.value.flatMap(HostName.domain(ofAddress:)), known.insert(domain).inserted {
        domains.append(domain)
      }
      servers.append(Self.server(element, kind, reader, user))
    }
  }

  private static func server(
    _ element: MarkupTree, _ kind: MailServer.MailProtocol, _ reader: ElementReader, _ user: Setting<String>
  ) -> Server {
    // Encryption overrides SSL, also where it leaves the choice to the program (Auto).
    let isEncryption = element.element("Encryption") != nil
    let security = reader.word("Encryption", ["none": Server.Security.plain, "ssl": .tls, "tls": .startTLS])
    return Server(
      mailProtocol: kind, element: element.node, host: reader.text("Server"), port: reader.number("Port"),
      security: security,
      usesTLS: isEncryption ? security.map { $0 != .plain } : reader.word("SSL", ["on": true, "off": false]),
      userName: user, authentication: reader.word("AuthRequired", Dialect.autodiscoverSchemes),
      dialect: isEncryption ? .autodiscoverEncryption : .autodiscover)
  }

  private static func refusal(of answer: MarkupTree) -> Refusal? {
    if let error = answer.element("Error") { return .error(error.element("ErrorCode")?.text?.string ?? "") }
    let account = answer.element("Account")
    let targets = ["RedirectAddr", "RedirectUrl", "RedirectURL"].lazy.compactMap {
      account?.element($0)?.text
    }
    return targets.first?.string.map { .redirect($0) }
  }
}

extension Dialect {
  fileprivate static let autodiscover = autodiscover(security: "SSL")
  fileprivate static let autodiscoverEncryption = autodiscover(security: "Encryption")

  private static func autodiscover(security: StaticString) -> Dialect {
    Dialect(
      names: [
        "IncomingMailServerHostName": ["Server"], "OutgoingMailServerHostName": ["Server"],
        "IncomingMailServerPortNumber": ["Port"], "OutgoingMailServerPortNumber": ["Port"],
        "IncomingMailServerUseSSL": [security], "OutgoingMailServerUseSSL": [security],
        "IncomingMailServerAuthentication": ["AuthRequired"],
        "OutgoingMailServerAuthentication": ["AuthRequired"],
      ],
      words: [
        "IncomingMailServerAuthentication": autodiscoverSchemes,
        "OutgoingMailServerAuthentication": autodiscoverSchemes,
      ])
  }

  fileprivate static let autodiscoverSchemes: Words = ["on": "EmailAuthPassword", "off": "EmailAuthNone"]
}

extension ProviderSettings.Refusal {
  /// What the answer is instead of settings.
  var text: Text {
    switch self {
    case .redirect(let target):
      Text(
        en: "no settings are in it; it redirects to \(target.quoted)",
        ja: "設定は含まれていません。\(target.quoted) へのリダイレクトです")
    case .error(let code):
      Text(
        en: "no settings are in it; the server reports error \(code.quoted)",
        ja: "設定は含まれていません。サーバーのエラー \(code.quoted) です")
    }
  }
}
