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
  private func isAbout(_ domain: String) -> Bool { providers.contains { $0.domains.contains(domain) } }

  /// The domain for which an account is compared; nil for one that no file is about.
  ///
  /// Where an account surely has no address, the user name may be one.
  func domain(of account: MailAccount) -> String? {
    let user = account.address.isAbsent ? account.incoming.userName.value : nil
    let domain = account.domain ?? user.flatMap(HostName.domain(ofAddress:))
    return domain.flatMap { isAbout($0) ? $0 : nil }
  }
}

extension Device {
  /// Whether it has an account that is compared with expected settings.
  public var hasExpectedAccounts: Bool {
    guard let expected = circumstances.expected else { return false }
    return self.mailAccounts.contains { expected.domain(of: $0) != nil }
  }
}

extension ProviderSettings {
  /// Why no account can be compared with them, in words that go on with the file's name; nil where accounts can.
  public var comparisonFault: String? {
    switch refusal {
    case .redirect(let target):
      return
        "an Autodiscover answer without settings, which redirects to \(Visible.text(target.quoted)); give the answer from there."
    case .error(let code):
      return
        "an Autodiscover answer without settings: the server reports error \(Visible.text(code.quoted))."
    case nil: break
    }
    if !hasServers { return "names no server for IMAP, POP or SMTP." }
    if domains.isEmpty {
      return "names no domain of mail addresses, so no account is compared with it."
    }
    return nil
  }
}
