import LocatedPlist

// Mozilla's config-v1.1.xml, as it is documented and as the database of providers has it.
extension ProviderSettings {
  mutating func readAutoconfig(_ root: MarkupTree, _ document: Int) {
    let common = Self.inputs(of: root)
    for provider in root.elements("emailProvider") {
      domains += provider.elements("domain").compactMap { $0.text?.string }
        .filter { !DeploymentVariable.isIn($0) }.map(HostName.normalised)
      let inputs = [Self.inputs(of: provider), common]
      let elements = ["incomingServer", "outgoingServer"].flatMap(provider.elements)
      for element in elements {
        let reader = ElementReader(element, document)
        templates += [reader.template("username", inputs), reader.template("hostname", inputs, isHost: true)]
          .compactMap { $0 }
        let type = element.attribute("type")?.string?.lowercased() ?? ""
        guard let kind = MailServer.MailProtocol(rawValue: type == "pop3" ? "pop" : type) else { continue }
        servers.append(Self.server(element, kind, reader))
      }
    }
  }

  /// What the user is asked for: `<inputField key="USERNAME">`, in some files `<userinput key="%USERNAME%">`.
  private static func inputs(of element: MarkupTree) -> Set<String> {
    let fields = ["inputField", "userinput"].flatMap(element.elements)
    return Set(fields.compactMap { $0.attribute("key")?.string?.filter { $0 != "%" } })
  }

  private static func server(
    _ element: MarkupTree, _ kind: MailServer.MailProtocol, _ reader: ElementReader
  ) -> Server {
    let security = reader.word(
      "socketType", ["plain": Server.Security.plain, "ssl": .tls, "starttls": .startTLS])
    return Server(
      mailProtocol: kind, element: element.node, host: reader.text("hostname"), port: reader.number("port"),
      security: security, usesTLS: security.map { $0 != .plain }, userName: reader.text("username"),
      authentication: reader.word("authentication", Dialect.autoconfigSchemes), dialect: .autoconfig)
  }
}

extension Dialect {
  fileprivate static let autoconfig = Dialect(
    names: [
      "IncomingMailServerHostName": ["hostname"], "OutgoingMailServerHostName": ["hostname"],
      "IncomingMailServerPortNumber": ["port"], "OutgoingMailServerPortNumber": ["port"],
      "IncomingMailServerUseSSL": ["socketType"], "OutgoingMailServerUseSSL": ["socketType"],
      "IncomingMailServerAuthentication": ["authentication"],
      "OutgoingMailServerAuthentication": ["authentication"],
    ],
    words: [
      "IncomingMailServerAuthentication": autoconfigSchemes,
      "OutgoingMailServerAuthentication": autoconfigSchemes,
    ])

  fileprivate static let autoconfigSchemes: Words = [
    "password-cleartext": "EmailAuthPassword", "plain": "EmailAuthPassword",
    "password-encrypted": "EmailAuthCRAMMD5", "secure": "EmailAuthCRAMMD5", "NTLM": "EmailAuthNTLM",
    "none": "EmailAuthNone", "client-IP-address": "EmailAuthNone",
  ]
}
