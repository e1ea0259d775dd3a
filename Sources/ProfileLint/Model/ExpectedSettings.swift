import LocatedPlist

/// The servers that accounts of some domains are meant to have: a company's own autoconfig files.
public struct ExpectedSettings: Sendable {
  private let providers: [ProviderSettings]

  public init(_ providers: [ProviderSettings]) { self.providers = providers }

  /// What is expected of an account with an address, with the domain in place of its placeholder; empty for a
  /// domain that no file is about.
  func servers(_ mailProtocol: MailServer.MailProtocol, ofDomain domain: String) -> [ProviderSettings.Server]
  {
    providers.filter { $0.domains.contains(domain) }.flatMap(\.servers)
      .filter { $0.mailProtocol == mailProtocol }
      .map { server in
        var filled = server
        if let host = server.host(forDomain: domain) { filled.host = .known(host) }
        return filled
      }
  }

  /// Whether any file is about a domain.
  func isAbout(_ domain: String) -> Bool { providers.contains { $0.domains.contains(domain) } }
}
