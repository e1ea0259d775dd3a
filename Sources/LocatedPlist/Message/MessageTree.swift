/// What becomes of a mail message in the tree.
///
/// Bodies are not in it. All texts are spans of the message: `string` unfolds them and decodes encoded
/// words, and their place is where they stand.
///
///     entity    { headers: [field], parts?: [entity], message?: entity, deliveryStatus?: [block],
///                 report?: [entry] }
///     block     { fields: [field] }
///     field     { name, body, … }    without a name: a first line that is no field
///     entry     { recipient, answer, isDelayed? }
///
/// The root is an entity, or `{ messages: [entity] }` for a mailbox of several. An entity has `parts` where it is
/// a multipart message, `message` where it holds another message or the header of one (what a bounce gives
/// back), and `deliveryStatus` where it is the part of a bounce that programs read: blocks of fields, the first
/// about the message, one for each recipient; some servers write both into one. A `deliveryStatus` that was
/// saved on its own has no `headers`. It has a `report` where a mail system says in words alone what became of
/// recipients.
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

  /// The message of a list, or the first of a mailbox; nil for a list that is neither.
  public init?(_ list: PropertyList) {
    guard let first = Self.all(in: list).first else { return nil }
    self = first
  }

  private init(root: Node) { self.root = root }

  /// The messages of a list in their order: one as a rule, several in a mailbox.
  public static func all(in list: PropertyList) -> [MessageTree] {
    guard list.format == .message else { return [] }
    guard let messages = list.root["messages"] else { return [MessageTree(root: list.root)] }
    return messages.children.map(MessageTree.init(root:))
  }

  /// The fields of a name, in any case, from the top down: the newest `Received` first.
  public func fields(_ name: String) -> [Node] { Self.fields(name, in: root["headers"]) }

  /// The blocks of all delivery status notifications in the message.
  public var deliveryStatus: [Node] { entities.flatMap { $0["deliveryStatus"]?.items ?? [] } }

  /// What mail systems say of recipients in letters to people, where no part is for programs.
  public var reports: [Node] { entities.flatMap { $0["report"]?.items ?? [] } }

  /// The messages inside this one, or their headers: what a bounce gives back.
  public var messages: [Node] { entities.compactMap { $0["message"] } }

  /// The fields of a name in a block of a delivery status notification, or in an entity's header.
  public static func fields(_ name: String, of node: Node) -> [Node] {
    fields(name, in: node["fields"] ?? node["headers"])
  }

  private static func fields(_ name: String, in fields: Node?) -> [Node] {
    guard let fields else { return [] }
    let hash = FieldName.hash(of: name.utf8)
    let list = fields.list
    // The table itself instead of `children`: a header may have a million fields.
    return list.records.withUnsafeBufferPointer { records in
      var found: [Node] = []
      var index = fields.position + 1
      while index < records[Int(fields.position)].end {
        let record = records[Int(index)]
        if record.flags.contains(.isField), record.keyLength == hash {
          let field = Node(list: list, index: index)
          if field["name"]?.string?.lowercased() == name.lowercased() { found.append(field) }
        }
        index = record.end
      }
      return found
    }
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

extension Node {
  fileprivate var items: [Node] { Array(children) }
}
