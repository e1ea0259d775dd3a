import LocatedPlist

/// What the receiving server found out about a message: its Authentication-Results (RFC 8601).
///
/// The server that delivers writes on top. Fields further down may come from anybody, so only those that
/// bear the name of the uppermost one count.
struct Verdicts {
  struct Verdict {
    /// In small letters: `fail`.
    var result: String
    /// Where the result stands.
    var place: Place
    /// The remark behind the result.
    var comment: String
    var properties: Node?

    func property(_ name: StaticString) -> String? { properties?[name]?.string }
  }

  private var byMethod: [String: [Verdict]] = [:]

  init(_ message: Message) {
    let fields = message.tree.fields("Authentication-Results")
    let server = fields.first?["server"]?.string?.lowercased()
    for field in fields where field["server"]?.string?.lowercased() == server {
      for result in field["results"].map({ Array($0.children) }) ?? [] {
        guard let method = result["method"]?.string?.lowercased(), let verdict = result["result"],
          let text = verdict.string?.lowercased()
        else { continue }
        byMethod[method, default: []].append(
          Verdict(
            result: text, place: message.place(of: verdict), comment: result["comment"]?.string ?? "",
            properties: result["properties"]))
      }
    }
  }

  func all(_ method: String) -> [Verdict] { byMethod[method] ?? [] }

  /// Whether the checks as a whole came out well, so that a single one that failed did no harm.
  var passesDMARC: Bool { all("dmarc").contains { $0.result == "pass" || $0.result == "bestguesspass" } }

  /// Whether a server that forwarded the message vouches for what it saw.
  var passesARC: Bool { all("arc").contains { $0.result == "pass" } }

  /// Whether a signature of the author's own domain was found good.
  func hasAlignedSignature(_ from: String?) -> Bool {
    guard let from else { return false }
    return all("dkim").contains { verdict in
      guard verdict.result == "pass", let domain = verdict.signer else { return false }
      return OrganisationalDomain.areOne(domain, from)
    }
  }
}

extension Verdicts.Verdict {
  /// The domain that signed: `header.d`, or what stands behind the @ of `header.i`.
  var signer: String? {
    property("header.d") ?? property("header.i").flatMap { $0.split(separator: "@").last.map(String.init) }
  }
}
