import LocatedPlist

extension Device {
  mutating func installMessage(_ list: PropertyList, at index: Int) {
    withInstalled {
      $0.facets.insert(.messages)
      $0.messages += MessageTree.all(in: list).map { Message(document: index, tree: $0) }
    }
  }
}

/// A mail message, or a report about the delivery of one, as its header tells its way.
public struct Message: Sendable {
  /// Position in `Device.documents`.
  public let document: Int
  let tree: MessageTree

  /// A value of the header and where it stands.
  func located(_ node: Node?) -> Located<String>? {
    node.flatMap { node in node.string.map { Located($0, at: place(of: node)) } }
  }

  func place(of node: Node) -> Place { Place(document: document, .value(Int32(node.index))) }

  /// The domain of the first address in a field.
  func domain(_ field: String) -> Located<String>? {
    located(tree.fields(field).first?["addresses"]?[0]?["domain"])
  }

  /// The author's domain, which the receiver's checks are about.
  var from: Located<String>? { domain("From") }
}

/// Domains as DMARC compares them in its relaxed mode (RFC 7489, section 3.1).
enum OrganisationalDomain {
  /// Labels that many countries register domains below.
  private static let categories: Set<Substring> = [
    "ac", "ad", "co", "com", "ed", "edu", "go", "gov", "gr", "lg", "me", "mil", "ne", "net", "nom", "or",
    "org",
  ]

  /// The domain that somebody registered: `example.co.jp` of `mail.example.co.jp`.
  ///
  /// Without the public suffix list, so a few suffixes of towns and hosts are taken for somebody's domain; that
  /// makes two names alike rather than different.
  static func of(_ domain: String) -> String {
    let labels = HostName.normalised(domain).split(separator: ".")
    guard labels.count > 2 else { return labels.joined(separator: ".") }
    let isCategory = labels[labels.count - 1].count == 2 && categories.contains(labels[labels.count - 2])
    return labels.suffix(isCategory ? 3 : 2).joined(separator: ".")
  }

  static func areOne(_ one: String, _ other: String) -> Bool { of(one) == of(other) }
}
