import LocatedPlist

extension Inspection {
  /// The way of a message, and what was found out about it.
  func addMessages(to tree: inout TreeText) {
    for message in device.messages {
      for name in ["From", "Reply-To", "Return-Path", "To", "Subject", "Date"] {
        tree.field(1, name, message.tree.fields(name).first?["body"]?.string)
      }
      let verdicts = Verdicts(message)
      for method in ["spf", "dkim", "dmarc", "arc"] {
        for verdict in verdicts.all(method) {
          let domain =
            verdict.signer ?? verdict.property("smtp.mailfrom") ?? verdict.property("header.from") ?? ""
          tree.field(1, method, [verdict.result, domain].filter { !$0.isEmpty }.joined(separator: ", "))
        }
      }
      addHops(message.hops, to: &tree)
      for block in message.tree.deliveryStatus {
        guard let failure = DeliveryFailure(block, of: message) else { continue }
        tree.field(1, text("not delivered to", "不達の宛先"), failure.recipient)
        tree.field(2, text("answer", "応答"), failure.answer.value)
      }
    }
  }

  /// From the sender to the receiver, with the seconds that each step took.
  private func addHops(_ hops: [Hop], to tree: inout TreeText) {
    var before: Int64?
    for hop in hops.reversed() {
      let now = hop.date?.value.secondsSince1970
      let seconds = before.flatMap { before in now.map { $0 - before } }
      let parts =
        [
          hop.from.map { text("from ", "") + $0 + text("", " から") }, hop.by.map { text("by ", "") + $0 },
          hop.with?.value,
        ]
        + [seconds.map { "\($0) s" }]
      tree.field(1, text("hop", "経路"), parts.compactMap { $0 }.joined(separator: ", "))
      before = now ?? before
    }
  }
}
