import ProfileSchema

extension MailServer {
  /// Whether the provider documents the server for its addresses of the domain.
  ///
  /// Names are compared too: GMX is two providers in the tables, and their servers stand in for each other.
  func belongs(to provider: MailProvider, domain: String) -> Bool {
    documentedInProtocol.contains { $0.provider == provider || $0.provider.name == provider.name }
      || MailProviders.shared.servers(of: provider, domain: domain).contains {
        $0.mailProtocol == documentedProtocol && $0.host == hostName
      }
  }

  /// Whether the server is surely not the provider's: somebody else's, or nobody's that the tables know.
  /// A retired name, or one in the domain of a provider, is no proof.
  func isForeign(to provider: MailProvider, domain: String) -> Bool {
    guard hostName != nil, known == nil || !documentedInProtocol.isEmpty else { return false }
    return !belongs(to: provider, domain: domain)
  }

  /// Who documents the server, by name; empty where the rows prove nothing.
  var ownerNames: Set<String> {
    let rows = documentedInProtocol
    return rows.canProve ? Set(rows.map(\.provider.name)) : []
  }
}
