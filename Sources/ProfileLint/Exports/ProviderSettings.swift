import LocatedPlist

/// What a provider publishes about its mail servers: Mozilla's `config-v1.1.xml`, or an Autodiscover answer.
///
/// The servers of one protocol are alternatives, the preferred one first.
public struct ProviderSettings: Sendable {
  struct Server: Sendable {
    /// What a connection starts with.
    enum Security: Sendable { case plain, startTLS, tls }

    var mailProtocol: MailServer.MailProtocol
    var element: Node
    var host: Setting<String>
    var port: Setting<Int>
    /// Unknown where all that is said is that TLS is on.
    var security: Setting<Security>
    var usesTLS: Setting<Bool>
    var userName: Setting<String>
    var authentication: Setting<String>
    /// How the settings are called here.
    var dialect: Dialect

    var isOutgoing: Bool { mailProtocol == .smtp }
  }

  /// A user name or a host in which a placeholder may stand for a part of the address.
  struct Template: Sendable {
    var text: Located<String>
    var isHost: Bool
    /// The placeholders that this very file asks the user for, in the provider and beside it.
    var inputs: [Set<String>]
  }

  /// What an answer is that has no settings in it.
  enum Refusal: Sendable {
    /// With the address or URL to ask instead.
    case redirect(String)
    /// With the server's code for it.
    case error(String)
  }

  /// The domains of mail addresses that it is about, as names are compared.
  var domains: [String] = []
  var servers: [Server] = []
  /// Of servers for any protocol, in document order.
  var templates: [Template] = []
  /// Nil for an answer with settings.
  var refusal: Refusal?

  /// Whether it names a server for mail.
  var hasServers: Bool { !servers.isEmpty }

  /// Nil for a document that is neither.
  public init?(_ document: Document, at index: Int = 0) {
    guard let list = document.list, let root = MarkupTree(list) else { return nil }
    switch document.kind {
    case .autoconfig: readAutoconfig(root, index)
    case .autodiscover: readAutodiscover(root, index)
    default: return nil
    }
  }
}

extension ProviderSettings.Server {
  /// The host for addresses of a domain; nil where it is not known.
  func host(forDomain domain: String) -> Located<String>? {
    guard let written = host.located, written.value.contains("%") else { return host.located }
    let filled = Placeholder.filled(written.value, domain: domain)
    return filled.contains("%") ? nil : Located(filled, at: written.place)
  }

  /// What stands in the elements of a name.
  func words(_ name: String) -> [Located<String>] {
    guard let document = host.place?.document ?? port.place?.document else { return [] }
    return element["children"]?.children.compactMap { child in
      guard child["element"]?.string == name, let text = child["text"], let word = text.string,
        !DeploymentVariable.isIn(word)
      else { return nil }
      return Located(word, at: Place(document: Int(document), .value(Int32(text.index))))
    } ?? []
  }
}

/// What programs fill in for the parts of a user's address.
enum Placeholder {
  static let known: Set<String> = ["EMAILADDRESS", "EMAILLOCALPART", "EMAILDOMAIN", "REALNAME"]

  static func filled(_ text: String, domain: String) -> String {
    text.replacing("%EMAILDOMAIN%", with: domain)
  }

  /// A text with the parts of an address; nil for what is no address.
  static func filled(_ text: String, address: String) -> String? {
    let parts = address.split(separator: "@", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return filled(text, domain: String(parts[1])).replacing("%EMAILADDRESS%", with: address)
      .replacing("%EMAILLOCALPART%", with: String(parts[0]))
  }

  /// The text without those that programs know.
  static func removed(from text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return known.reduce(text) { $0.replacing("%\($1)%", with: "") }
  }
}

extension Device {
  mutating func installProviderSettings(_ root: Entries, _ kind: Document.Kind) {
    guard let settings = ProviderSettings(documents[root.document], at: root.document) else { return }
    let form: SettingsForm = kind == .autoconfig ? .autoconfig : .autodiscover
    let elements = settings.servers.map {
      Entries(document: root.document, node: $0.element, dialect: $0.dialect)
    }
    add(
      form, at: root,
      payloads: elements.sorted { $0.node.index < $1.node.index }.enumerated()
        .map { PayloadEntries(entries: $1, index: $0) }, type: "")
    let protectedOnes = Set(settings.servers.filter { $0.usesTLS.value == true }.map(\.mailProtocol))
    // A host of every domain's own is known where there is one domain only.
    let domain = settings.domains.count == 1 ? settings.domains[0] : nil
    withInstalled { installed in
      if !settings.servers.isEmpty || !settings.templates.isEmpty {
        installed.facets.formUnion([.mail, .accounts, .exports])
      }
      installed.providerSettings.append(settings)
      for (server, entries) in zip(settings.servers, elements) {
        // A plain alternative beside one with TLS is for old programs, and nobody's setting.
        let isMeant = !protectedOnes.contains(server.mailProtocol)
        let values = MailExport.ServerSettings(
          host: server.host.forDomain(domain), port: server.port,
          usesSSL: isMeant || server.usesTLS.value == true ? server.usesTLS : .unknown(entries.place),
          userName: server.userName, authentication: server.authentication)
        installed.mailServers.append(
          installed.server(
            values, entries, server.mailProtocol, isOutgoing: server.isOutgoing, account: nil))
      }
    }
  }
}

extension Setting<String> {
  /// A host without placeholders; unknown where the domain for one is not.
  fileprivate func forDomain(_ domain: String?) -> Self {
    guard let written = located, written.value.contains("%") else { return self }
    let filled = domain.map { Placeholder.filled(written.value, domain: $0) } ?? written.value
    return filled.contains("%") ? .unknown(written.place) : .known(Located(filled, at: written.place))
  }
}
