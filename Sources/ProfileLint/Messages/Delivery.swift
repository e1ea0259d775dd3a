import LocatedPlist
import ProfileSchema

/// What became of one recipient that a message could not be delivered to, or not yet: as a delivery status
/// notification says it (RFC 3464), or a mail system's letter.
struct Delivery: Sendable {
  enum Outcome: Sendable {
    case failed, delayed
  }

  let outcome: Outcome
  /// Whether it failed because the time for trying was over; the last answer was no refusal for good.
  let isGivenUp: Bool
  /// Why, as far as the answer says it; nil where it says nothing that is known.
  let cause: BounceAnswers.Cause?
  private let document: Int
  private let recipientNode: Node?
  private let answerNode: Node

  /// What the other server said; the status code where it said nothing.
  var answer: Located<String> {
    let words = ServerAnswer.words(in: answerNode.string ?? "")
    return Located(String(words), at: answerNode.place(in: document))
  }
  var recipient: String { recipientNode?.string ?? "" }
  /// Whether it is put off and no other cause is known.
  var isPutOff: Bool { outcome == .delayed && (cause == nil || cause == .other) }
  /// Whether it failed and no cause is known that a rule of its own speaks of.
  var isUnexplained: Bool { outcome == .failed && (cause == nil || cause == .other) }

  static func all(of tree: MessageTree, in document: Int) -> [Delivery] {
    // au marks what a customer's filter kept out.
    let isFiltered = tree.fields("X-SPASIGN").first?["body"]?.string == "NG"
    return tree.deliveryStatus.compactMap { Delivery(block: $0, in: document) }
      + tree.reports.compactMap { Delivery(entry: $0, isFiltered: isFiltered, in: document) }
  }

  /// - Parameter block: the fields about one recipient.
  private init?(block: Node, in document: Int) {
    let fields = StatusFields(block)
    guard fields.isUndelivered, let answer = fields.answer ?? fields.status else { return nil }
    self.init(
      recipient: fields.recipient, answer: answer, status: fields.status, action: fields.action, in: document)
  }

  /// - Parameter entry: what a letter says about one recipient.
  private init?(entry: Node, isFiltered: Bool, in document: Int) {
    guard let answer = entry["answer"] else { return nil }
    self.init(
      recipient: entry["recipient"], answer: answer, status: nil,
      action: entry["isDelayed"] == nil ? "failed" : "delayed", isFiltered: isFiltered, in: document)
  }

  private init(
    recipient: Node?, answer: Node, status: Node?, action: String, isFiltered: Bool = false, in document: Int
  ) {
    self.document = document
    recipientNode = recipient
    answerNode = answer
    let text = ServerAnswer(answer.string ?? "", status: status?.string ?? "")
    let domain = recipient?.string.flatMap(HostName.domain) ?? ""
    cause = isFiltered ? .recipientPolicy : text.cause(to: domain)
    outcome = action == "delayed" || action != "failed" && text.isTemporary ? .delayed : .failed
    isGivenUp = outcome == .failed && (text.isTemporary || text.isExpired)
  }
}

/// The fields of a block of a delivery status notification that say something about one recipient.
private struct StatusFields {
  private(set) var action = ""
  private(set) var status: Node?
  private(set) var answer: Node?
  private(set) var recipient: Node?

  init(_ block: Node) {
    for field in block["fields"].map({ Array($0.children) }) ?? [] {
      switch field["name"]?.string?.lowercased() {
      case "action": action = field["body"]?.string?.lowercased() ?? ""
      case "status": status = status ?? field["code"]
      case "diagnostic-code": answer = answer ?? field["value"]
      case "final-recipient": recipient = field["value"]
      case "original-recipient": recipient = recipient ?? field["value"]
      default: break
      }
    }
  }

  /// Whether the message did not go where it should.
  var isUndelivered: Bool { !["delivered", "relayed", "expanded"].contains(action) }
}

extension Device {
  /// What became of recipients for a cause.
  func deliveries(for cause: BounceAnswers.Cause) -> [Delivery] {
    deliveries { $0.cause == cause }
  }

  func deliveries(where fits: (Delivery) -> Bool) -> [Delivery] {
    self.messages.flatMap { $0.deliveries.filter(fits) }
  }
}

extension Rule {
  /// A finding for each of some deliveries, at what the server answered.
  ///
  /// - Parameter message: makes the message of the answer and the recipient, both in quotation marks.
  func findings(on deliveries: [Delivery], message: (_ answer: String, _ recipient: String) -> Text)
    -> [Finding]
  {
    deliveries.map { delivery in
      let answer = delivery.answer
      return finding(at: answer.place, message(answer.value.quoted, delivery.recipient.quoted))
    }
  }
}
