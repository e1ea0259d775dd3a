import LocatedPlist

/// What was given to lint together, as it would be installed together.
@dynamicMemberLookup
public struct Device: Sendable {
  public var documents: [Document]
  /// What no profile says: the day, and the SIM.
  public let circumstances: Circumstances
  public private(set) var profiles: [Profile] = []
  public private(set) var payloads: [Payload] = []
  /// Every key in the documents.
  private(set) var keys = KeyFilter()
  /// What the payloads set up; its members read as the device's own: `device.mailAccounts`.
  private var installed = Installed()
  /// Whom the payloads name by UUID.
  public private(set) var referenceGraph = ReferenceGraph()

  public subscript<Value>(dynamicMember member: KeyPath<Installed, Value>) -> Value {
    installed[keyPath: member]
  }

  public init(_ documents: [Document], in circumstances: Circumstances) {
    self.documents = documents
    self.circumstances = circumstances
    for (index, document) in documents.enumerated() { install(document, at: index) }
    if !installed.references.isEmpty { referenceGraph = ReferenceGraph(of: self) }
  }

  /// The moment for which dates are judged.
  public var now: PlistDate { circumstances.now }
  /// The SIM in the device, where somebody said which.
  public var sim: SIM? { circumstances.sim }

  /// The payload that a place stands in.
  public func payload(at place: Place) -> Payload? { payloadPosition(at: place).map { payloads[$0] } }

  /// Its position in `payloads`.
  func payloadPosition(at place: Place) -> Int? {
    guard let node = node(at: place) else { return nil }
    // Payloads are sorted by document and position, so the last one that starts before it is the one.
    var low = 0
    var high = payloads.count
    while low < high {
      let middle = (low + high) / 2
      let entries = payloads[middle].entries
      if (entries.document, entries.node.index) <= (Int(place.document), node.index) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return nil }
    let payload = payloads[low - 1]
    let isInside =
      payload.entries.document == Int(place.document) && payload.entries.node.contains(node)
    return isInside ? low - 1 : nil
  }

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

  // MARK: Reading the documents

  private mutating func install(_ document: Document, at index: Int) {
    guard let list = document.list else { return }
    keys.insertKeys(of: list)
    let root = Entries(document: index, node: list.root)
    switch document.kind {
    case .profile, .encryptedProfile:
      installed.facets.insert(.profiles)
      let first = payloads.count
      let content = root.node["PayloadContent"]
      if let content, content.kind == .array {
        for (position, child) in content.children.enumerated() where child.kind == .dictionary {
          install(Entries(document: index, node: child), profile: profiles.count, index: position)
        }
      }
      profiles.append(Profile(document: index, entries: root, payloads: first..<payloads.count))
    case .payload:
      installed.facets.insert(.profiles)
      let first = payloads.count
      install(root, profile: profiles.count, index: 0)
      profiles.append(Profile(document: index, entries: root, payloads: first..<payloads.count))
    case .profileService, .provisioningProfile, .other, .none:
      return
    }
  }

  private mutating func install(_ entries: Entries, profile: Int, index: Int) {
    let type = entries.node["PayloadType"]?.string ?? ""
    let payload = Payload(entries: entries, profile: profile, index: index, type: type)
    let position = payloads.count
    payloads.append(payload)
    Installed.readers[type]?(&installed, payload, position)
  }
}
