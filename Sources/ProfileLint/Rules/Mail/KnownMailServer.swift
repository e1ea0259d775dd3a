import ProfileSchema

extension MailServer {
  /// The protocol as the tables of providers name it; nil where EmailAccountType does not say.
  var documentedProtocol: MailServerFact.MailProtocol? {
    mailProtocol.flatMap { MailServerFact.MailProtocol(rawValue: $0.rawValue) }
  }

  /// What is documented about the host in the account's own protocol.
  var documentedInProtocol: [MailServerFact] {
    guard let mailProtocol = documentedProtocol else { return [] }
    return documented.filter { $0.mailProtocol == mailProtocol }
  }

  /// Whose server it is: the provider's in whose domain it stands, for it may be documented by those who rent it
  /// too; nil where that is not documented.
  var owner: MailProvider? {
    let providers = documentedInProtocol.map(\.provider)
    let owner = known?.providerDomain.flatMap(MailProviders.shared.provider(ofDomain:))
    return providers.contains { $0.id == owner?.id }
      ? owner : Set(providers.map(\.id)).count == 1 ? providers[0] : nil
  }
}

extension [MailServerFact] {
  /// Whether a finding may rest on them. Rows that are not current prove nothing, and neither do the
  /// plain-only rows that the ISPDB has kept since 2009 for small Japanese providers.
  var canProve: Bool {
    contains { $0.status == .current } && contains { $0.security != .plain }
  }

  /// The hosts to recommend, best first, without patterns.
  var recommendedHosts: [String] {
    filter { $0.status == .current && !$0.host.contains("<") }.map(\.host).once()
  }

  /// The ports to recommend, best first; never those in plain text or for the delivery between servers.
  var recommendedPorts: [String] {
    filter { $0.status == .current && $0.security != .plain && $0.port != 25 }.map { String($0.port) }.once()
  }
}

extension MailServerFact.MailProtocol {
  /// As people write it.
  var name: String { rawValue.uppercased() }

  /// The port that speaks it under TLS, which nearly every server offers.
  var usualPort: Int {
    switch self {
    case .imap: 993
    case .pop: 995
    case .smtp: 587
    }
  }

  /// Whether the port is registered for it.
  func hasRegistered(_ port: Int) -> Bool {
    switch self {
    case .imap: port == 143 || port == 993
    case .pop: port == 110 || port == 995
    case .smtp: port == 25 || port == 465 || port == 587
    }
  }
}

/// Several values of which one is right, as a sentence names them.
struct Alternatives {
  private let values: [String]

  init(_ values: [String]) { self.values = values }

  /// `a, b or c`
  var en: String { joined(last: " or ", others: ", ") }
  /// `a、b または c`
  var ja: String { joined(last: " または ", others: "、") }

  private func joined(last: String, others: String) -> String {
    guard values.count > 1, let final = values.last else { return values.first ?? "" }
    return values.dropLast().joined(separator: others) + last + final
  }
}

extension MailServer {
  /// Whether it is one of iCloud's, those of a partition included.
  var isICloud: Bool { hostName.map { HostName.isIn("mail.me.com", $0) } ?? false }

  /// Whether it names a host at all, or a variable that will. In an export an unknown one is not there.
  var hasHost: Bool {
    switch host {
    case .known: hostName != nil
    case .unknown: entries.dialect == nil
    case .absent, .mistyped: false
    }
  }
}
