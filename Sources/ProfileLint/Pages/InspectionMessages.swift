import LocatedPlist

extension Inspection {
  /// The way of each message, and what was found out about it.
  func addMessages(to tree: inout TreeText) {
    for (number, message) in device.messages.enumerated() {
      if device.messages.count > 1 { tree.line(1, text("message", "メール") + " \(number + 1)") }
      for name in ["From", "Reply-To", "Return-Path", "To", "Subject", "Date"] {
        tree.field(1, name, message.tree.fields(name).first?["body"]?.string?.withoutSecrets)
      }
      for method in [Verdicts.Method.spf, .dkim, .dmarc, .arc, .compauth] {
        for verdict in message.verdicts.all(method) {
          let domain = verdict.signer ?? verdict.envelopeDomain ?? verdict.property("header.from") ?? ""
          tree.field(
            1, method.rawValue, [verdict.result, domain].filter { !$0.isEmpty }.joined(separator: ", "))
        }
      }
      if let junk = message.junkVerdict {
        tree.field(
          1, text("taken for junk", "迷惑メール判定"), "\(junk.field): \(junk.body.value.withoutSecrets)")
      }
      addHops(message.hops, to: &tree)
      for delivery in message.deliveries { add(delivery, to: &tree) }
    }
  }

  private func add(_ delivery: Delivery, to tree: inout TreeText) {
    let label =
      switch delivery.outcome {
      case .failed: text("not delivered to", "不達の宛先")
      case .delayed: text("not yet delivered to", "配送待ちの宛先")
      }
    tree.field(1, label, delivery.recipient)
    tree.field(2, text("answer", "応答"), delivery.answer.value.withoutSecrets)
  }

  /// From the sender to the receiver, with the time that each step took.
  private func addHops(_ hops: [Hop], to tree: inout TreeText) {
    var before: Int64?
    for hop in hops.reversed() {
      let now = hop.date?.value.secondsSince1970
      let seconds = before.flatMap { before in now.map { $0 - before } }
      let parts =
        [
          hop.from.map { text("from ", "") + $0.value + text("", " から") },
          hop.by.map { text("by ", "") + $0 },
          hop.with?.value,
        ]
        + [seconds.map(span)]
      tree.field(1, text("hop", "経路"), parts.compactMap { $0 }.joined(separator: ", "))
      before = now ?? before
    }
  }

  private func span(_ seconds: Int64) -> String {
    guard abs(seconds) >= 120 else { return "\(seconds) s" }
    let span = TimeSpan(seconds: abs(seconds)).text
    return seconds < 0 ? text("\(span.en) before", "\(span.ja)前") : text(span.en, span.ja)
  }
}
