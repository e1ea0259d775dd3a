import LocatedPlist

/// What a provider publishes about its mail servers: Mozilla's `config-v1.1.xml`, or an Autodiscover answer.
///
/// The servers of one protocol are alternatives, the preferred one first.
public struct ProviderSettings: Sendable {
  struct Server: Sendable {
    var mailProtocol: MailServer.MailProtocol
    var element: Node
    var host: Setting<String>
    var port: Setting<Int>
    var usesTLS: Setting<Bool>
    var userName: Setting<String>
    var authentication: Setting<String>

    var isOutgoing: Bool { mailProtocol == .smtp }
  }

  /// The domains of mail addresses that it is about, as names are compared.
  private(set) var domains: [String] = []
  private(set) var servers: [Server] = []

  /// Nil for a document that is neither.
  public init?(_ document: Document, at index: Int = 0) {
    guard let list = document.list, let root = MarkupTree(list) else { return nil }
    switch document.kind {
    case .autoconfig: readAutoconfig(root, index)
    case .autodiscover: readAutodiscover(root, index)
    default: return nil
    }
  }

  // MARK: config-v1.1.xml

  private mutating func readAutoconfig(_ root: MarkupTree, _ document: Int) {
    for provider in root.elements("emailProvider") {
      let domains = provider.elements("domain").compactMap { $0.text?.string }.map(HostName.normalised)
      self.domains += domains
      // A host of every domain's own is known where there is one domain only.
      let domain = domains.count == 1 ? domains[0] : nil
      for element in provider.elements("incomingServer") + provider.elements("outgoingServer") {
        let type = element.attribute("type")?.string?.lowercased() ?? ""
        guard let kind = MailServer.MailProtocol(rawValue: type == "pop3" ? "pop" : type) else { continue }
        servers.append(Self.server(element, kind, document, domain: domain))
      }
    }
  }

  private static func server(
    _ element: MarkupTree, _ kind: MailServer.MailProtocol, _ document: Int, domain: String?
  ) -> Server {
    let reader = ElementReader(element, document)
    var host = reader.text("hostname")
    if let written = host.located, written.value.contains("%") {
      let filled = domain.map { written.value.replacing("%EMAILDOMAIN%", with: $0) }
      host =
        filled.flatMap { $0.contains("%") ? nil : .known(Located($0, at: written.place)) }
        ?? .unknown(written.place)
    }
    let words = [
      "password-cleartext": "EmailAuthPassword", "plain": "EmailAuthPassword",
      "password-encrypted": "EmailAuthCRAMMD5", "secure": "EmailAuthCRAMMD5", "ntlm": "EmailAuthNTLM",
      "none": "EmailAuthNone",
    ]
    return Server(
      mailProtocol: kind, element: element.node, host: host, port: reader.number("port"),
      usesTLS: reader.word("socketType", ["plain": false, "ssl": true, "starttls": true]),
      userName: reader.text("username"), authentication: reader.word("authentication", words))
  }

  // MARK: Autodiscover

  private mutating func readAutodiscover(_ root: MarkupTree, _ document: Int) {
    let accounts = root.elements("Response").flatMap { $0.elements("Account") }
    var known: Set<String> = []
    for element in accounts.flatMap({ $0.elements("Protocol") }) {
      let kinds: [String: MailServer.MailProtocol] = [
        "IMAP": .imap, "POP3": .pop, "POP": .pop, "SMTP": .smtp,
      ]
      guard let kind = element.element("Type")?.text?.string.flatMap({ kinds[$0.uppercased()] }) else {
        continue
      }
      let reader = ElementReader(element, document)
      let user = reader.text("LoginName")
      if let domain = user.value.flatMap(HostName.domain(ofAddress:)), known.insert(domain).inserted {
        domains.append(domain)
      }
      let isOn = ["on": true, "off": false]
      let encryption = reader.word("Encryption", ["ssl": true, "tls": true, "none": false])
      let asks = reader.word("AuthRequired", ["on": "EmailAuthPassword", "off": "EmailAuthNone"])
      servers.append(
        Server(
          mailProtocol: kind, element: element.node, host: reader.text("Server"), port: reader.number("Port"),
          // Encryption overrides SSL.
          usesTLS: encryption.located == nil ? reader.word("SSL", isOn) : encryption,
          userName: user, authentication: asks))
    }
  }
}

