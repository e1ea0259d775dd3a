/// What becomes of a mail message in the tree.
///
/// Bodies are not in it. All texts are spans of the message: `string` unfolds them and decodes encoded
/// words, and their place is where they stand.
///
///     entity    { headers: [field], parts?: [entity], message?: entity, deliveryStatus?: [block] }
///     block     { fields: [field] }
///     field     { name, body, … }    without a name: a line that is no field
///
/// The root is an entity. It has `parts` where it is a multipart message, `message` where it holds another
/// message or the header of one (what a bounce gives back), and `deliveryStatus` where it is the part of a
/// bounce that programs read: blocks of fields, the first about the message, one for each recipient; some
/// servers write both into one. A `deliveryStatus` that was saved on its own has no `headers`.
///
/// What a field has besides, in the order in which it is written there:
///
///     From, Sender, Reply-To, To, Cc, Bcc, Return-Path, Delivered-To, …
///               addresses: [{ name?, address, domain? }]    `<>` is an empty address
///     Date, Resent-Date, Arrival-Date, Last-Attempt-Date, Will-Retry-Until
///               date (a moment), zone    a text where no moment can be told: no zone, or an unknown one
///     Received  from, fromComment, by, byComment, via, with, withComment, id, for; date, zone as above
///     Authentication-Results, ARC-Authentication-Results
///               instance?, server?, results: [result]
///     result    { method, result, comment?, reason?, properties: {"smtp.mailfrom": …} }
///     Received-SPF
///               result, comment?, properties?: {"client-ip": …}
///     DKIM-Signature, ARC-Seal, ARC-Message-Signature, DomainKey-Signature
///               tags: {"d": …, "s": …}
///     Content-Type, Content-Disposition
///               type, parameters?: {"boundary": …}
///     Reporting-MTA, Remote-MTA, Final-Recipient, Original-Recipient, Diagnostic-Code
///               type?, value
///     Status    code
///
/// Names of properties and parameters are in small letters, whatever they are in the message; names of tags
/// are as they stand, and so are the values of `name`, `method` and `result`.
public struct MessageTree: Sendable {
  public let root: Node

  /// Nil for a list that is no message.
  public init?(_ list: PropertyList) {
    guard list.format == .message else { return nil }
    root = list.root
  }

  /// The fields of a name, in any case, from the top down: the newest `Received` first.
  public func fields(_ name: String) -> [Node] { Self.fields(name, in: root["headers"]) }

  /// The blocks of all delivery status notifications in the message.
  public var deliveryStatus: [Node] {
    entities.flatMap { $0["deliveryStatus"].map { Array($0.children) } ?? [] }
  }

  /// The messages inside this one, or their headers: what a bounce gives back.
  public var messages: [Node] { entities.compactMap { $0["message"] } }

  /// The fields of a name in a block of a delivery status notification, or in an entity's header.
  public static func fields(_ name: String, of node: Node) -> [Node] {
    fields(name, in: node["fields"] ?? node["headers"])
  }

  private static func fields(_ name: String, in fields: Node?) -> [Node] {
    let name = name.lowercased()
    return fields?.children.filter { $0["name"]?.string?.lowercased() == name } ?? []
  }

  /// This entity and all inside it, in document order.
  private var entities: [Node] {
    var found: [Node] = []
    var pending = [root]
    while let entity = pending.popLast() {
      found.append(entity)
      if let message = entity["message"] { pending.append(message) }
      if let parts = entity["parts"] { pending += parts.children.reversed() }
    }
    return found
  }
}
