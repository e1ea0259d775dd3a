/// What is known about mail providers: whose domain an address belongs to, and which servers it has.
///
/// A setting is right when any row has exactly it. Read on first use; the program start does without.
public final class MailProviders: Sendable {
  public static let shared = MailProviders()

  private let providerTable = FactTable(EmbeddedTables.mailProviders)
  private let serverTable = FactTable(EmbeddedTables.mailServers)
  private let retiredTable = FactTable(EmbeddedTables.mailHostsRetired)
  private let byDomain: FactIndex
  private let byID: FactIndex
  private let byHost: FactIndex
  private let byProvider: FactIndex
  private let byRetiredHost: FactIndex
  private let columns: ServerColumns

  private init() {
    byDomain = FactIndex(providerTable, by: providerTable.column("domains"), isList: true)
    byID = FactIndex(providerTable, by: providerTable.column("provider"))
    byHost = FactIndex(serverTable, by: serverTable.column("host"))
    byProvider = FactIndex(serverTable, by: serverTable.column("provider"))
    byRetiredHost = FactIndex(retiredTable, by: retiredTable.column("host"))
    columns = ServerColumns(serverTable)
  }

  /// The provider whose addresses end in this domain.
  public func provider(ofDomain domain: String) -> MailProvider? {
    byDomain.rows(domain).first.map(provider(at:))
  }

  /// The domains of a provider's addresses.
  public func domains(of provider: MailProvider) -> [String] {
    byID.rows(provider.id).first.map { providerTable.rows[$0][providerTable.column("domains")].words } ?? []
  }

  /// All that is known about a host; nil for one that no table has, as most companies' own are.
  public func facts(ofHost host: String) -> MailHostFacts? {
    let domain = providerDomain(above: host)
    let documented = servers(at: host, below: domain)
    let retired = retired(host: host)
    if documented.isEmpty && retired == nil && domain == nil { return nil }
    return MailHostFacts(documented: documented, retired: retired, providerDomain: domain)
  }

  /// What is documented for a host, by any provider and for any protocol.
  ///
  /// Knows iCloud's partition hosts (`p12-imap.mail.me.com`) and the hosts that some providers form
  /// from the address's domain (`mail.inbox.lv`).
  public func servers(at host: String) -> [MailServerFact] {
    servers(at: host, below: providerDomain(above: host))
  }

  private func servers(at host: String, below domain: String?) -> [MailServerFact] {
    let direct = byHost.rows(Self.withoutPartition(host) ?? host).compactMap { fact(at: $0) }
    if !direct.isEmpty { return direct }
    guard let domain, let owner = provider(ofDomain: domain) else { return [] }
    return servers(of: owner, domain: domain).filter { $0.host == host }
  }

  /// Everything that is documented for a provider's addresses.
  /// - Parameter domain: the address's domain, for hosts that are formed from it.
  public func servers(of provider: MailProvider, domain: String? = nil) -> [MailServerFact] {
    byProvider.rows(provider.id).compactMap { fact(at: $0, domain: domain) }
  }

  /// The host's row in the list of retired, renamed and never documented hosts.
  public func retired(host: String) -> RetiredMailHost? {
    guard let number = byRetiredHost.rows(host).first else { return nil }
    let row = retiredTable.rows[number]
    guard let status = RetiredMailHost.Status(rawValue: row[retiredTable.column("status")].text) else {
      return nil
    }
    let date = row[retiredTable.column("date")]
    return RetiredMailHost(
      host: row[retiredTable.column("host")].text, status: status,
      replacements: row[retiredTable.column("replacement")].words,
      date: date.isEmpty ? nil : date.text)
  }

  /// The nearest domain of a provider's addresses that the host is or stands below.
  public func providerDomain(above host: String) -> String? {
    var host = host
    return host.withUTF8 { bytes in
      var rest = bytes[...]
      while !byDomain.has(UnsafeBufferPointer(rebasing: rest)) {
        guard let dot = rest.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        rest = rest[(dot + 1)...]
      }
      return String(decoding: rest, as: UTF8.self)
    }
  }

  private func provider(at row: Int) -> MailProvider {
    MailProvider(
      id: providerTable.rows[row][providerTable.column("provider")].text,
      name: providerTable.rows[row][providerTable.column("name")].text)
  }

  private func fact(at row: Int, domain: String? = nil) -> MailServerFact? {
    let id = serverTable.rows[row][columns.provider].text
    guard let owner = byID.rows(id).first else { return nil }
    return columns.fact(serverTable.rows[row], of: provider(at: owner), domain: domain)
  }

  /// `p12-imap.mail.me.com` as the table writes it: `p<digits>-imap.mail.me.com`.
  private static func withoutPartition(_ host: String) -> String? {
    guard host.utf8.first == UInt8(ascii: "p") else { return nil }
    let rest = host.dropFirst().drop { $0.isASCII && $0.isNumber }
    guard rest.count < host.count - 1, rest.hasPrefix("-") else { return nil }
    return "p<digits>" + rest
  }
}
