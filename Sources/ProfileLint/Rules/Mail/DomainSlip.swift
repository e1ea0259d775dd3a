import ProfileSchema

/// Which common domain somebody meant who wrote another one.
///
/// A company's own domain must never look like a slip, so no general edit distance: one label of a big
/// provider's domain, of five letters or more, with one slip of the fingers on it; or its ending, in one
/// of the forms that are never meant.
enum DomainSlip {
  /// The domains that may be meant; empty where the domain is one of its own.
  static func meant(by domain: String) -> [String] {
    let domains = MailDomains.shared
    let listed = domains.meant(by: domain)
    if !listed.isEmpty { return listed }
    let near = domains.big(like: domain).filter { isSlip(domain, of: $0) }
    return near.isEmpty || domains.isReal(domain) ? [] : near
  }

  private static func isSlip(_ typed: String, of meant: String) -> Bool {
    guard typed != meant, abs(typed.utf8.count - meant.utf8.count) < 3, isNear(typed, meant)
    else { return false }
    let typedLabels = typed.split(separator: ".", omittingEmptySubsequences: false)
    let meantLabels = meant.split(separator: ".", omittingEmptySubsequences: false)
    if typedLabels.count + 1 == meantLabels.count {
      return typedLabels.count > 1 && typedLabels.joined() == meantLabels.joined()
    }
    guard typedLabels.count == meantLabels.count else { return false }
    let different = meantLabels.indices.filter { typedLabels[$0] != meantLabels[$0] }
    guard different.count == 1, let index = different.first else { return false }
    let (label, right) = (String(typedLabels[index]), String(meantLabels[index]))
    if index > 0, let wrong = endings[right] { return wrong.contains(label) }
    return right.utf8.count >= 5 && FingerSlip.turned(right, into: label)
  }

  /// Whether the texts are the same but for a few bytes in one place, which costs no text to find out.
  private static func isNear(_ one: String, _ other: String) -> Bool {
    let start = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
    let end = zip(one.utf8.reversed(), other.utf8.reversed()).prefix { $0 == $1 }.count
    return start + end + 4 >= max(one.utf8.count, other.utf8.count)
  }

  /// What people write for the ending of a domain. `co` is a country's, and so are `cm` and `om`; nobody
  /// has the name of a big mail provider there for anything but its visitors' slips.
  private static let endings: [String: Set<String>] = [
    "com": [
      "co", "cm", "om", "con", "cmo", "ocm", "comm", "coom", "ccom", "cpm", "cim", "clm", "vom", "xom", "c0m",
    ],
    "jp": ["j", "jo", "jpp", "pj"],
    "ne": ["n", "e", "en", "nr", "nw", "me", "be", "nee", "nne"],
    "co": ["c", "o", "cp", "ci", "c0", "oc", "vo", "xo", "coo", "cco"],
  ]
}
