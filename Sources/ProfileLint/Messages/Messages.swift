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
struct Message: Sendable {
  /// Position in `Device.documents`.
  let document: Int
  let tree: MessageTree
  /// The author's domain, which the receiver's checks are about.
  let from: Located<String>?
  /// The steps from the newest to the oldest, as they stand.
  let hops: [Hop]
  let verdicts: Verdicts
  /// What became of recipients that the message could not be delivered to, or not yet.
  let deliveries: [Delivery]

  init(document: Int, tree: MessageTree) {
    self.document = document
    self.tree = tree
    let received = tree.fields("Received")
    from = tree.domain("From")?.located(in: document)
    // Those behind are not taken apart.
    hops = received.prefix(Limits().messageParts).map { Hop(document: document, field: $0) }
    verdicts = Verdicts(of: tree, in: document, received: received)
    deliveries = Delivery.all(of: tree, in: document)
  }

  /// A value of the header and where it stands.
  func located(_ node: Node?) -> Located<String>? { node?.located(in: document) }

  /// The domain of the first address in a field.
  func domain(_ field: String) -> Located<String>? { located(tree.domain(field)) }

  /// When a person sent it on: redirected it, or let it through to a list.
  var releases: [PlistDate] {
    ["Resent-Date", "X-Mailman-Approved-At"].flatMap { tree.fields($0).compactMap { $0["date"]?.date } }
  }

  /// Whether it never left one organisation's Exchange, which checks no SPF, DKIM and DMARC then.
  var isInternal: Bool {
    tree.fields("X-MS-Exchange-Organization-AuthAs").first?["body"]?.string?.lowercased() == "internal"
  }

  /// Whether a list sent it on, which changes messages and breaks signatures.
  var isOfList: Bool {
    ["List-Id", "List-Post"].contains { !tree.fields($0).isEmpty }
      || tree.fields("Precedence").first?["body"]?.string?.lowercased() == "list"
  }
}

extension MessageTree {
  /// The domain of the first address in a field.
  func domain(_ field: String) -> Node? { fields(field).first?["addresses"]?[0]?["domain"] }
}

extension Node {
  func place(in document: Int) -> Place { Place(document: document, .value(Int32(clamping: index))) }

  /// A text and where it stands.
  func located(in document: Int) -> Located<String>? {
    string.map { Located($0, at: place(in: document)) }
  }
}
