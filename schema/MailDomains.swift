/// Domains that people mistype, and those that only look as if somebody had.
public final class MailDomains: Sendable {
  public static let shared = MailDomains()

  /// Domains so common that a near miss is a slip rather than another name, by their first byte.
  private let big: [UInt8: [String]]
  private let slips: [String: [String]]
  private let real: Set<String>

  private init() {
    let table = FactTable(EmbeddedTables.mailDomains)
    let rows = table.rows.map { row in
      (
        domain: row[table.column("domain")].text, status: row[table.column("status")].text,
        meant: row[table.column("meant")].words
      )
    }
    big = Dictionary(grouping: rows.filter { $0.status == "big" }.map(\.domain)) { $0.utf8.first ?? 0 }
    real = Set(rows.filter { $0.status != "slip" }.map(\.domain))
    slips = Dictionary(
      rows.filter { $0.status == "slip" }.map { ($0.domain, $0.meant) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The common domains that start with the same letter: nobody gets that one wrong by a slip.
  public func big(like domain: String) -> [String] { domain.utf8.first.flatMap { big[$0] } ?? [] }

  /// What a mistake that people are known to make stands for; empty for any other domain.
  public func meant(by domain: String) -> [String] { slips[domain] ?? [] }

  /// Whether the domain is one of its own, however near to a common one.
  public func isReal(_ domain: String) -> Bool {
    real.contains(domain) || MailProviders.shared.provider(ofDomain: domain) != nil
  }
}
