extension Node {
  /// The way to a part of a message as people see it: the field's name, its number where there are several, and
  /// the part's own name. The containers that the reader made are left out.
  var messagePath: [Step] {
    var steps: [Step] = []
    var at = self
    while let parent = at.parent {
      let record = at.record
      if record.flags.contains(.isField) {
        if record.flags.contains(.hasNamesake) { steps.append(.index(Int(record.keyStart))) }
        steps.append(.key(at["name"]?.string ?? ""))
      } else if parent.hasKey("results") {
        if let method = at["method"]?.string { steps.append(.key(method)) }
      } else if parent.hasKey("messages") {
        steps.append(.index(Int(record.key)))
      } else if at.hasKey("message") {
        steps.append(.key("message/rfc822"))
      } else if let name = at.key, parent.namesParts || !Self.madeNames.contains(name) {
        steps.append(.key(name))
      }
      at = parent
    }
    return steps.reversed()
  }

  /// Whether what is in it has names of the message's own.
  private var namesParts: Bool { hasKey("parameters") || hasKey("properties") || hasKey("tags") }

  /// Keys of the tree that stand for a field as a whole, or for what is plain from its name.
  private static let madeNames: Set<String> = [
    "headers", "parts", "deliveryStatus", "fields", "report", "messages", "name", "body", "addresses",
    "address",
    "domain", "date", "zone", "results", "method", "result", "comment", "reason", "server", "instance",
    "properties", "parameters", "tags", "type", "value", "code", "fromComment", "byComment", "withComment",
  ]
}
