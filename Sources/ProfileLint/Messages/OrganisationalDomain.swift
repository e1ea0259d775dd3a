/// Domains as DMARC compares them in its relaxed mode (RFC 7489, section 3.1).
enum OrganisationalDomain {
  /// Labels that many countries register domains below.
  private static let categories: Set<Substring> = [
    "ac", "ad", "co", "com", "ed", "edu", "go", "gov", "gr", "lg", "me", "mil", "ne", "net", "nom", "or",
    "org",
  ]

  /// The domain that somebody registered, as people write it: `example.co.jp` of `mail.example.co.jp`.
  ///
  /// Without the public suffix list, so a few suffixes of towns and hosts are taken for somebody's domain; that
  /// makes two names alike rather than different.
  static func of(_ domain: String) -> String {
    let labels = HostName.normalised(domain).split(separator: ".")
    let isCategory =
      labels.last?.count == 2 && labels.count > 2 && categories.contains(labels[labels.count - 2])
    return labels.suffix(isCategory ? 3 : 2).map(Punycode.decoded).joined(separator: ".")
  }

  static func areOne(_ one: String, _ other: String) -> Bool { of(one) == of(other) }
}