/// Reads the texts of the elements in one.
private struct ElementReader {
  private let element: MarkupTree
  private let document: Int

  init(_ element: MarkupTree, _ document: Int) { (self.element, self.document) = (element, document) }

  private func place(_ node: Node) -> Place { Place(document: document, .value(Int32(node.index))) }

  /// What is not said is unknown: nothing follows from it.
  func text(_ name: String) -> Setting<String> {
    guard let node = element.element(name)?.text, let text = node.string else {
      return .unknown(place(element.node))
    }
    return .known(Located(text, at: place(node)))
  }

  func number(_ name: String) -> Setting<Int> {
    guard let text = text(name).located else { return .unknown(place(element.node)) }
    return Int(text.value).map { .known(Located($0, at: text.place)) } ?? .mistyped(text.place)
  }

  func word<Value>(_ name: String, _ values: [String: Value]) -> Setting<Value> {
    guard let text = text(name).located else { return .unknown(place(element.node)) }
    return values[text.value.lowercased()].map { .known(Located($0, at: text.place)) } ?? .unknown(text.place)
  }
}

extension Device {
  mutating func installProviderSettings(_ root: Entries, _ kind: Document.Kind) {
    guard let settings = ProviderSettings(documents[root.document], at: root.document) else { return }
    let form: SettingsForm = kind == .autoconfig ? .autoconfig : .autodiscover
    let dialect: Dialect = kind == .autoconfig ? .autoconfig : .autodiscover
    let elements = settings.servers.map {
      Entries(document: root.document, node: $0.element, dialect: dialect)
    }
    _ = addExport(
      form, at: root,
      accounts: elements.sorted { $0.node.index < $1.node.index }.enumerated()
        .map { PayloadEntries(entries: $1, index: $0) })
    let protectedOnes = Set(settings.servers.filter { $0.usesTLS.value == true }.map(\.mailProtocol))
    withInstalled { installed in
      if !settings.servers.isEmpty { installed.facets.formUnion([.mail, .exports]) }
      installed.providerSettings.append(settings)
      for (server, entries) in zip(settings.servers, elements) {
        // A plain alternative beside one with TLS is for old programs, and nobody's setting.
        let isMeant = !protectedOnes.contains(server.mailProtocol)
        let values = MailExport.ServerSettings(
          host: server.host, port: server.port,
          usesSSL: isMeant || server.usesTLS.value == true ? server.usesTLS : .unknown(entries.place),
          userName: server.userName, authentication: server.authentication)
        installed.mailServers.append(
          installed.server(
            values, entries, server.mailProtocol, isOutgoing: server.isOutgoing, account: nil))
      }
    }
  }
}

extension Dialect {
  fileprivate static let autoconfig = Dialect(names: [
    "IncomingMailServerHostName": ["hostname"], "OutgoingMailServerHostName": ["hostname"],
    "IncomingMailServerPortNumber": ["port"], "OutgoingMailServerPortNumber": ["port"],
    "IncomingMailServerUseSSL": ["socketType"], "OutgoingMailServerUseSSL": ["socketType"],
  ])
  fileprivate static let autodiscover = Dialect(names: [
    "IncomingMailServerHostName": ["Server"], "OutgoingMailServerHostName": ["Server"],
    "IncomingMailServerPortNumber": ["Port"], "OutgoingMailServerPortNumber": ["Port"],
    "IncomingMailServerUseSSL": ["SSL"], "OutgoingMailServerUseSSL": ["SSL"],
  ])
}
