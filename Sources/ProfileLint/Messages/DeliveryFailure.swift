import LocatedPlist

/// What a delivery status notification says about one recipient (RFC 3464), and why that is.
///
/// The reading of codes is that of RFC 3463 and RFC 5321; where a code says little, the words of the server
/// decide.
struct DeliveryFailure {
  enum Cause {
    case rate, blocklist, authentication, mailboxFull, size, recipientPolicy, unknownUser, temporary
  }

  /// What the other server said; the status code where it said nothing.
  var answer: Located<String>
  var recipient: String
  var cause: Cause?

  init?(_ block: Node, of message: Message) {
    func field(_ name: String, _ part: StaticString) -> Located<String>? {
      message.located(MessageTree.fields(name, of: block).first?[part])
    }
    let action = MessageTree.fields("Action", of: block).first?["body"]?.string?.lowercased() ?? ""
    let status = field("Status", "code")
    guard !["delivered", "relayed", "expanded"].contains(action),
      let answer = field("Diagnostic-Code", "value") ?? status
    else { return nil }
    self.answer = answer
    recipient = (field("Final-Recipient", "value") ?? field("Original-Recipient", "value"))?.value ?? ""
    cause = Self.cause(
      Answer(answer.value, status: status?.value ?? ""), isDelayed: action == "delayed", recipient)
  }

  private static func cause(_ answer: Answer, isDelayed: Bool, _ recipient: String) -> Cause? {
    if answer.has(codes: ["4.7.28", "5.7.28"])
      || answer.says([
        "too many", "rate limit", "rate-limit", "ratelimit", "unusual rate", "receiving mail too quickly",
      ])
    {
      return .rate
    }
    if answer.says([
      "spamhaus", "spamcop", "barracudacentral", "blocklist", "block list", "blacklist", "black list",
      "blocked using", "dnsbl", "sorbs.net", "senderbase", "poor reputation", "bad reputation",
    ]) {
      return .blocklist
    }
    if answer.has(codes: ["5.7.8", "5.7.9", "5.7.57"]) || ["530", "534", "535"].contains(answer.reply)
      || (answer.reply == "454" && answer.has(codes: ["4.7.0"]) && !answer.says(["tls"]))
    {
      return .authentication
    }
    if answer.has(codes: ["5.2.2", "4.2.2"])
      || answer.says(["mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded"])
    {
      return .mailboxFull
    }
    if answer.has(codes: ["5.3.4", "5.2.3"])
      || answer.says(["message size exceeds", "message too large", "message too big", "exceeds size limit"])
      || answer.reply == "552"
    {
      return .size
    }
    if answer.has(codes: ["5.7.0", "5.7.1"]), isCarrier(recipient) { return .recipientPolicy }
    if answer.has(codes: ["5.1.1", "5.1.10"])
      || answer.says(["user unknown", "unknown user", "no such user", "does not exist", "no such address"])
    {
      return .unknownUser
    }
    return isDelayed || answer.isTemporary ? .temporary : nil
  }

  /// Mail of Japanese carriers, whose users choose what they take.
  private static func isCarrier(_ recipient: String) -> Bool {
    guard let domain = HostName.domain(ofAddress: recipient) else { return false }
    return [
      "docomo.ne.jp", "au.com", "ezweb.ne.jp", "softbank.ne.jp", "i.softbank.jp", "vodafone.ne.jp",
      "ymobile.ne.jp", "ymobile1.ne.jp", "yahoo.ne.jp", "uqmobile.jp", "rakumail.jp", "emnet.ne.jp",
      "disney.ne.jp",
    ].contains { HostName.isIn($0, domain) }
  }
}

/// A server's answer: `550 5.1.1 User unknown`, and the status code that goes with it.
private struct Answer {
  private let text: String
  private let codes: [String]
  let reply: String

  init(_ text: String, status: String) {
    self.text = text.lowercased()
    let words = text.split { !($0.isNumber || $0 == ".") }.map(String.init)
    reply = words.first.flatMap { $0.count == 3 && Int($0) != nil ? $0 : nil } ?? ""
    let written = words.filter { word in
      let parts = word.split(separator: ".")
      return parts.count == 3 && ["2", "4", "5"].contains(parts[0]) && parts.allSatisfy { $0.count <= 3 }
    }
    codes = written.isEmpty ? [status] : [written[0]]
  }

  func has(codes wanted: [String]) -> Bool { codes.contains(where: wanted.contains) }
  func says(_ phrases: [String]) -> Bool { phrases.contains(where: text.contains) }
  var isTemporary: Bool { reply.hasPrefix("4") || codes.contains { $0.hasPrefix("4") } }
}

extension Device {
  /// What went wrong with each recipient, for a cause.
  func deliveryFailures(_ cause: DeliveryFailure.Cause) -> [DeliveryFailure] {
    self.messages.flatMap { message in
      message.tree.deliveryStatus.compactMap { DeliveryFailure($0, of: message) }
    }.filter { $0.cause == cause }
  }
}
