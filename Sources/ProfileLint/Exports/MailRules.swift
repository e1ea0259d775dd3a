import LocatedPlist

/// A rule that a user made in Mail: an item of `SyncedRules.plist`. Its keys are from memory and from
/// published exports, not from Apple's documentation.
struct MailRule: Sendable {
  let entries: Entries

  var name: String { entries.string("RuleName").value ?? "" }
  /// Absent means on.
  var isActive: Bool { entries.boolean("Active").value != false }

  /// Whom it sends messages on to.
  var forwardsTo: Located<String>? {
    let keys: [StaticString] = ["ForwardTo", "ForwardingAddress", "RedirectTo"]
    return keys.lazy.compactMap { entries.string($0).located }.first { $0.value.contains("@") }
  }

  /// Where it says that it deletes or moves.
  var hidesAt: Place? {
    let keys: [StaticString] = ["Deletes", "ShouldTransferMessage", "ShouldMoveMessage"]
    return keys.lazy.compactMap { entries.boolean($0).located }.first { $0.value }?.place
  }

  /// Whether its criteria leave nearly no message out.
  var catchesEverything: Bool {
    let criteria = entries.sections("Criteria")
    if criteria.isEmpty { return entries.has("Criteria") }
    let broad = criteria.map { criterion in
      criterion.string("Header").value == "AnyMessage"
        || criterion.string("Expression").value.map { ["@", "."].contains($0) } ?? false
    }
    return entries.boolean("AllCriteriaMustBeSatisfied").value == false
      ? broad.contains(true) : broad.allSatisfy { $0 }
  }
}

extension Device {
  mutating func installMailRules(_ root: Entries) {
    let nodes = root.node.kind == .array ? root.node : root.node["rules"] ?? root.node
    let rules = nodes.children.filter { $0.kind == .dictionary }
      .map { MailRule(entries: Entries(document: root.document, node: $0, dialect: .partial)) }
    withInstalled {
      $0.facets.insert(.exports)
      $0.mailRules += rules
    }
  }
}
