import LocatedPlist

// What stands at a place in a device's documents.
extension Device {
  /// The payload that a place stands in; nil for an account of an export, which no payload sets up.
  public func payload(at place: Place) -> Payload? {
    payloadPosition(at: place).map { payloads[$0] }.flatMap {
      profiles[$0.profile].form.hasPayloads ? $0 : nil
    }
  }

  /// Its position in `payloads`.
  func payloadPosition(at place: Place) -> Int? {
    guard let node = node(at: place) else { return nil }
    // Payloads are sorted by document and position, so the last one that starts before it is the one.
    var low = 0
    var high = payloads.count
    while low < high {
      let middle = (low + high) / 2
      let payload = payloads[middle]
      if (payload.entries.document, payload.node.index) <= (Int(place.document), node.index) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return nil }
    let payload = payloads[low - 1]
    let isInside =
      payload.entries.document == Int(place.document) && payload.node.contains(node)
    return isInside ? low - 1 : nil
  }

  /// Whether a place is in an account that an export says is switched off.
  func isOff(_ place: Place) -> Bool {
    hasAccountsOff && payloadPosition(at: place).map { payloads[$0].isOff } ?? false
  }

  /// The account that a server belongs to; nil for an entry of an export that stands on its own.
  func account(of server: MailServer) -> MailAccount? { server.account.map { self.mailAccounts[$0] } }

  /// The node of a place; nil for a place that is a whole document.
  public func node(at place: Place) -> Node? {
    let index: Int32
    switch place.anchor {
    case .document: return nil
    case .value(let node), .key(let node): index = node
    case .bytes(_, _, let node): index = node
    }
    guard documents.indices.contains(Int(place.document)), index >= 0,
      let list = documents[Int(place.document)].list, Int(index) < list.count
    else { return nil }
    return list.node(Int(index))
  }

  /// The key path of a place; empty for a whole document.
  public func path(of place: Place) -> [Node.Step] { node(at: place)?.path ?? [] }

  /// The bytes of a place in its document's source; nil where that is no text.
  public func bytes(of place: Place) -> Range<Int>? {
    guard documents.indices.contains(Int(place.document)) else { return nil }
    let read = documents[Int(place.document)].read
    guard read.source.isText else { return nil }
    switch place.anchor {
    case .document: return nil
    case .value: return node(at: place)?.bytes
    case .key: return node(at: place)?.keyBytes ?? node(at: place)?.bytes
    case .bytes(let start, let end, _): return Int(start)..<Int(end)
    }
  }
}
