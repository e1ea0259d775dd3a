import LocatedPlist

/// What the receiving system found out about a message: its Authentication-Results (RFC 8601).
///
/// The server that delivers writes on top; fields further down may come from anybody. So only the uppermost
/// fields count that are of one organisation: iCloud writes one for each check, each in the name of another
/// server. A field without a name, as Microsoft writes it, counts alone. Behind a further step of the way, the
/// same organisation's older fields count for checks that the newer ones leave out.
struct Verdicts: Sendable {
  struct Verdict: Sendable {
    let document: Int
    let node: Node

    /// In small letters: `fail`.
    var result: String { node["result"]?.string?.lowercased() ?? "" }
    /// Where the result stands.
    var place: Place { (node["result"] ?? node).place(in: document) }
    /// The remark behind the result.
    var comment: String { node["comment"]?.string ?? "" }

    func property(_ name: StaticString) -> String? {
      node["properties"]?[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  private var byMethod: [Method: [Verdict]] = [:]

  enum Method: String { case spf, dkim, dmarc, arc, iprev, compauth }

  /// - Parameter received: the Received fields, whose places tell the steps apart.
  init(of tree: MessageTree, in document: Int, received: [Node]) {
    let fields = tree.fields("Authentication-Results")
    let owner = fields.first.flatMap(Self.owner)
    var steps = received[...]
    var older: Set<Method> = []
    for (number, field) in fields.enumerated() {
      guard Self.owner(field) == owner, owner != nil || number == 0 else { break }
      var isBehindStep = false
      while let step = steps.first, step.index < field.index {
        isBehindStep = true
        steps.removeFirst()
      }
      if isBehindStep { older = Set(byMethod.keys) }
      for result in field["results"].map({ Array($0.children) }) ?? [] {
        guard let name = result["method"]?.string?.lowercased(), let method = Method(rawValue: name),
          !older.contains(method)
        else { continue }
        byMethod[method, default: []].append(Verdict(document: document, node: result))
      }
    }
    if byMethod[.spf] == nil, let field = Self.receivedSPF(tree) {
      byMethod[.spf] = [Verdict(document: document, node: field)]
    }
  }

  /// Whose server wrote a field; nil where it does not say.
  private static func owner(_ field: Node) -> String? {
    field["server"]?.string.map(OrganisationalDomain.of)
  }

  /// The uppermost Received-SPF field, and rather one about the envelope sender.
  private static func receivedSPF(_ tree: MessageTree) -> Node? {
    let fields = tree.fields("Received-SPF").prefix(2)
    return fields.first { $0["properties"]?["identity"]?.string?.lowercased() != "helo" } ?? fields.first
  }

  func all(_ method: Method) -> [Verdict] { byMethod[method] ?? [] }

  func has(_ method: Method, _ results: String...) -> Bool {
    all(method).contains { results.contains($0.result) }
  }

  /// Whether the checks as a whole came out well, so that a single one that failed did no harm: DMARC passed, a
  /// server that forwarded the message vouches for what it saw, or Microsoft took all together for good.
  var isSettled: Bool {
    has(.dmarc, "pass", "bestguesspass") || has(.arc, "pass") || has(.compauth, "pass")
  }

  /// Whether DMARC did not judge, so that SPF and DKIM have to be read alone.
  var isWithoutDMARC: Bool { all(.dmarc).allSatisfy { $0.result == "none" } }

  /// Whether a signature of the author's own domain was found good.
  func hasAlignedSignature(_ from: String?) -> Bool {
    isAligned(.dkim, from, by: \.signer)
  }

  /// Whether a server of the author's own domain sent the message.
  func hasAlignedServer(_ from: String?) -> Bool {
    isAligned(.spf, from, by: \.envelopeDomain)
  }

  private func isAligned(_ method: Method, _ from: String?, by domain: (Verdict) -> String?) -> Bool {
    guard let from else { return false }
    let owner = OrganisationalDomain.of(from)
    return all(method).contains { $0.result == "pass" && domain($0).map(OrganisationalDomain.of) == owner }
  }
}

extension Verdicts.Verdict {
  /// DKIM: whether a signature is there and wrong. Some call one neutral whose body does not fit.
  var isBrokenSignature: Bool {
    ["fail", "hardfail", "permerror", "policy"].contains(result)
      || result == "neutral" && comment.lowercased().hasPrefix("body hash did not verify")
  }

  /// SPF: whether the sending server's own name was asked for, rather than the envelope sender.
  var isAboutGreeting: Bool { property("smtp.helo") != nil && property("smtp.mailfrom") == nil }

  /// DMARC: whether the domain's policy asks for nothing.
  var isOfPolicyNone: Bool {
    let remark = comment.lowercased()
    return remark.hasPrefix("p=none") || remark.hasPrefix("policy=none")
      || property("policy.dmarc")?.lowercased() == "none"
  }

  /// The domain that signed: `header.d`, or what stands behind the @ of `header.i`.
  var signer: String? {
    let domain = property("header.d") ?? property("header.i").map { Self.domain($0) }
    return domain == "none" ? nil : domain
  }

  /// The domain of the envelope sender that SPF was asked for.
  var envelopeDomain: String? {
    let names: [StaticString] = ["smtp.mailfrom", "smtp.mfrom", "envelope-from", "smtp.helo", "helo"]
    for name in names {
      if let value = property(name) { return Self.domain(value) }
    }
    return nil
  }

  private static func domain(_ address: String) -> String {
    let bare =
      address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
    return bare.utf8.lastIndex(of: UInt8(ascii: "@")).map { String(bare[bare.utf8.index(after: $0)...]) }
      ?? bare
  }
}
